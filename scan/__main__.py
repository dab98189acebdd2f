"""The engine from the command line: python -m scan check | items | score."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from scan.assessment import Assessment
from scan.content.blueprint import blueprint
from scan.content.wording import lint
from scan.instrument import Instrument
from scan.interchange import items_json, profile_json
from scan.loading import load_content, load_instrument
from scan.scoring import score
from scan.terminal import each, obey, refuse

ITEMS = Path(__file__).parent.parent / "items"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when content or input is not."""
    return obey(parser(), arguments)


def parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    top = argparse.ArgumentParser(prog="python -m scan", description=__doc__)
    commands = top.add_subparsers(required=True)
    checking = commands.add_parser("check", help="read the content and report every mistake at once")
    listing = commands.add_parser("items", help="print the items")
    scoring = commands.add_parser("score", help="score assessments, one JSON object each")
    scoring.add_argument("file", metavar="FILE", help="JSON: one assessment, a list, or one a line; - reads stdin")
    listing.add_argument("--json", action="store_true", help="as JSON")
    for command in (listing, scoring):
        command.add_argument("--phase")
    for command in (checking, listing, scoring):
        command.add_argument("--content", type=Path, default=ITEMS, metavar="DIR")
    checking.set_defaults(command=check)
    listing.set_defaults(command=items)
    scoring.set_defaults(command=score_file)
    return top


def check(args: argparse.Namespace) -> int:
    """Blueprint and wording of a content folder without mistakes."""
    instrument, _ = load_content(args.content)
    found = lint(instrument)
    print(blueprint(instrument))
    print(found)
    return 1 if found.errors else 0


def items(args: argparse.Namespace) -> int:
    """The items, all or those that a phase asks or offers."""
    instrument = load_instrument(args.content)
    try:
        phase = instrument.framework.phase(args.phase) if args.phase else None
    except KeyError:
        return refuse(f"--phase: {args.phase!r} is no phase; choose one of {_phases(instrument)}")
    listed = items_json(instrument, phase)
    print(json.dumps(listed, ensure_ascii=False) if args.json else "\n".join(f"{i['id']}\t{i['text']}" for i in listed))
    return 0


def score_file(args: argparse.Namespace) -> int:
    """One JSON profile a line for every sound assessment; the others are told on stderr."""
    return each(args.file, args.phase, {"draft": load_instrument(args.content)}, scored)


def scored(assessment: Assessment, instrument: Instrument) -> str:
    """The profile of one assessment by its own version."""
    return json.dumps(profile_json(score(assessment, instrument), instrument.framework))


def _phases(instrument: Instrument) -> str:
    return ", ".join(phase.key for phase in instrument.framework.phases)


if __name__ == "__main__":
    sys.exit(main())
