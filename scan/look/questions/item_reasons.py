"""Why an item is asked: where it comes from, the EAPC competencies it is about, and since which version."""

from collections.abc import Iterator, Mapping

from scan.dutch import listing
from scan.instrument.instrument import Item
from scan.look.sources import item_origin
from scan.released.item_history import ItemHistory, since_sentence


def item_reasons(item: Item, titles: Mapping[str, str], histories: Mapping[str, ItemHistory]) -> list[str]:
    """The reasons in Dutch sentences; `titles` are the titles of the sources by key."""
    return list(_reasons(item, titles, histories))


def _reasons(item: Item, titles: Mapping[str, str], histories: Mapping[str, ItemHistory]) -> Iterator[str]:
    origin = item_origin(item, titles)
    yield f"{origin[:1].upper()}{origin[1:]}."
    if item.eapc:
        noun = "kerncompetentie" if len(item.eapc) == 1 else "kerncompetenties"
        yield f"Hoort bij {noun} {listing([str(one) for one in item.eapc])} van de EAPC."
    if item.id in histories:
        yield since_sentence(histories[item.id])
