"""python -m results panel: workbooks for a panel of experts, and what they say together."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from results.panel.judgement import gathered, medians
from results.panel.proposal import outcome_lines, proposal
from results.panel.rating_sheets import RatingSheet, rating_sheets
from results.panel.workbooks import MemberRatings, PanelError, read_workbook, write_workbook
from scan.content.loading import load_content
from scan.released.publication import instrument_digest
from scan.terminal import add_content_option, print_refusal, subcommand

FOLDER = "de map met de werkboeken, één per lid"
EARLIER = "de map van een vorige ronde; haar medianen komen in de nieuwe werkboeken"
NAME = "panel-lid-{:02}.xlsx"


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = subcommand(parsers, "panel", "maak werkboeken voor een panel, of lees ze terug")
    command.add_argument("act", choices=("make", "read"), metavar="WAT", help="make: maak ze; read: lees ze terug")
    command.add_argument("folder", type=Path, metavar="MAP", help=FOLDER)
    command.add_argument("--members", type=int, default=7, metavar="N", help="hoeveel leden (make)")
    command.add_argument("--phase", action="append", metavar="FASE", help="alleen deze fase; mag vaker; anders alle")
    command.add_argument("--previous", type=Path, metavar="MAP", help=f"{EARLIER} (make)")
    command.add_argument("-o", "--output", type=Path, metavar="UIT", help="schrijf hier een voorstel in YAML (read)")
    add_content_option(command)
    command.set_defaults(command=run_panel)


def run_panel(args: argparse.Namespace) -> int:
    """Make the workbooks, or print what they say and write the proposal; nothing is ever applied."""
    instrument, catalogue = load_content(args.content)
    known = [phase.key for phase in instrument.framework.phases]
    unknown = [key for key in args.phase or () if key not in known]
    if unknown or args.members < 1:
        return print_refusal(f"--phase of --members: {unknown or args.members} kan niet; fasen zijn {', '.join(known)}")
    phases = [instrument.framework.phase(key) for key in args.phase or known]
    sheets, content = rating_sheets(instrument, catalogue, phases), instrument_digest(instrument)
    try:
        return make(args, sheets, content) if args.act == "make" else read(args, sheets, content)
    except PanelError as error:
        return print_refusal(*error.problems)


def make(args: argparse.Namespace, sheets: Sequence[RatingSheet], content: str) -> int:
    """A workbook per member; one that is there already is left alone."""
    files = [args.folder / NAME.format(number) for number in range(1, args.members + 1)]
    if there := [file.name for file in files if file.exists()]:
        return print_refusal(f"{args.folder}: hier staat al {', '.join(there)}; kies een andere map")
    previous = medians(gathered(read_all(args.previous, sheets, content))) if args.previous else {}
    args.folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        write_workbook(file, sheets, content, previous)
    print(f"{len(files)} werkboeken in {args.folder}")
    return 0


def read(args: argparse.Namespace, sheets: Sequence[RatingSheet], content: str) -> int:
    """Print what the panel says, and write the proposal when asked."""
    ratings = read_all(args.folder, sheets, content)
    judged = gathered(ratings)
    print(f"Panel van {len(ratings)} leden.")
    print("\n".join(outcome_lines(sheets, judged)))
    print("\n".join(["\nOpmerkingen", *(f"  {remark}" for one in ratings for remark in one.remarks)]))
    if args.output:
        args.output.write_text(proposal(sheets, judged, len(ratings)), "utf-8")
    return 0


def read_all(folder: Path, sheets: Sequence[RatingSheet], content: str) -> list[MemberRatings]:
    """The ratings of every workbook in a folder; PanelError with the mistakes of all."""
    found, problems = list[MemberRatings](), list[str]()
    files = sorted(file for file in folder.glob("*.xlsx") if not file.name.startswith("~$"))  # "~$": open in Excel
    for file in files:
        try:
            found.append(read_workbook(file, sheets, content))
        except PanelError as error:
            problems += error.problems
    if problems or not files:
        raise PanelError(problems or [f"{folder}: hier staat geen werkboek (.xlsx)"])
    return found
