"""Sittings in the database: one row each, and an append-only chain of entries."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select

from scan.limits.limits import SCANS, TEXT_IN_ALL, TEXTS
from scan.scoring.assessment import Assessment, Setting
from scan.store.errors import DamagedError, NotFoundError, refuse_above
from scan.store.meetings.blindness import check_may_rate
from scan.store.meetings.events import delete_invitations
from scan.store.records.digest import StoredRow
from scan.store.records.entries import (
    ANSWER_FIELD,
    ITEM_FIELDS,
    EntryValues,
    StoredEntry,
    as_stored_answer,
    institute_of,
    last_numbers,
    latest_values,
    sitting_columns,
    sitting_fields,
)
from scan.store.records.history import add_values, check_texts, read_entries, read_entries_of
from scan.store.records.people import person_row, record_presence
from scan.store.records.rows import checked_id, insert_row, select_row, select_rows, update_row
from scan.store.records.statements import Statement
from scan.store.records.tables import moment, persons, sittings, stamp
from scan.store.store import Actor, AnswerChange, Sitting

_ENDS = Statement(
    select(func.min(sittings.c.number), func.max(sittings.c.number)).where(sittings.c.person == bindparam("person")),
    ("first", "last"),
)


def new_sitting(connection: Connection, actor: Actor, sitting: Sitting, values: EntryValues, at: datetime) -> str:
    """Insert a sitting with its `values` as the newest of this person; return its new id."""
    owner = person_row(connection, actor, lock=True)
    refuse_above(SCANS, owner["sittings"] + 1)
    number = next_number(connection, actor)
    row = insert_row(connection, sittings, person=actor.id, number=number, **sitting_columns(sitting, at))
    add_values(connection, row, values, stamp(sitting.saved_at or at))
    check_texts(connection, actor.id, values)
    record_presence(connection, update_row(connection, persons, owner, sittings=owner["sittings"] + 1), at)
    return str(row["id"])


def missing_sittings(earlier: Sequence[Sitting], existing: Sequence[Sitting]) -> list[Sitting]:
    """Return those of `earlier` that are not among the existing ones, each once, in their order."""
    known, missing = list(map(_without_id, existing)), list[Sitting]()
    for sitting in reversed(earlier):
        if _without_id(sitting) not in known:
            missing.append(sitting)
            known.append(_without_id(sitting))
    return missing[::-1]


def check_room(all_of_them: Sequence[Sitting]) -> None:
    """Raise RefusedError when these are more scans than one person may have, or hold more text."""
    texts = [text for one in all_of_them for text in (*one.notes.values(), *one.goals.values())]
    refuse_above(SCANS, len(all_of_them))
    refuse_above(TEXTS, len(texts))
    refuse_above(TEXT_IN_ALL, sum(map(len, texts)))


def _without_id(sitting: Sitting) -> Sitting:
    return replace(sitting, assessment=replace(sitting.assessment, id=""))


def read_sitting(connection: Connection, actor: Actor, sitting_id: str) -> Sitting:
    """Return a scan of this person."""
    return whole_sitting(connection, own_scan_row(connection, actor, sitting_id))


def read_answer_changes(connection: Connection, actor: Actor, sitting_id: str) -> tuple[AnswerChange, ...]:
    """Return every answer of a scan of this person, oldest first."""
    entries = read_entries(connection, own_scan_row(connection, actor, sitting_id))
    answers = [one for one in entries if one.key.field == ANSWER_FIELD]
    return tuple(AnswerChange(one.key.item, as_stored_answer(one.value), moment(one.at)) for one in answers)


def whole_sitting(connection: Connection, row: StoredRow) -> Sitting:
    """Return the sitting of this row for its owner, with every row verified."""
    return _sitting(row, read_entries(connection, row))


def newest_sitting(connection: Connection, actor: Actor) -> Sitting | None:
    """Return the last scan this person began, with every row verified; None before the first."""
    rows = own_scan_rows(connection, actor)
    return whole_sitting(connection, rows[-1]) if rows else None


def read_sittings(connection: Connection, actor: Actor) -> tuple[Sitting, ...]:
    """Return all scans of this person, oldest first, with every row verified."""
    rows = own_scan_rows(connection, actor)
    return tuple(map(_sitting, rows, read_entries_of(connection, rows)))


def save_values(connection: Connection, actor: Actor, sitting_id: str, values: EntryValues, at: datetime) -> datetime:
    """Add entries for the changed values, and return when the sitting was last changed."""
    row = add_values(connection, writable_row(connection, actor, sitting_id, at), values, stamp(at))
    check_texts(connection, actor.id, values)
    return at if row["saved_at"] is None else moment(row["saved_at"])


def writable_row(connection: Connection, actor: Actor, sitting_id: str, at: datetime) -> StoredRow:
    """Return the locked row of a scan or a rating of this person that may be changed now."""
    row = _sitting_row(connection, actor, sitting_id, lock=True)
    if row["rates"] is not None:
        check_may_rate(connection, actor, row["rates"], at)
    return row


def delete_sitting(connection: Connection, actor: Actor, sitting_id: str) -> None:
    """Delete a scan with its entries, invitations and meetings, even when it is damaged."""
    owner = person_row(connection, actor, lock=True)
    scan = (sittings.c.id == checked_id(sitting_id), sittings.c.person == actor.id, sittings.c.rates.is_(None))
    if not connection.execute(delete(sittings).where(*scan)).rowcount:
        raise NotFoundError
    delete_invitations(connection, sitting_id)
    update_row(connection, persons, owner, sittings=owner["sittings"] - 1)


def next_number(connection: Connection, actor: Actor, earliest: bool = False) -> int:
    """Return the number of a new last or first sitting of this person, whose row is locked; ratings are counted too."""
    (ends,) = _ENDS.run(connection, {"person": actor.id})
    return 1 if ends["last"] is None else int(ends["first"] - 1 if earliest else ends["last"] + 1)


def filtered_sitting(
    connection: Connection, row: StoredRow, included: Callable[[StoredEntry], bool], until: int | None = None
) -> Sitting:
    """Return a sitting made of the `included` ones of the first `until` entries, so that no field reveals others."""
    chain = tuple(entry for entry in read_entries(connection, row)[:until] if included(entry))
    return replace(_sitting(row, chain), saved_at=moment(chain[-1].at) if chain else None, numbers={})


def own_scan_rows(connection: Connection, actor: Actor) -> list[StoredRow]:
    """Return the rows of this person's scans, oldest first; raises DamagedError when one is missing."""
    return _scan_rows(connection, person_row(connection, actor))


def own_scan_row(connection: Connection, actor: Actor, sitting_id: str, lock: bool = False) -> StoredRow:
    """Return the row of a scan of this person; raises NotFoundError when it is not theirs, or is a rating."""
    row = _sitting_row(connection, actor, sitting_id, lock)
    if row["rates"] is not None:
        raise NotFoundError
    return row


def _sitting_row(connection: Connection, actor: Actor, sitting_id: str, lock: bool = False) -> StoredRow:
    row = select_row(connection, sittings, lock, id=checked_id(sitting_id), person=checked_id(actor.id))
    if row is None:
        # Raises DamagedError when a sitting of this person is missing, since it may be this one.
        own_scan_rows(connection, actor)
        raise NotFoundError
    return row


def _scan_rows(connection: Connection, owner: StoredRow) -> list[StoredRow]:
    rows = select_rows(connection, sittings, "number", person=owner["id"], rates=None)
    if len(rows) != owner["sittings"]:
        raise DamagedError
    return rows


def _sitting(row: StoredRow, chain: Sequence[StoredEntry]) -> Sitting:
    values = latest_values(chain)
    fields = sitting_fields(values)
    who = (row["audience"], row["specialism"], row["year"], institute_of(values))
    setting = None if row["audience"] is None else Setting(*who)
    identity = (row["id"], row["instrument"], row["version"], row["phase"])
    return Sitting(
        Assessment(*identity, answers=fields.pop("answers"), by=row["by"], setting=setting),
        saved_at=None if row["saved_at"] is None else moment(row["saved_at"]),
        begun_at=moment(row["begun_at"]),
        digest=row["content"],
        numbers=last_numbers(chain),
        last=next((one.key.item for one in reversed(chain) if one.key.field in ITEM_FIELDS), ""),
        **fields,
    )
