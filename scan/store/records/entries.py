"""What a person said, as entries of a field and a value, and back again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

from scan.instrument.base import LevelKey
from scan.scoring.assessment import Answer
from scan.store.errors import RefusedError
from scan.store.records.digest import StoredRow
from scan.store.store import EXPERIENCES, LONGEST_GOAL_TEXT, LONGEST_NOTE, Changes, Offer

ANSWER, NOTE, EXPERIENCE, OFFER, GOAL, DONE = "answer", "note", "experience", "offer", "goal", "done"
ITEM_FIELDS = (ANSWER, NOTE, EXPERIENCE)
_ANSWERS: Mapping[str, Answer] = {**{str(point): point for point in range(1, 6)}, "NE": "NE", "NVT": "NVT"}
_OFFERS = {"taken": True, "declined": False}
_LONGEST_NAME = 100


class EntryKey(NamedTuple):
    """What something was said about: a field of an item, or the offer `role/level`."""

    item: str
    field: str


EntryValues = Mapping[EntryKey, str | None]


def entry_values(changes: Changes) -> EntryValues:
    """The changes as values to keep, None for what is taken back; RefusedError when one can't be kept."""
    values: dict[EntryKey, str | None] = {}
    for item, answer in changes.answers.items():
        values[_entry_key(item, ANSWER)] = (
            None if answer is None else _checked_choice(_ANSWERS, str(answer), "dit antwoord")
        )
    for item, note in changes.notes.items():
        values[_entry_key(item, NOTE)] = (
            _checked_text(note, LONGEST_NOTE, "een toelichting heeft meer dan 5.000 tekens") or None
        )
    for item, often in changes.experience.items():
        values[_entry_key(item, EXPERIENCE)] = _checked_choice(EXPERIENCES, often, "deze ervaring") if often else None
    for name, goal in changes.goals.items():
        values[_entry_key(name, GOAL)] = (
            _checked_text(goal, LONGEST_GOAL_TEXT, "een leerdoel heeft meer dan 20.000 tekens") or None
        )
    for training, is_done in changes.done.items():
        values[_entry_key(training, DONE)] = "yes" if is_done else None
    return values


def offer_values(offers: Mapping[Offer, bool]) -> EntryValues:
    """Whether offers are taken or declined, as values to keep."""
    return {_entry_key("/".join(offer), OFFER): "taken" if wanted else "declined" for offer, wanted in offers.items()}


def latest_values(entries: Iterable[StoredRow]) -> dict[EntryKey, str | None]:
    """What holds after all entries, in their order: the last one of every place."""
    return {EntryKey(entry["item"], entry["field"]): entry["value"] for entry in entries}


def sitting_fields(values: EntryValues) -> dict[str, Any]:
    """The parts of a Sitting, by their names there."""
    return {
        "answers": {item: _ANSWERS[value] for item, value in _values_of(values, ANSWER)},
        "notes": dict(_values_of(values, NOTE)),
        "experience": dict(_values_of(values, EXPERIENCE)),
        "offers": {_offer(item): _OFFERS[value] for item, value in _values_of(values, OFFER)},
        "goals": dict(_values_of(values, GOAL)),
        "done": frozenset(training for training, _ in _values_of(values, DONE)),
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
    """The name itself; RefusedError when it is longer than 100 characters or can't be read."""
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise RefusedError("Dit kan niet bewaard worden: een naam is te lang of onleesbaar.")
    return name


def checked_year(year: int | None) -> int | None:
    """The year of training itself; RefusedError when nobody is in it."""
    if year is not None and year not in range(100):
        raise RefusedError("Dit kan niet bewaard worden: dit jaar bestaat niet.")
    return year


def _checked_choice(choices: Iterable[str], value: str, what: str) -> str:
    if value not in choices:
        raise RefusedError(f"Dit kan niet bewaard worden: {what} bestaat niet.")
    return value


def _checked_text(text: str, longest: int, too_long: str) -> str:
    if len(text) > longest:
        raise RefusedError(f"Dit kan niet bewaard worden: {too_long}.")
    # PostgreSQL keeps no NUL, and neither engine half a character.
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise RefusedError("Dit kan niet bewaard worden: een tekst bevat onleesbare tekens.")
    return text
