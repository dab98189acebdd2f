"""The content: check it, and print its items."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from scan.commands.json_output import items_json
from scan.content.balance import balance
from scan.content.blueprint import blueprint
from scan.content.loading import load_instrument
from scan.content.wording.lint import lint
from scan.content.wording.near_duplicates import Alike, near_duplicates
from scan.dates import today
from scan.released.content_check import check_folder
from scan.terminal import add_content_option, print_refusal, subcommand


def add(parsers: Any) -> None:
    """The commands `run_check` and `run_items`."""
    checking = subcommand(parsers, "check", "lees de inhoud, versies en bruggen en meld alle fouten tegelijk")
    listing = subcommand(parsers, "items", "toon de vragen")
    listing.add_argument("--json", action="store_true", help="als JSON")
    listing.add_argument("--phase", metavar="FASE", help="alleen de vragen van deze fase, bijvoorbeeld n8")
    own = "alleen de set van dit specialisme; zonder: de basisset en alle vragen voor specialismen"
    listing.add_argument("--specialism", metavar="SLEUTEL", help=own)
    for command, carried_out in ((checking, run_check), (listing, run_items)):
        add_content_option(command)
        command.set_defaults(command=carried_out)


def run_check(args: argparse.Namespace) -> int:
    """Wording and blueprint of a content folder whose content, versions and bridges have no mistakes."""
    instrument = check_folder(args.content, today())
    found = lint(instrument)
    print(
        f"{found}\n\n{duplicates_text(near_duplicates(instrument))}\n\n{blueprint(instrument)}\n\n{balance(instrument)}"
    )
    return 1 if found.errors else 0


def duplicates_text(pairs: Sequence[Alike]) -> str:
    """The questions that say nearly the same to one person; no mistake by itself, since a subject may come back."""
    return "\n".join([*map(str, pairs), f"vragen die op elkaar lijken: {len(pairs)}"])


def run_items(args: argparse.Namespace) -> int:
    """The items, all or those that a phase asks or offers."""
    instrument = load_instrument(args.content)
    phases = {phase.key: phase for phase in instrument.framework.phases}
    if args.phase and args.phase not in phases:
        return print_refusal(f"--phase: {args.phase!r} is geen fase; kies uit {', '.join(phases)}")
    known = [one.key for one in instrument.framework.specialisms]
    if args.specialism and args.specialism not in known:
        return print_refusal(f"--specialism: {args.specialism!r} is geen specialisme; kies uit {', '.join(known)}")
    own = instrument if args.specialism is None else instrument.set_for(args.specialism)
    listed = items_json(own, phases[args.phase] if args.phase else None)
    print(json.dumps(listed, ensure_ascii=False) if args.json else "\n".join(f"{i['id']}\t{i['text']}" for i in listed))
    return 0
