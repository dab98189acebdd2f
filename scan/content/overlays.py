"""Overlays: items that take the place of another for people of some specialisms (measurement.md §2)."""

from collections.abc import Iterator, Mapping

from scan.content.mistakes import Mistake
from scan.instrument.instrument import Item

# What an overlay has in common with the item it replaces, so that every specialism is measured alike.
SHARED = (
    "role",
    "epa_task",
    "level",
    "dimensions",
    "theme",
    "kind",
    "scale",
    "phases",
    "norms",
    "allows_nvt",
)


def overlay_mistakes(item: Item, items: Mapping[str, Item]) -> Iterator[Mistake]:
    """By what an item with `replaces` or `specialisms` is no overlay; `items` are all sound items by id."""
    if bool(item.replaces) != bool(item.specialisms):
        missing = "specialisms" if item.replaces else "replaces"
        yield Mistake((missing,), "replaces en specialisms horen bij elkaar; schrijf ze allebei of geen van beide")
    base = items.get(item.replaces)
    if base is None:
        return
    if base.replaces:
        yield Mistake(("replaces",), f"{base.id} vervangt zelf {base.replaces}; noem dat item")
    for field in SHARED:
        if getattr(item, field) != getattr(base, field):
            yield Mistake((field,), f"is anders dan bij {base.id}, dat dit item vervangt; maak het gelijk")
    yield from rivals(item, items)


def rivals(item: Item, items: Mapping[str, Item]) -> Iterator[Mistake]:
    """Earlier overlays of the same item for the same specialism: only one can take its place."""
    for other in items.values():
        if other.id == item.id:
            return
        both = set(other.specialisms) & set(item.specialisms)
        if other.replaces == item.replaces and both:
            yield Mistake(("replaces",), f"{other.id} vervangt dit item al voor {', '.join(sorted(both))}; houd er één")
