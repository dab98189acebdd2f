"""Sittings of a file, stored in short transactions out of sight of their owner, who gets all of them at once (R74).

Until then they belong to a holder: a person whom no cookie and no code leads to.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, select

from scan.store.errors import StoreError
from scan.store.records.entries import EntryValues, sitting_columns
from scan.store.records.history import add_values
from scan.store.records.people import delete_person, new_holder, person_row, record_presence
from scan.store.records.rows import insert_row, update_row
from scan.store.records.sittings import next_number, own_scan_row, own_scan_rows
from scan.store.records.tables import keys, persons, sittings, stamp
from scan.store.store import Actor, Sitting

# A text has pages of its own: so many values take the writer some milliseconds.
_VALUES_AT_ONCE = 30
_ABANDONED = timedelta(hours=1)


def keep_before(
    write: Callable[[Callable[[Connection], Any]], Any],
    erase: Callable[[Actor], None],
    actor: Actor,
    count: int,
    checked: Sequence[tuple[Sitting, EntryValues]],
    at: datetime,
) -> bool:
    """Store sittings before the `count` that their owner has; False, keeping none, when the owner has another number.

    `write` runs one part in a transaction; `erase` erases what a holder still has after an error.
    """
    holder: Actor = write(partial(new_holder, at=at))
    is_done = False
    try:
        for part in chain.from_iterable(parts(holder, *one, at) for one in checked):
            write(part)
        is_done = bool(write(partial(hand_over, holder=holder, actor=actor, count=count, at=at)))
    finally:
        if not is_done:
            with suppress(StoreError):
                erase(holder)
    return is_done


def parts(holder: Actor, sitting: Sitting, values: EntryValues, at: datetime) -> Iterator[Callable[[Connection], Any]]:
    """Yield the writes that store a sitting with its `values` as the newest of a holder, each in a transaction."""
    row = {**sitting_columns(sitting, at), "person": holder.id}
    yield partial(_insert_empty, holder=holder, columns=row)
    left = iter(values.items())
    while part := dict(islice(left, _VALUES_AT_ONCE)):
        yield partial(_add_part, holder=holder, sitting_id=row["id"], values=part, at=sitting.saved_at or at)


def hand_over(connection: Connection, holder: Actor, actor: Actor, count: int, at: datetime) -> bool:
    """Put the sittings of a holder before those of their owner; False, changing nothing, unless that has `count`."""
    owner = person_row(connection, actor, lock=True)
    if owner["sittings"] != count:
        return False
    held = own_scan_rows(connection, holder)
    before = next_number(connection, actor, earliest=True) - len(held)
    for number, row in enumerate(held, before + 1):
        update_row(connection, sittings, row, person=actor.id, number=number)
    record_presence(connection, update_row(connection, persons, owner, sittings=count + len(held)), at)
    delete_person(connection, holder)
    return True


def abandoned_holders(connection: Connection, at: datetime) -> Sequence[Actor]:
    """Return the holders that a process left behind when it ended while it stored a file."""
    is_someone = select(keys.c.hash).where(keys.c.person == persons.c.id).exists()
    old = persons.c.created_at < stamp(at - _ABANDONED)
    return [Actor(one) for one in connection.execute(select(persons.c.id).where(~is_someone, old)).scalars()]


def _insert_empty(connection: Connection, holder: Actor, columns: dict[str, Any]) -> None:
    owner = person_row(connection, holder, lock=True)
    insert_row(connection, sittings, number=next_number(connection, holder), **columns)
    update_row(connection, persons, owner, sittings=owner["sittings"] + 1)


def _add_part(connection: Connection, holder: Actor, sitting_id: str, values: EntryValues, at: datetime) -> None:
    add_values(connection, own_scan_row(connection, holder, sitting_id, lock=True), values, stamp(at))
