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
from scan.store.meetings.events import forget_those_of, may_rate
from scan.store.records.digest import StoredRow, sealed, sound_chain
from scan.store.records.entries import OF_ITEMS, Entries, named, read, spelled, spelled_offers, standing, whole
from scan.store.records.people import person, touch
from scan.store.records.rows import add, change, every, known, one
from scan.store.records.tables import entries, moment, persons, sittings, stamp
from scan.store.store import Actor, Changes, Sitting

Seen = Callable[[StoredRow], bool]


def new_sitting(connection: Connection, actor: Actor, sitting: Sitting, at: datetime, earliest: bool = False) -> str:
    """Keep a sitting as the last of this person, or the first, with all that was said in it; return its new id."""
    owner = person(connection, actor, lock=True)
    earlier = _rows(connection, owner)
    number = next_number(connection, actor, earliest)
    row = add(connection, sittings, person=actor.id, number=number, **_fields(sitting, at))
    done = dict.fromkeys(sitting.done, True)
    said = Changes(sitting.assessment.answers, sitting.notes, sitting.experience, sitting.goals, done)
    _extend(connection, row, (), {**spelled(said), **spelled_offers(sitting.offers)}, sitting.saved_at or at)
    touch(connection, change(connection, persons, owner, sittings=len(earlier) + 1), at)
    return str(row["id"])


def keep_earlier(connection: Connection, actor: Actor, found: Sequence[Sitting], at: datetime) -> None:
    """Keep sittings from elsewhere before all that are there, in their own order; none that is there already."""
    there = [_without_id(one) for one in sittings_of(connection, actor)]
    for sitting in reversed(found):
        if _without_id(sitting) not in there:
            new_sitting(connection, actor, sitting, at, earliest=True)
            there.append(_without_id(sitting))


def _without_id(sitting: Sitting) -> Sitting:
    return replace(sitting, assessment=replace(sitting.assessment, id=""))


def sitting_of(connection: Connection, actor: Actor, sitting_id: str) -> Sitting:
    """One sitting of this person, every row of it verified."""
    row = own_row(connection, actor, sitting_id)
    return _sitting(row, _entries(connection, row))


def newest_of(connection: Connection, actor: Actor) -> Sitting | None:
    """The last sitting this person began, every row of it verified; None before the first."""
    rows = own_rows(connection, actor)
    return _sitting(rows[-1], _entries(connection, rows[-1])) if rows else None


def sittings_of(connection: Connection, actor: Actor) -> tuple[Sitting, ...]:
    """All sittings of this person in the order they were begun, every row verified."""
    rows = own_rows(connection, actor)
    query = select(entries).join(sittings).where(sittings.c.person == actor.id)
    found = connection.execute(query.order_by(entries.c.sitting, entries.c.number)).mappings()
    said = {name: tuple(group) for name, group in groupby(found, key=lambda entry: entry["sitting"])}
    return tuple(_sitting(row, _sound(row, said.get(row["id"], ()))) for row in rows)


def save(connection: Connection, actor: Actor, sitting_id: str, said: Entries, at: datetime) -> datetime:
    """Add what is new, and return when the sitting was last added to."""
    row = _row(connection, actor, sitting_id, lock=True)
    if row["rates"] is not None:
        may_rate(connection, row["rates"], at)
    row = _extend(connection, row, _entries_about(connection, row, said), said, at)
    return at if row["saved_at"] is None else moment(row["saved_at"])


def forget(connection: Connection, actor: Actor, sitting_id: str) -> None:
    """Remove a sitting with its entries, its invitations and what came of them; also when it is damaged."""
    owner = person(connection, actor, lock=True)
    mine = (sittings.c.id == known(sitting_id), sittings.c.person == actor.id, sittings.c.rates.is_(None))
    if not connection.execute(delete(sittings).where(*mine)).rowcount:
        raise NotFoundError
    forget_those_of(connection, sitting_id)
    change(connection, persons, owner, sittings=owner["sittings"] - 1)


def next_number(connection: Connection, actor: Actor, earliest: bool = False) -> int:
    """The number of a new last or first sitting of this person, whose row is held; ratings for others count along."""
    ends = select(func.min(sittings.c.number), func.max(sittings.c.number)).where(sittings.c.person == actor.id)
    first, last = connection.execute(ends).one()
    return 1 if last is None else int(first - 1 if earliest else last + 1)


def said_in(connection: Connection, row: StoredRow, seen: Seen, until: int | None = None) -> Sitting:
    """A sitting made of the entries that are seen only, so that no field of it tells of another.

    `until` is how many entries there were at the moment it is shown as of.
    """
    kept = tuple(entry for entry in _entries(connection, row)[:until] if seen(entry))
    return replace(_sitting(row, kept), saved_at=moment(kept[-1]["at"]) if kept else None)


def own_rows(connection: Connection, actor: Actor) -> list[StoredRow]:
    """The rows of this person's scans in the order they were begun; DamagedError when one vanished."""
    return _rows(connection, person(connection, actor))


def own_row(connection: Connection, actor: Actor, sitting_id: str, lock: bool = False) -> StoredRow:
    """The row of a scan of this person; NotFoundError when it is not theirs, or a rating of someone else's."""
    row = _row(connection, actor, sitting_id, lock)
    if row["rates"] is not None:
        raise NotFoundError
    return row


def _row(connection: Connection, actor: Actor, sitting_id: str, lock: bool = False) -> StoredRow:
    mine = (sittings.c.id == known(sitting_id), sittings.c.person == known(actor.id))
    row = one(connection, sittings, *mine, lock=lock)
    if row is None:
        # Raises when a sitting of this person vanished: then this may be the one.
        own_rows(connection, actor)
        raise NotFoundError
    return row


def _rows(connection: Connection, owner: StoredRow) -> list[StoredRow]:
    rows = every(connection, sittings, sittings.c.person == owner["id"], sittings.c.rates.is_(None), by="number")
    if len(rows) != owner["sittings"]:
        raise DamagedError
    return rows


def _entries(connection: Connection, row: StoredRow) -> Sequence[StoredRow]:
    query = select(entries).where(entries.c.sitting == row["id"]).order_by(entries.c.number)
    return _sound(row, connection.execute(query).mappings().all())


def _entries_about(connection: Connection, row: StoredRow, said: Entries) -> Sequence[StoredRow]:
    # Not verified, so that a save takes as long after a thousand others as after one; reading verifies them all.
    mine = (entries.c.sitting == row["id"], entries.c.item.in_({place.item for place in said}))
    return connection.execute(select(entries).where(*mine).order_by(entries.c.number)).mappings().all()


def _sound(row: StoredRow, said: Sequence[StoredRow]) -> Sequence[StoredRow]:
    return sound_chain(entries, said, row["entries"], row["head"])


def _extend(
    connection: Connection, row: StoredRow, kept: Sequence[StoredRow], said: Entries, at: datetime
) -> StoredRow:
    """The row after adding an entry for everything that differs from what holds; a repetition adds nothing."""
    holds = standing(kept)
    news = {place: value for place, value in said.items() if holds.get(place) != value}
    if not news:
        return row
    added: list[Mapping[str, Any]] = []
    head = row["head"]
    for number, (place, value) in enumerate(news.items(), row["entries"] + 1):
        entry = {"sitting": row["id"], "number": number, **place._asdict(), "value": value, "at": stamp(at)}
        added.append(sealed(entries, entry, head))
        head = added[-1]["digest"]
    connection.execute(insert(entries), added)
    return change(connection, sittings, row, entries=row["entries"] + len(added), head=head, saved_at=stamp(at))


def _fields(sitting: Sitting, at: datetime) -> dict[str, Any]:
    said = sitting.assessment
    setting = said.setting
    return {
        "id": token_urlsafe(12),
        **{name: named(getattr(said, name)) for name in ("instrument", "version", "phase", "by")},
        "content": named(sitting.digest),
        "audience": setting and named(setting.audience),
        "specialism": setting and named(setting.specialism),
        "year": setting and whole(setting.year),
        "begun_at": stamp(sitting.begun_at or at),
        "saved_at": sitting.saved_at and stamp(sitting.saved_at),
        "entries": 0,
        "head": "",
    }


def _sitting(row: StoredRow, kept: Sequence[StoredRow]) -> Sitting:
    said = read(standing(kept))
    setting = None if row["audience"] is None else Setting(row["audience"], row["specialism"], row["year"])
    about = (row["id"], row["instrument"], row["version"], row["phase"])
    return Sitting(
        Assessment(*about, answers=said.pop("answers"), by=row["by"], setting=setting),
        saved_at=None if row["saved_at"] is None else moment(row["saved_at"]),
        begun_at=moment(row["begun_at"]),
        digest=row["content"],
        last=next((str(entry["item"]) for entry in reversed(kept) if entry["field"] in OF_ITEMS), ""),
        **said,
    )
