"""python -m results catalogue: coverage of the catalogue, gaps without an offer, and outdated entries."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from results.advice.coverage import CoverageCell, coverage, gaps_without_offer, outdated_entries
from scan.content.loading import load_content
from scan.dates import today
from scan.instrument.framework import Framework
from scan.terminal import TODAY, add_content_option, subcommand

NOT_ASKED, NO_OFFER = "-", "none"


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = subcommand(parsers, "catalogue", "toon het aanbod per rol, taak en niveau, wat ontbreekt en wat oud is")
    add_content_option(command)
    command.add_argument("--today", type=date.fromisoformat, default=None, metavar="JJJJ-MM-DD", help=TODAY)
    command.set_defaults(command=print_coverage)


def print_coverage(args: argparse.Namespace) -> int:
    """Print the coverage matrix, the gaps without an offer per phase and the outdated entries; the exit code."""
    instrument, offers = load_content(args.content)
    print("\n".join(coverage_matrix(coverage(instrument, offers), instrument.framework)))
    for phase, cells in gaps_without_offer(instrument, offers).items():
        cell_names = ", ".join(f"{cell.role} {cell.epa_task} {cell.level}" for cell in cells)
        print(f"no offer for phase {phase}: {cell_names or NO_OFFER}")
    for entry in outdated_entries(offers, args.today or today()):
        print(f"checked over a year ago: {entry.checked} {entry.id} ({entry.title})")
    return 0


def coverage_matrix(cells: Sequence[CoverageCell], framework: Framework) -> Iterator[str]:
    """The lines of a table with the number of offers per role and EPA task (rows) and level (columns)."""
    numbers = {(cell.role, cell.epa_task, cell.level): len(cell.offers) or NO_OFFER for cell in cells}
    levels = [level.key for level in framework.levels]
    yield "".join(f"{head:<10}" for head in ("offers", *levels)).rstrip()
    for role in framework.roles:
        for task in framework.epa_tasks:
            row = [numbers.get((role.key, task.key, level), NOT_ASKED) for level in levels]
            if set(row) != {NOT_ASKED}:
                yield "".join(f"{one:<10}" for one in (f"{role.key} {task.key}", *row)).rstrip()
