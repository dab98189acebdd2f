"""What people said about questions, for who edits them."""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from scan.content.loading import ContentError
from scan.dates import dutch_date
from scan.dutch import count, single_line
from scan.resources import content_versions
from scan.store import ItemFeedback
from scan.store.durable import open_store
from scan.store.maintenance import FEEDBACK_MONTHS, all_feedback
from scan.terminal import subcommand

NOTHING = "Er staan geen opmerkingen bij vragen."


def add(parsers: Any) -> None:
    """The command `run_feedback`."""
    listing = subcommand(parsers, "feedback", "toon wat mensen over vragen zeiden, per vraag en versie, zonder wie")
    listing.add_argument("--version", metavar="VERSIE", help="alleen over deze versie van de vragen")
    listing.add_argument("--item", metavar="ID", help="alleen over deze vraag")
    listing.add_argument("--json", action="store_true", help="een JSON-object per opmerking")
    listing.set_defaults(command=run_feedback)


def run_feedback(args: argparse.Namespace) -> int:
    """List it by version, item and week."""
    store = open_store()
    found = [one for one in all_feedback(store) if is_wanted(one, args)]
    store.close()
    lines = map(feedback_json, found) if args.json else feedback_lines(found)
    print("\n".join(lines) or ("" if args.json else NOTHING), end="\n" if found or not args.json else "")
    return 0


def is_wanted(one: ItemFeedback, args: argparse.Namespace) -> bool:
    """Whether the options ask for it."""
    return args.version in (None, one.item.version) and args.item in (None, one.item.item)


def feedback_json(one: ItemFeedback) -> str:
    """One line of JSON, with the Monday of the week."""
    return json.dumps({**one.item._asdict(), "week": one.week.isoformat(), "text": one.text})


def feedback_lines(found: Sequence[ItemFeedback]) -> Iterator[str]:
    """A heading per item with its words, and a line per text."""
    for item, texts in groupby(found, key=lambda one: one.item):
        said = [*texts]
        yield f"{item.item} ({item.version}), {count(len(said), 'opmerking', 'opmerkingen')}: {words_of(*item[1:])}"
        yield from (f"  week van {dutch_date(one.week)}: {single_line(' '.join(one.text.split()))}" for one in said)
    if found:
        yield f"Een opmerking wordt na {FEEDBACK_MONTHS} maanden gewist."


def words_of(version: str, item: str) -> str:
    """The text of an item in a version; "onbekend" when it is not here."""
    try:
        instrument = content_versions().get(version)
    except ContentError:
        instrument = None
    return next((one.text for one in instrument.items if one.id == item), "onbekend") if instrument else "onbekend"
