"""Feedback on items as it goes into and out of the store."""

from datetime import date
from typing import NamedTuple

from scan.limits.limits import FEEDBACK_TEXT

LONGEST_FEEDBACK = FEEDBACK_TEXT.most


class ItemVersion(NamedTuple):
    """An item in one version of the questions."""

    instrument: str
    version: str
    item: str


class ItemFeedback(NamedTuple):
    """What someone said about an item, in the week that began on this Monday; nobody can tell who."""

    item: ItemVersion
    week: date
    text: str
