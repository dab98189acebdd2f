"""What an author writes about two versions of the items, and whether it accounts for every one of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from scan.content.consistency import at_place
from scan.content.mistakes import Mistake, quoted_value, value_at
from scan.content.references import values_at
from scan.content.schema import valid_entries
from scan.instrument.base import Definition, Text
from scan.instrument.instrument import Instrument, Item
from scan.released.score_changes import SCORED_ITEM_FIELDS, Acknowledgement, acknowledgement_mistakes

Became = Literal["same", "reworded", "split", "merged", "retired", "new"]
STAYS: tuple[Became, ...] = ("same", "reworded")
COMPARED = ("text", "role", "level", "scale", "norms", "replaces", "specialisms")
COUNTED = tuple(field for field in SCORED_ITEM_FIELDS if field not in COMPARED)


class Entry(Definition):
    """What became of one item: `into` names the items a split or merged one lives on in.

    `comparable` belongs to a reworded item: whether old and new answers may be laid side by side. `reason` says why;
    an item that stays the same needs it only when it counts otherwise now.
    """

    id: Text
    became: Became
    into: tuple[Text, ...] = ()
    comparable: bool | None = None
    reason: str = ""


class BridgeFile(Definition):
    """What a file in bridges/ holds: an entry for each item that is not plainly the same.

    `comparable_scales` are answer scales whose words changed while answers stayed comparable; `scores` acknowledges
    each change of levels, dimensions, phases or constants that alters a score. An entry reads:

        - id: mh-04
          became: split
          into:
            - mh-20
            - mh-21
    """

    old: Text
    new: Text
    comparable_scales: tuple[Text, ...] = ()
    scores: tuple[Acknowledgement, ...] = ()
    items: tuple[Entry, ...]


def changed_fields(old: Item, new: Item, fields: Sequence[str] = COMPARED) -> list[str]:
    """Which of `fields` differ; by those of COMPARED two items with one id no longer ask the same."""
    return [field for field in fields if getattr(old, field) != getattr(new, field)]


class Crossing:
    """Two versions beside each other, while what was written about them is checked."""

    def __init__(self, old: Instrument, new: Instrument, content: Any) -> None:
        self.old, self.new, self.content = old, new, content
        self.before = {item.id: item for item in old.items}
        self.after = {item.id: item for item in new.items}
        self.entries = list(valid_entries(Entry, value_at(content, "items")))
        self.targets = Counter(target for _, entry in self.entries for target in set(entry.into))

    def mistakes(self) -> Iterator[Mistake]:
        """Everything that does not fit the two versions, and every item or score that is not accounted for."""
        for key, instrument in (("old", self.old), ("new", self.new)):
            name = value_at(self.content, key)
            if isinstance(name, str) and name != instrument.version:
                yield Mistake(
                    (key,), f"{quoted_value(name)} is niet {instrument.version}, zoals de naam van het bestand zegt"
                )
        for position, entry in self.entries:
            yield from at_place(("items", position), self.entry_mistakes(entry))
        yield from self.twice()
        yield from self.unaccounted()
        yield from acknowledgement_mistakes(self.old, self.new, self.content)

    def entry_mistakes(self, entry: Entry) -> Iterator[Mistake]:
        """What one entry says that cannot be."""
        known = self.new if entry.became == "new" else self.old
        if entry.id not in (self.after if entry.became == "new" else self.before):
            yield Mistake(("id",), f"{quoted_value(entry.id)} is geen item van {known.version}")
        else:
            yield from self.fate_mistakes(entry)
        yield from into_mistakes(entry)
        for position, target in enumerate(entry.into):
            if target not in self.after:
                yield Mistake(("into", position), f"{quoted_value(target)} is geen item van {self.new.version}")
            if entry.became == "merged" and self.merging(target) == 1:
                yield Mistake(
                    ("into", position), f"alleen {entry.id} gaat op in {target}; samenvoegen doe je er twee of meer"
                )
        yield from comparison_mistakes(entry)

    def merging(self, target: str) -> int:
        """How many items merge into `target`."""
        return sum(entry.became == "merged" and target in entry.into for _, entry in self.entries)

    def fate_mistakes(self, entry: Entry) -> Iterator[Mistake]:
        """A fate that the two versions contradict."""
        old, new = self.before.get(entry.id), self.after.get(entry.id)
        if entry.became in STAYS and new is None:
            yield Mistake(("became",), f"het item is er niet meer in {self.new.version}; kies split, merged of retired")
        if entry.became == "new" and old is not None:
            yield Mistake(
                ("became",), f"het item staat ook in {self.old.version}; kies same, reworded, split of merged"
            )
        if entry.became == "new" and entry.id in self.targets:
            yield Mistake(("became",), "het item staat al onder 'into'; zeg het één keer")
        if entry.became not in (*STAYS, "new") and new is not None and entry.id not in self.targets:
            yield Mistake(("became",), f"het item staat nog in {self.new.version}; kies same of reworded")
        kept = entry.became == "same" or entry.comparable
        if kept and old and new and old.scale != new.scale:
            yield Mistake(
                ("became",), f"het item ging van schaal {old.scale} naar {new.scale}; die zijn niet te vergelijken"
            )
        if kept and old and new and old.replaces != new.replaces:
            yield Mistake(("became",), "het item vervangt nu een ander item; die zijn niet te vergelijken")
        fields = changed_fields(old, new, SCORED_ITEM_FIELDS) if entry.became == "same" and old and new else []
        if fields and not entry.reason.strip():
            yield Mistake(("reason",), f"het item telt anders ({', '.join(fields)}); zeg in een zin waarom")

    def twice(self) -> Iterator[Mistake]:
        """Items with more than one entry."""
        times = Counter(entry.id for _, entry in self.entries)
        for position, entry in self.entries:
            if times.pop(entry.id, 1) > 1:
                yield Mistake(("items", position, "id"), "dit item staat er meer dan één keer; houd er één")

    def unaccounted(self) -> Iterator[Mistake]:
        """Items that are gone, changed or new, and of which nothing is said."""
        said = [one for _, one in values_at(self.content, "items.*.id")]
        for item_id in (one for one in self.before if one not in said):
            if item_id not in self.after:
                rule = f"is er niet meer in {self.new.version}; zeg of het split, merged of retired is"
                yield Mistake(("items", item_id), rule)
            elif fields := [*self.differing(item_id), *self.counting(item_id)]:
                rule = f"is anders ({', '.join(fields)}); zeg of het reworded, split, merged of same is"
                yield Mistake(("items", item_id), rule)
        for item_id in self.after:
            if item_id not in said and item_id not in self.before and item_id not in self.targets:
                yield Mistake(
                    ("items", item_id), f"is nieuw in {self.new.version}; zeg new, of noem het onder een 'into'"
                )

    def differing(self, item_id: str) -> list[str]:
        """By what an item is not plainly the same: its own fields, or the words of its answer scale."""
        old, new = self.before[item_id], self.after[item_id]
        declared = (scale for _, scale in values_at(self.content, "comparable_scales.*"))
        reworded = old.scale == new.scale and scale_wording(self.old, old) != scale_wording(self.new, new)
        return [
            *changed_fields(old, new),
            *(["woorden van de schaal"] if reworded and old.scale not in declared else []),
        ]

    def counting(self, item_id: str) -> list[str]:
        """By what an item that asks the same counts otherwise in scores."""
        return changed_fields(self.before[item_id], self.after[item_id], COUNTED)


def into_mistakes(entry: Entry) -> Iterator[Mistake]:
    """Whether an entry names as many items under `into` as its fate takes."""
    n = len(set(entry.into))
    if entry.became == "split" and n < 2:
        yield Mistake(("into",), "een gesplitst item gaat verder in twee items of meer; noem ze")
    elif entry.became == "merged" and n != 1:
        yield Mistake(("into",), "een samengevoegd item gaat verder in één ander; noem dat")
    elif entry.became not in ("split", "merged") and n:
        yield Mistake(("into",), "hoort alleen bij split en merged; laat het weg")


def comparison_mistakes(entry: Entry) -> Iterator[Mistake]:
    """Whether a reworded item, and no other, says if its answers can be compared, and why."""
    if entry.became != "reworded" and entry.comparable is not None:
        yield Mistake(("comparable",), "hoort alleen bij reworded; laat het weg")
    if entry.became == "reworded" and entry.comparable is None:
        yield Mistake(("comparable",), "schrijf true als oude en nieuwe antwoorden naast elkaar mogen, anders false")
    if entry.became == "reworded" and not entry.reason.strip():
        yield Mistake(("reason",), "zeg in een zin waarom de antwoorden wel of niet te vergelijken zijn")


def scale_wording(instrument: Instrument, item: Item) -> tuple[object, ...]:
    """What a person reads around `item`: the stem and the points of its scale; a supervisor's words are no part."""
    scales = (scale for scale in instrument.scales if scale.key == item.scale)
    return tuple((scale.stem, [(point.value, point.label) for point in scale.points]) for scale in scales)
