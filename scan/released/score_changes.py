"""What differs between two versions and alters a score, and whether a bridge file acknowledges it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scan.content.mistakes import Mistake, quoted_value, value_at
from scan.content.references import values_at
from scan.content.schema import valid_entries
from scan.instrument.base import Definition, Text
from scan.instrument.instrument import Instrument

SCORED_FIELDS = {
    "levels": ("cut", "overall_cut"),
    "dimensions": ("needs_own_items",),
    "phases": ("scope", "offers", "shows_level", "norms", "ceilings", "minimum_items"),
}
SCORED_ITEM_FIELDS = (
    *("role", "epa_task", "level", "dimensions", "kind", "scale", "phases", "norms", "allows_nvt"),
    *("replaces", "specialisms"),
)
# Constants of advice (measurement.md §6), as versions before 2026-3 hold them: they alter no score.
ADVICE_CONSTANTS = (
    *("shortfall_most", "goal_factor", "supervisor_factor", "unnamed_theme_strength", "mainly_inexperience"),
    "set_most",
)
Values = Mapping[str, Any]


class Acknowledgement(Definition):
    """An author's reason for a change of scores; `what` is the trail that `bridge` prints for it."""

    what: Text
    reason: Text


@dataclass(frozen=True)
class ScoreChange:
    """One value that scoring reads and that differs: its trail in the content, and both values in Dutch."""

    what: str
    values: str

    def __str__(self) -> str:
        return f"{self.what}: {self.values}"


def score_changes(old: Instrument, new: Instrument) -> list[ScoreChange]:
    """Every change that alters a score: of levels, dimensions, phases and constants, then of the items in both."""
    return [*framework_changes(old, new), *item_changes(old, new)]


def framework_changes(old: Instrument, new: Instrument) -> list[ScoreChange]:
    """The changes of cuts, flags, norms, ceilings, scopes and constants."""
    return list(_changes(_framework_values(old), _framework_values(new)))


def item_changes(old: Instrument, new: Instrument) -> list[ScoreChange]:
    """The changes of how an item counts, for items of both versions."""
    both = {item.id for item in old.items} & {item.id for item in new.items}
    return list(_changes(_item_values(old, both), _item_values(new, both)))


def acknowledgement_mistakes(old: Instrument, new: Instrument, content: Any) -> Iterator[Mistake]:
    """What is wrong under `scores` of a bridge file, and every change of the framework that is not named there."""
    changes = {one.what: one for one in framework_changes(old, new)}
    named = [one for _, one in values_at(content, "scores.*.what")]
    times = Counter(one for one in named if isinstance(one, str))
    for position, entry in valid_entries(Acknowledgement, value_at(content, "scores")):
        if entry.what not in changes:
            rule = f"{quoted_value(entry.what)} verandert niet, of telt niet in een score; haal het weg"
            yield Mistake(("scores", position, "what"), rule)
        if times.pop(entry.what, 1) > 1:
            yield Mistake(("scores", position, "what"), "dit staat er meer dan één keer; houd er één")
        if not entry.reason.strip():
            yield Mistake(("scores", position, "reason"), "zeg in een zin waarom dit verandert")
    for change in (one for what, one in changes.items() if what not in named):
        rule = f"{change.values}; dat verandert scores: noem het onder scores, met what en reason"
        yield Mistake(("scores", change.what), rule)


def _framework_values(instrument: Instrument) -> Values:
    framework = instrument.framework.model_dump(mode="json")
    constants = {key: value for key, value in framework["constants"].items() if key not in ADVICE_CONSTANTS}
    parts = {
        part: {one["key"]: {field: one[field] for field in fields} for one in framework[part]}
        for part, fields in SCORED_FIELDS.items()
    }
    return dict(_leaves({**parts, "constants": constants}))


def _item_values(instrument: Instrument, ids: set[str]) -> Values:
    dumped = (item.model_dump(mode="json", include={"id", *SCORED_ITEM_FIELDS}) for item in instrument.items)
    items = {one.pop("id"): one for one in dumped}
    return dict(_leaves({"items": {item_id: items[item_id] for item_id in items if item_id in ids}}))


def _leaves(value: Any, trail: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every value that is no mapping, with the keys that lead to it."""
    if not isinstance(value, dict):
        yield " > ".join(trail), value
        return
    for key, inner in value.items():
        yield from _leaves(inner, (*trail, key))


def _changes(before: Values, after: Values) -> Iterator[ScoreChange]:
    for what in dict.fromkeys((*before, *after)):
        if what not in before:
            yield ScoreChange(what, f"was er niet, is nu {quoted_value(after[what])}")
        elif what not in after:
            yield ScoreChange(what, f"was {quoted_value(before[what])}, is er niet meer")
        elif before[what] != after[what]:
            yield ScoreChange(what, f"was {quoted_value(before[what])}, is nu {quoted_value(after[what])}")
