"""Changes of single fields by a sender who says which entry they saw last (reliability.md D5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from scan.store.errors import RefusedError
from scan.store.records.entries import ITEM_FIELDS, EntryKey, as_answer, entry_values
from scan.store.records.history import CurrentValue, append, check_texts, current_values, read_blocks
from scan.store.records.sittings import writable_row
from scan.store.records.tables import moment, stamp
from scan.store.store import Actor, Changes, FieldChange, FieldState, Receipt


class ValidChange(NamedTuple):
    """A change with a value as it is stored."""

    key: EntryKey
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
    blocks = read_blocks(connection, row)
    stored = current_values(connection, row, blocks, [change.key for change in changes])
    states, values = dict(stored), dict[EntryKey, str | None]()
    for key, value, seen in changes:
        if value != states[key].value and seen == states[key].number:
            values[key] = value
            states[key] = CurrentValue(value, row["entries"] + len(values))
    row = append(connection, row, blocks, values, stored, stamp(at))
    check_texts(connection, actor.id, values)
    saved_at = None if row["saved_at"] is None else moment(row["saved_at"])
    return Receipt(saved_at, tuple(_state(change, states[change.key]) for change in changes))


def _valid_change(change: FieldChange) -> ValidChange:
    is_answer = change.field == "answers"
    value: Any = change.value or (None if is_answer else "")
    if change.field not in ITEM_FIELDS.values() or not (is_answer or isinstance(value, str)):
        raise RefusedError
    ((key, stored),) = entry_values(Changes(**{change.field: {change.item: value}})).items()
    return ValidChange(key, stored, change.seen)


def _state(change: ValidChange, current: CurrentValue) -> FieldState:
    item, field = change.key
    value = as_answer(field, current.value)
    return FieldState(ITEM_FIELDS[field], item, value, current.number, is_saved=current.value == change.value)
