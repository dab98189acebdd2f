"""Measures from the command line: python -m benchmarks faults, or fuzz."""

import argparse
import json
import sys
from collections.abc import Sequence

from benchmarks.faults import FAULTS, Figure, figures
from benchmarks.fuzz import fuzzed


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line per figure; 1 when something did not stand it."""
    args = parser().parse_args(arguments)
    return int(args.measures(args))


def faults(args: argparse.Namespace) -> int:
    """Every fault of the store."""
    print(f"seed {args.seed}", file=sys.stderr)
    sound = True
    for figure in figures(args.quick, args.seed, args.only):
        print(_json(figure) if args.json else _text(figure), flush=True)
        sound &= figure.sound
    return 0 if sound else 1


def fuzz(args: argparse.Namespace) -> int:
    """Every door where files come in."""
    sound = True
    for one in fuzzed(args.runs, args.seed):
        print(json.dumps(one._asdict()), flush=True)
        sound &= not one.trouble
    return 0 if sound else 1


def parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = top.add_subparsers(required=True)
    faulty = commands.add_parser("faults", help="break the store and count what is lost: about a quarter of an hour")
    faulty.set_defaults(measures=faults)
    faulty.add_argument("--quick", action="store_true", help="a few of each, in seconds")
    faulty.add_argument("--json", action="store_true", help="one JSON object a line")
    faulty.add_argument("--seed", type=int, default=1, help="where chance begins")
    faulty.add_argument("--only", choices=sorted({fault.name for fault in FAULTS}), help="one kind of fault")
    bent = commands.add_parser("fuzz", help="throw bent files at the import and the content: some minutes; `make fuzz`")
    bent.set_defaults(measures=fuzz)
    bent.add_argument("--runs", type=int, default=250_000, help="how many files in all")
    bent.add_argument("--seed", type=int, default=1, help="where chance begins")
    return top


def _json(figure: Figure) -> str:
    return json.dumps({"name": figure.name, "engine": figure.engine, **figure.outcome._asdict()})


def _text(figure: Figure) -> str:
    counts = ", ".join(f"{number} {what}" for what, number in figure.outcome._asdict().items())
    return f"{figure.name:<15} {figure.engine:<11} {counts}"


if __name__ == "__main__":
    sys.exit(main())
