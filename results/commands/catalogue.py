"""python -m results catalogue: coverage of the catalogue, gaps without an offer, win rates and outdated entries."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from results.coverage.coverage import CoverageCell, coverage, gaps_without_offer, outdated_entries
from results.coverage.win_rates import Content, never_advised, too_frequent
from scan.content.loading import load_content
from scan.dates import today
from scan.dutch import percent
from scan.instrument.framework import Framework
from scan.terminal import TODAY, add_content_option, subcommand

NOT_ASKED, NO_OFFER = "-", "geen"
PEOPLE = 30


def add(parsers: Any) -> None:
    """Register the command and its arguments."""
    command = subcommand(parsers, "catalogue", "toon het aanbod per rol, taak en niveau, wat ontbreekt en wat oud is")
    add_content_option(command)
    people = "toevallige mensen per groep, om te zien wat vaak of nooit wordt aangeraden; 0 voor geen"
    command.add_argument("--people", type=int, default=PEOPLE, metavar="N", help=people)
    command.add_argument("--today", type=date.fromisoformat, default=None, metavar="JJJJ-MM-DD", help=TODAY)
    command.set_defaults(command=print_coverage)


def print_coverage(args: argparse.Namespace) -> int:
    """Print the coverage matrix, the gaps without an offer per phase and the outdated entries; the exit code."""
    instrument, offers = load_content(args.content)
    print("\n".join(coverage_matrix(coverage(instrument, offers), instrument.framework)))
    for phase, cells in gaps_without_offer(instrument, offers).items():
        cell_names = ", ".join(" ".join(cell.topic) for cell in cells)
        print(f"zonder aanbod in fase {phase}: {cell_names or NO_OFFER}")
    if args.people > 0:
        print("\n".join(win_lines(Content(instrument, offers), args.people)))
    for entry in outdated_entries(offers, args.today or today()):
        print(f"langer dan een jaar geleden nagekeken: {entry.checked} {entry.id} ({entry.title})")
    return 0


def win_lines(content: Content, people: int) -> Iterator[str]:
    """The entries that are advised to nobody they are meant for, and those that are advised too often."""
    never = [training.id for training in never_advised(content, people)]
    yield f"aan niemand aangeraden ({people} toevallige mensen per groep): {', '.join(never) or NO_OFFER}"
    for rate in too_frequent(content, people):
        group = f"{rate.setting.audience} {rate.setting.phase} {rate.setting.specialism}"
        yield f"te vaak aangeraden: {rate.training_id} aan {percent(rate.share)} ({group}, {rate.hours:g} uur)"


def coverage_matrix(cells: Sequence[CoverageCell], framework: Framework) -> Iterator[str]:
    """The lines of a table with the number of offers per role and EPA task (rows) and level (columns)."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for cell in cells:
        found.setdefault((cell.topic.role, cell.topic.epa_task, cell.topic.level), set()).update(cell.offers)
    numbers = {key: len(offers) or NO_OFFER for key, offers in found.items()}
    levels = [level.key for level in framework.levels]
    yield "".join(f"{head:<10}" for head in ("aanbod", *levels)).rstrip()
    for role in framework.roles:
        for task in framework.epa_tasks:
            row = [numbers.get((role.key, task.key, level), NOT_ASKED) for level in levels]
            if set(row) != {NOT_ASKED}:
                yield "".join(f"{one:<10}" for one in (f"{role.key} {task.key}", *row)).rstrip()
