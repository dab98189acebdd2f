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
ScoredValues = Mapping[str, Any]


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


def _framework_values(instrument: Instrument) -> ScoredValues:
    framework = instrument.framework.model_dump(mode="json")
    constants = {key: value for key, value in framework["constants"].items() if key not in ADVICE_CONSTANTS}
    parts = {
        part: {one["key"]: {field: one[field] for field in fields} for one in framework[part]}
        for part, fields in SCORED_FIELDS.items()
    }
    return {**parts, "constants": constants}


def _item_values(instrument: Instrument, ids: set[str]) -> ScoredValues:
    dumped = (item.model_dump(mode="json", include={"id", *SCORED_ITEM_FIELDS}) for item in instrument.items)
    return {"items": {one.pop("id"): one for one in dumped if one["id"] in ids}}


def _changes(before: ScoredValues, after: ScoredValues, trail: tuple[str, ...] = ()) -> Iterator[ScoreChange]:
    """What differs between two mappings of mappings, in the order of the older."""
    for key in dict.fromkeys((*before, *after)):
        was, now, place = before.get(key), after.get(key), (*trail, key)
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _changes(was, now, place)
        elif was != now:
            told = "was er niet" if key not in before else f"was {quoted_value(was)}"
            ends = "is er niet meer" if key not in after else f"is nu {quoted_value(now)}"
            yield ScoreChange(" > ".join(place), f"{told}, {ends}")
