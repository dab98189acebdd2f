"""Dates in the content: whether they exist, and whether they are still to come."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from scan.content.mistakes import Mistake, shown
from scan.content.references import found

DATED = ("sources.*.date", "entries.*.checked")
# A source may give no more than its year or month.
WRITTEN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def is_day(text: str) -> bool:
    """Whether a text is a date that exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def future(content: Any, today: date) -> Iterator[Mistake]:
    """Every date of a source or a check that comes after `today`."""
    for place, text in (one for path in DATED for one in found(content, path)):
        if isinstance(text, str) and WRITTEN.fullmatch(text) and text > today.isoformat()[: len(text)]:
            yield Mistake(place, f"{shown(text)} ligt in de toekomst; vandaag is het {today}")
