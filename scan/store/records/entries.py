"""Converts between a `Sitting` and its row and entries; an entry is an item, a field and a stored value."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from secrets import token_urlsafe
from typing import Any, NamedTuple, cast

from scan.instrument.base import LevelKey
from scan.limits.limits import GOAL, NAME, NOTE, Limit
from scan.scoring.assessment import Answer
from scan.store.errors import RefusedError, refuse_above
from scan.store.records.tables import stamp
from scan.store.store import EXPERIENCES, Changes, ItemField, Offer, Sitting

ANSWER_FIELD, NOTE_FIELD, EXPERIENCE_FIELD, OFFER_FIELD, GOAL_FIELD, DONE_FIELD, PLACE_FIELD = (
    "answer",
    "note",
    "experience",
    "offer",
    "goal",
    "done",
    "place",
)
ITEM_FIELDS: Mapping[str, ItemField] = {ANSWER_FIELD: "answers", NOTE_FIELD: "notes", EXPERIENCE_FIELD: "experience"}
# The choices of each field, without those of free text. New fields and choices are added at the end: their positions
# are what is stored.
CHOICES: Mapping[str, tuple[str, ...]] = {
    ANSWER_FIELD: ("1", "2", "3", "4", "5", "NE", "NVT"),
    NOTE_FIELD: (),
    EXPERIENCE_FIELD: EXPERIENCES,
    OFFER_FIELD: ("taken", "declined"),
    GOAL_FIELD: (),
    DONE_FIELD: ("yes",),
    PLACE_FIELD: (),
}
TEXT_FIELDS = frozenset(field for field, choices in CHOICES.items() if not choices)
_ANSWERS: Mapping[str, Answer] = {**{str(point): point for point in range(1, 6)}, "NE": "NE", "NVT": "NVT"}
# PostgreSQL stores no NUL, and neither engine a lone surrogate.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_OFFERS = {"taken": True, "declined": False}


class EntryKey(NamedTuple):
    """The item and the field of an entry; the item of an offer is `role/level`, that of a place its kind."""

    item: str
    field: str


EntryValues = Mapping[EntryKey, str | None]


class StoredEntry(NamedTuple):
    """One change: its number in the sitting from 1, its value, and when it was made, to the second, as a `stamp`.

    The value is None when it was removed, and for a free text that was replaced later: only the current one is stored.
    `digest` is the keyed digest of a free text, None for other values.
    """

    number: int
    key: EntryKey
    value: str | None
    at: int
    digest: bytes | None = None


def entry_values(changes: Changes) -> EntryValues:
    """Return the changes as values to store, None for removed ones; raises RefusedError for an invalid value."""
    values: dict[EntryKey, str | None] = {}
    for item, answer in changes.answers.items():
        values[_entry_key(item, ANSWER_FIELD)] = (
            None if answer is None else _checked_choice(_ANSWERS, str(answer), "dit antwoord")
        )
    for item, note in changes.notes.items():
        values[_entry_key(item, NOTE_FIELD)] = checked_text(note, NOTE) or None
    for item, often in changes.experience.items():
        values[_entry_key(item, EXPERIENCE_FIELD)] = (
            _checked_choice(EXPERIENCES, often, "deze ervaring") if often else None
        )
    for name, goal in changes.goals.items():
        values[_entry_key(name, GOAL_FIELD)] = checked_text(goal, GOAL) or None
    for training, is_done in changes.done.items():
        values[_entry_key(training, DONE_FIELD)] = "yes" if is_done else None
    for kind, place in changes.places.items():
        values[_entry_key(kind, PLACE_FIELD)] = checked_name(place) or None
    return values


def offer_values(offers: Mapping[Offer, bool]) -> EntryValues:
    """Return taken and declined offers as values to store."""
    return {
        _entry_key("/".join(offer), OFFER_FIELD): "taken" if wanted else "declined" for offer, wanted in offers.items()
    }


def sitting_values(sitting: Sitting) -> EntryValues:
    """Return all values of a sitting to store; raises RefusedError for an invalid one."""
    done = dict.fromkeys(sitting.done, True)
    said = (sitting.assessment.answers, sitting.notes, sitting.experience, sitting.goals, done)
    changes = Changes(*said, places={"institute": sitting.assessment.institute})
    return {**entry_values(changes), **offer_values(sitting.offers)}


def latest_values(entries: Iterable[StoredEntry]) -> dict[EntryKey, str | None]:
    """Return the last value of every item and field."""
    return {entry.key: entry.value for entry in entries}


def last_numbers(entries: Iterable[StoredEntry]) -> dict[tuple[ItemField, str], int]:
    """Return the number of the last entry of every field of an item."""
    return {(ITEM_FIELDS[one.key.field], one.key.item): one.number for one in entries if one.key.field in ITEM_FIELDS}


def as_answer(field: str, value: str | None) -> Answer | str | None:
    """Return a stored value of this field as a `Sitting` holds it."""
    return as_stored_answer(value) if field == ANSWER_FIELD else value


def as_stored_answer(value: str | None) -> Answer | None:
    """Return a stored answer as a `Sitting` holds it, None when it was removed."""
    return None if value is None else _ANSWERS[value]


def sitting_fields(values: EntryValues) -> dict[str, Any]:
    """Return the fields of a `Sitting` by name."""
    return {
        "answers": {item: _ANSWERS[value] for item, value in _values_of(values, ANSWER_FIELD)},
        "notes": dict(_values_of(values, NOTE_FIELD)),
        "experience": dict(_values_of(values, EXPERIENCE_FIELD)),
        "offers": {_offer(item): _OFFERS[value] for item, value in _values_of(values, OFFER_FIELD)},
        "goals": dict(_values_of(values, GOAL_FIELD)),
        "done": frozenset(training for training, _ in _values_of(values, DONE_FIELD)),
    }


def institute_of(values: EntryValues) -> str:
    """Return the learner's own institute; "" when none is known."""
    return values.get(EntryKey("institute", PLACE_FIELD)) or ""


def sitting_columns(sitting: Sitting, at: datetime) -> dict[str, Any]:
    """Return the columns of a new row for a sitting without entries, begun at `at` unless it says otherwise."""
    assessment = sitting.assessment
    setting = assessment.setting
    return {
        "id": token_urlsafe(12),
        **{name: checked_name(getattr(assessment, name)) for name in ("instrument", "version", "phase", "by")},
        "content": checked_name(sitting.digest),
        "audience": setting and checked_name(setting.audience),
        "specialism": setting and checked_name(setting.specialism),
        "year": setting and _checked_year(setting.year),
        "begun_at": stamp(sitting.begun_at or at),
        "saved_at": sitting.saved_at and stamp(sitting.saved_at),
        "entries": 0,
        "head": "",
    }


def _values_of(values: EntryValues, field: str) -> Iterator[tuple[str, str]]:
    return ((place.item, value) for place, value in values.items() if place.field == field and value is not None)


def _offer(item: str) -> Offer:
    role, level = item.rsplit("/", 1)
    return Offer(role, cast(LevelKey, level))


def _entry_key(item: str, field: str) -> EntryKey:
    if not item:
        raise RefusedError("Dit kan niet bewaard worden: iets heeft geen naam.")
    return EntryKey(checked_name(item), field)


def checked_name(name: str) -> str:
    """Return the name; raises RefusedError when it is over 100 characters or not printable."""
    if len(name) > NAME.most or not name.isprintable():
        raise RefusedError(NAME.message)
    return name


def _checked_year(year: int | None) -> int | None:
    """The year of training; raises RefusedError unless it is 0 to 99."""
    if year is not None and year not in range(100):
        raise RefusedError("Dit kan niet bewaard worden: dit jaar bestaat niet.")
    return year


def _checked_choice(choices: Iterable[str], value: str, what: str) -> str:
    if value not in choices:
        raise RefusedError(f"Dit kan niet bewaard worden: {what} bestaat niet.")
    return value


def checked_text(text: str, longest: Limit) -> str:
    """Return the text; raises RefusedError when it is longer than `longest` or no database can store it."""
    refuse_above(longest, len(text))
    if _UNSTORABLE.search(text):
        raise RefusedError("Dit kan niet bewaard worden: een tekst bevat onleesbare tekens.")
    return text
