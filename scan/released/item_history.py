"""Since which version an item is asked, and since which in the words it has."""

from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from scan.instrument.instrument import Instrument
from scan.released.publication import DRAFT


class ItemHistory(NamedTuple):
    """The first version of those without a gap that hold the item, and that hold it in the same words."""

    asked: str
    worded: str


def item_histories(versions: Mapping[str, Instrument], version: str) -> dict[str, ItemHistory]:
    """The history of every item of a version, by id; `versions` stand oldest first. An id is never used again."""
    names = list(versions)
    texts = [{item.id: item.text for item in versions[name].items} for name in names[: names.index(version) + 1]]
    return {item: _history(item, names, texts) for item in texts[-1]}


def since_sentence(history: ItemHistory) -> str:
    """The history in a Dutch sentence."""
    asked, worded = (name.replace(DRAFT, "die nu wordt bewerkt") for name in history)
    same = "" if asked == worded else f", in deze woorden sinds {worded}"
    return f"Gevraagd sinds versie {asked}{same}."


def _history(item: str, names: list[str], texts: list[dict[str, str]]) -> ItemHistory:
    asked = list(takewhile(lambda one: item in one, reversed(texts)))
    worded = list(takewhile(lambda one: one[item] == texts[-1][item], asked))
    return ItemHistory(names[len(texts) - len(asked)], names[len(texts) - len(worded)])
