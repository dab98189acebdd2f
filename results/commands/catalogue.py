"""python -m results catalogue: what the catalogue has no offer for, and which facts are old."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from results.advice.coverage import CoverageCell, coverage, gaps_without_offer, outdated_entries
from scan.content.loading import load_content
from scan.dates import today
from scan.instrument.framework import Framework
from scan.terminal import TODAY, add_content_option, subcommand

NOBODY_ASKS, NO_OFFER = "-", "none"


def add(parsers: Any) -> None:
    """The command and what it takes."""
    command = subcommand(parsers, "catalogue", "toon het aanbod per rol, taak en niveau, wat ontbreekt en wat oud is")
    add_content_option(command)
    command.add_argument("--today", type=date.fromisoformat, default=None, metavar="JJJJ-MM-DD", help=TODAY)
    command.set_defaults(command=run)


def run(args: argparse.Namespace) -> int:
    """Print the matrix, the gaps per phase and the old entries."""
    instrument, offers = load_content(args.content)
    print("\n".join(matrix(coverage(instrument, offers), instrument.framework)))
    for phase, cells in gaps_without_offer(instrument, offers).items():
        told = ", ".join(f"{cell.role} {cell.epa_task} {cell.level}" for cell in cells)
        print(f"no offer for phase {phase}: {told or NO_OFFER}")
    for one in outdated_entries(offers, args.today or today()):
        print(f"checked over a year ago: {one.checked} {one.id} ({one.title})")
    return 0


def matrix(cells: Sequence[CoverageCell], framework: Framework) -> Iterator[str]:
    """A line per role and EPA task with the number of offers at each level."""
    numbers = {(cell.role, cell.epa_task, cell.level): len(cell.offers) or NO_OFFER for cell in cells}
    levels = [level.key for level in framework.levels]
    yield "".join(f"{head:<10}" for head in ("offers", *levels)).rstrip()
    for role in framework.roles:
        for task in framework.epa_tasks:
            row = [numbers.get((role.key, task.key, level), NOBODY_ASKS) for level in levels]
            if set(row) != {NOBODY_ASKS}:
                yield "".join(f"{one:<10}" for one in (f"{role.key} {task.key}", *row)).rstrip()
