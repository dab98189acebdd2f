"""How the scan is used, for who offers it; nothing about fewer than the minimum group or about a person."""

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import groupby
from typing import Any

from scan.dates import now
from scan.dutch import dutch_number, percent
from scan.instrument.instrument import Instrument
from scan.resources import content_versions
from scan.store.durable import open_store
from scan.store.usage import fold_timelines
from scan.terminal import subcommand
from scan.usage.usage import FINISHED, NOTHING, UsageCounts, UsageRow, usage_counts, usage_rows

WAIT = timedelta(days=30)
TITLES = {
    "stops": "Waar mensen staan of stopten (deel van de mensen)",
    "minutes": "Minuten per onderdeel, van wie het afmaakte (mediaan)",
    "items": "Nog niet gedaan (NE) en hoort niet bij mijn vak (NVT), deel van wie de vraag beantwoordde",
}
PARTS = {FINISHED: "alles beantwoord", NOTHING: "niets beantwoord"}
RULE = (
    "Per versie en fase telt ieders eerste scan, vanaf {days} dagen na het begin, in hele groepen van {least} mensen. "
    "Een streepje gaat over te weinig mensen, of over bijna iedereen. Delen zijn afgerond op tientallen procenten."
)
NOBODY = "Er zijn nog geen scans van {days} dagen of ouder."


def add(parsers: Any) -> None:
    """The command `run_stats`."""
    counting = subcommand(parsers, "stats", "toon hoe de scan wordt gebruikt: afgemaakt, gestopt, minuten, NE en NVT")
    counting.add_argument("--json", action="store_true", help="als JSON, één regel per rij")
    counting.set_defaults(command=run_stats)


def run_stats(args: argparse.Namespace) -> int:
    """Count from the store, which keeps none of it, and print."""
    versions, store = content_versions(), open_store()
    found = fold_timelines(store, now() - WAIT, partial(usage_counts, versions=versions))
    store.close()
    lines = [
        line for (version, phase), one in sorted(found.items()) for line in told(one, versions[version], phase, args)
    ]
    print("\n".join(lines) or ("" if args.json else NOBODY.format(days=WAIT.days)))
    return 0


def told(counts: UsageCounts, instrument: Instrument, key: str, args: argparse.Namespace) -> Iterator[str]:
    """The rows of one version and phase as JSON lines or as text."""
    phase = instrument.framework.phase(key)
    rows = usage_rows(counts, instrument, phase)
    if args.json:
        yield from (json.dumps({"version": instrument.version, "phase": key, **row}) for row in rows)
        return
    people = f"{counts.people} mensen" if counts.people else f"minder dan {counts.least} mensen"
    yield f"Versie {instrument.version}, {phase.label}: {people}."
    if counts.people:
        yield RULE.format(days=WAIT.days, least=counts.least)
        labels = PARTS | {role.key: role.label for role in instrument.framework.roles}
        for table, found in groupby(rows, key=lambda row: str(row["table"])):
            yield from text_lines(table, found, labels)


def text_lines(table: str, rows: Iterable[UsageRow], labels: dict[str, str]) -> Iterator[str]:
    """A table under its title; items of which both figures are hidden are left out."""
    if table not in TITLES:
        return
    yield f"\n{TITLES[table]}"
    for _, name, *figures in (tuple(row.values()) for row in rows):
        if table != "items" or any(one is not None for one in figures):
            yield f"  {labels.get(name, name):<32} {'  '.join(usage_cell(table, one) for one in figures)}"


def usage_cell(table: str, value: float | None) -> str:
    """A share, or minutes, or a dash for what is hidden."""
    if value is None:
        return "–"
    return dutch_number(value, 1) if table == "minutes" else percent(value)
