"""Sittings in the database: one row each, and a chain of entries that is only ever added to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from scan.scoring.assessment import Assessment, Setting
from scan.store.errors import DamagedError, NotFoundError
from scan.store.meetings.events import check_may_rate, delete_invitations
from scan.store.records.digest import StoredRow, verified_chain, with_digest
from scan.store.records.entries import (
    ITEM_FIELDS,
    EntryValues,
    checked_name,
    checked_year,
    entry_values,
    latest_values,
    offer_values,
    sitting_fields,
)
from scan.store.records.people import person_row, record_presence
from scan.store.records.rows import checked_id, insert_row, select_row, select_rows, update_row
from scan.store.records.tables import entries, moment, persons, sittings, stamp
from scan.store.store import Actor, Changes, Sitting

EntryFilter = Callable[[StoredRow], bool]


def new_sitting(connection: Connection, actor: Actor, sitting: Sitting, at: datetime, earliest: bool = False) -> str:
    """Keep a sitting as the last of this person, or the first, with all that was said in it; return its new id."""
    owner = person_row(connection, actor, lock=True)
    scans = _scan_rows(connection, owner)
    number = next_number(connection, actor, earliest)
    row = insert_row(connection, sittings, person=actor.id, number=number, **_fields(sitting, at))
    done = dict.fromkeys(sitting.done, True)
    changes = Changes(sitting.assessment.answers, sitting.notes, sitting.experience, sitting.goals, done)
    _add_entries(connection, row, (), {**entry_values(changes), **offer_values(sitting.offers)}, sitting.saved_at or at)
    record_presence(connection, update_row(connection, persons, owner, sittings=len(scans) + 1), at)
    return str(row["id"])


def keep_earlier(connection: Connection, actor: Actor, earlier: Sequence[Sitting], at: datetime) -> None:
    """Keep sittings from elsewhere before all that are there, in their own order; none that is there already."""
    existing = [_without_id(one) for one in read_sittings(connection, actor)]
    for sitting in reversed(earlier):
        if _without_id(sitting) not in existing:
            new_sitting(connection, actor, sitting, at, earliest=True)
            existing.append(_without_id(sitting))


def _without_id(sitting: Sitting) -> Sitting:
    return replace(sitting, assessment=replace(sitting.assessment, id=""))


def read_sitting(connection: Connection, actor: Actor, sitting_id: str) -> Sitting:
    """One sitting of this person, every row of it verified."""
    row = scan_row(connection, actor, sitting_id)
    return _sitting(row, _entries(connection, row))


def newest_sitting(connection: Connection, actor: Actor) -> Sitting | None:
    """The last sitting this person began, every row of it verified; None before the first."""
    rows = scan_rows(connection, actor)
    return _sitting(rows[-1], _entries(connection, rows[-1])) if rows else None


def read_sittings(connection: Connection, actor: Actor) -> tuple[Sitting, ...]:
    """All sittings of this person in the order they were begun, every row verified."""
    rows = scan_rows(connection, actor)
    query = select(entries).join(sittings).where(sittings.c.person == actor.id)
    chains = connection.execute(query.order_by(entries.c.sitting, entries.c.number)).mappings()
    entries_of = {name: tuple(group) for name, group in groupby(chains, key=lambda entry: entry["sitting"])}
    return tuple(_sitting(row, _verified_entries(row, entries_of.get(row["id"], ()))) for row in rows)


def save_values(connection: Connection, actor: Actor, sitting_id: str, values: EntryValues, at: datetime) -> datetime:
    """Add what is new, and return when the sitting was last added to."""
    row = _sitting_row(connection, actor, sitting_id, lock=True)
    if row["rates"] is not None:
        check_may_rate(connection, row["rates"], at)
    row = _add_entries(connection, row, _entries_about(connection, row, values), values, at)
    return at if row["saved_at"] is None else moment(row["saved_at"])


def delete_sitting(connection: Connection, actor: Actor, sitting_id: str) -> None:
    """Remove a sitting with its entries, its invitations and what came of them; also when it is damaged."""
    owner = person_row(connection, actor, lock=True)
    scan = (sittings.c.id == checked_id(sitting_id), sittings.c.person == actor.id, sittings.c.rates.is_(None))
    if not connection.execute(delete(sittings).where(*scan)).rowcount:
        raise NotFoundError
    delete_invitations(connection, sitting_id)
    update_row(connection, persons, owner, sittings=owner["sittings"] - 1)


def next_number(connection: Connection, actor: Actor, earliest: bool = False) -> int:
    """The number of a new last or first sitting of this person, whose row is held; ratings for others count along."""
    ends = select(func.min(sittings.c.number), func.max(sittings.c.number)).where(sittings.c.person == actor.id)
    first, last = connection.execute(ends).one()
    return 1 if last is None else int(first - 1 if earliest else last + 1)


def filtered_sitting(
    connection: Connection, row: StoredRow, included: EntryFilter, until: int | None = None
) -> Sitting:
    """A sitting made of the entries that are seen only, so that no field of it tells of another.

    `until` is how many entries there were at the moment it is shown as of.
    """
    chain = tuple(entry for entry in _entries(connection, row)[:until] if included(entry))
    return replace(_sitting(row, chain), saved_at=moment(chain[-1]["at"]) if chain else None)


def scan_rows(connection: Connection, actor: Actor) -> list[StoredRow]:
    """The rows of this person's scans in the order they were begun; DamagedError when one vanished."""
    return _scan_rows(connection, person_row(connection, actor))


def scan_row(connection: Connection, actor: Actor, sitting_id: str, lock: bool = False) -> StoredRow:
    """The row of a scan of this person; NotFoundError when it is not theirs, or a rating of someone else's."""
    row = _sitting_row(connection, actor, sitting_id, lock)
    if row["rates"] is not None:
        raise NotFoundError
    return row


def _sitting_row(connection: Connection, actor: Actor, sitting_id: str, lock: bool = False) -> StoredRow:
    sitting = (sittings.c.id == checked_id(sitting_id), sittings.c.person == checked_id(actor.id))
    row = select_row(connection, sittings, *sitting, lock=lock)
    if row is None:
        # Raises when a sitting of this person vanished: then this may be the one.
        scan_rows(connection, actor)
        raise NotFoundError
    return row


def _scan_rows(connection: Connection, owner: StoredRow) -> list[StoredRow]:
    rows = select_rows(connection, sittings, sittings.c.person == owner["id"], sittings.c.rates.is_(None), by="number")
    if len(rows) != owner["sittings"]:
        raise DamagedError
    return rows


def _entries(connection: Connection, row: StoredRow) -> Sequence[StoredRow]:
    query = select(entries).where(entries.c.sitting == row["id"]).order_by(entries.c.number)
    return _verified_entries(row, connection.execute(query).mappings().all())


def _entries_about(connection: Connection, row: StoredRow, values: EntryValues) -> Sequence[StoredRow]:
    # Not verified, so that a save takes as long after a thousand others as after one; reading verifies them all.
    about = (entries.c.sitting == row["id"], entries.c.item.in_({place.item for place in values}))
    return connection.execute(select(entries).where(*about).order_by(entries.c.number)).mappings().all()


def _verified_entries(row: StoredRow, chain: Sequence[StoredRow]) -> Sequence[StoredRow]:
    return verified_chain(entries, chain, row["entries"], row["head"])


def _add_entries(
    connection: Connection, row: StoredRow, existing: Sequence[StoredRow], values: EntryValues, at: datetime
) -> StoredRow:
    """The row after adding an entry for everything that differs from what holds; a repetition adds nothing."""
    current = latest_values(existing)
    new = {place: value for place, value in values.items() if current.get(place) != value}
    if not new:
        return row
    added: list[Mapping[str, Any]] = []
    head = row["head"]
    for number, (place, value) in enumerate(new.items(), row["entries"] + 1):
        entry = {"sitting": row["id"], "number": number, **place._asdict(), "value": value, "at": stamp(at)}
        added.append(with_digest(entries, entry, head))
        head = added[-1]["digest"]
    connection.execute(insert(entries), added)
    return update_row(connection, sittings, row, entries=row["entries"] + len(added), head=head, saved_at=stamp(at))


def _fields(sitting: Sitting, at: datetime) -> dict[str, Any]:
    assessment = sitting.assessment
    setting = assessment.setting
    return {
        "id": token_urlsafe(12),
        **{name: checked_name(getattr(assessment, name)) for name in ("instrument", "version", "phase", "by")},
        "content": checked_name(sitting.digest),
        "audience": setting and checked_name(setting.audience),
        "specialism": setting and checked_name(setting.specialism),
        "year": setting and checked_year(setting.year),
        "begun_at": stamp(sitting.begun_at or at),
        "saved_at": sitting.saved_at and stamp(sitting.saved_at),
        "entries": 0,
        "head": "",
    }


def _sitting(row: StoredRow, chain: Sequence[StoredRow]) -> Sitting:
    fields = sitting_fields(latest_values(chain))
    setting = None if row["audience"] is None else Setting(row["audience"], row["specialism"], row["year"])
    identity = (row["id"], row["instrument"], row["version"], row["phase"])
    return Sitting(
        Assessment(*identity, answers=fields.pop("answers"), by=row["by"], setting=setting),
        saved_at=None if row["saved_at"] is None else moment(row["saved_at"]),
        begun_at=moment(row["begun_at"]),
        digest=row["content"],
        last=next((str(entry["item"]) for entry in reversed(chain) if entry["field"] in ITEM_FIELDS), ""),
        **fields,
    )
