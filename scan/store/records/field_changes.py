"""Changes of single fields by a sender who says which entry they saw last (reliability.md D5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from scan.store.errors import RefusedError
from scan.store.records.entries import ITEM_FIELDS, EntryKey, entry_values, value_of_entry
from scan.store.records.sittings import add_entries, entries_about, writable_row
from scan.store.records.tables import moment
from scan.store.store import Actor, Changes, FieldChange, FieldState, Receipt


class ValidChange(NamedTuple):
    """A change with a value as it is stored."""

    place: EntryKey
    value: str | None
    seen: int


def valid_changes(changes: Sequence[FieldChange]) -> tuple[ValidChange, ...]:
    """Return the changes as they are stored; raises RefusedError when a value is invalid."""
    return tuple(_valid_change(change) for change in changes)


def record_changes(
    connection: Connection, actor: Actor, sitting_id: str, changes: Sequence[ValidChange], at: datetime
) -> Receipt:
    """Add an entry for each change whose sender saw the last entry of its place."""
    row = writable_row(connection, actor, sitting_id, at)
    about = entries_about(connection, row, [change.place for change in changes])
    stored = {EntryKey(entry["item"], entry["field"]): (entry["value"], entry["number"]) for entry in about}
    values = {}
    for place, value, seen in changes:
        current, number = stored.get(place, (None, 0))
        if value != current and seen == number:
            values[place] = value
            stored[place] = (value, row["entries"] + len(values))
    row = add_entries(connection, row, about, values, at)
    saved_at = None if row["saved_at"] is None else moment(row["saved_at"])
    return Receipt(saved_at, tuple(_state(change, *stored.get(change.place, (None, 0))) for change in changes))


def _valid_change(change: FieldChange) -> ValidChange:
    is_answer = change.field == "answers"
    value: Any = change.value or (None if is_answer else "")
    if change.field not in ITEM_FIELDS.values() or not (is_answer or isinstance(value, str)):
        raise RefusedError
    ((place, stored),) = entry_values(Changes(**{change.field: {change.item: value}})).items()
    return ValidChange(place, stored, change.seen)


def _state(change: ValidChange, value: str | None, number: int) -> FieldState:
    place = change.place
    field = ITEM_FIELDS[place.field]
    return FieldState(field, place.item, value_of_entry(place, value), number, is_saved=value == change.value)
