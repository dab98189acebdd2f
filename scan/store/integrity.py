"""Everything in a database that is not as it was written."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select

from scan.store.errors import DamagedError
from scan.store.meetings.events import ACCEPTED, BEGAN, ERASED
from scan.store.records.digest import StoredRow, digest, sound_chain
from scan.store.records.tables import codes, entries, events, guests, invitations, keys, persons, sittings, tries

_STANDING_ALONE = (persons, keys, codes, tries, sittings, invitations, guests)
# A table, the chain that belongs to each of its rows, and what a person calls such a row.
_CHAINS = ((sittings, entries, "sitting", "Scan"), (invitations, events, "invitation", "Uitnodiging"))
_AT_A_TIME = 1000


def problems(connection: Connection) -> Iterator[str]:
    """A Dutch sentence for everything that is wrong; it names rows by their random ids, never by what they hold."""
    if connection.dialect.name == "sqlite":
        yield from _of_the_file(connection)
    for table in _STANDING_ALONE:
        yield from _changed_rows(connection, table)
    for owners, links, owner, called in _CHAINS:
        yield from _broken_chains(connection, owners, links, owner, called)
    yield from _vanished_sittings(connection)
    yield from _vanished_invitations(connection)
    yield from _vanished_guests(connection)


def _of_the_file(connection: Connection) -> Iterator[str]:
    for (complaint,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if complaint != "ok":
            yield f"Het bestand is beschadigd: {complaint}."
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"Tabel {table}: een rij hoort bij iets dat er niet is."


def _changed_rows(connection: Connection, table: Table) -> Iterator[str]:
    (key,) = table.primary_key.columns
    for row in connection.execute(select(table).execution_options(yield_per=_AT_A_TIME)).mappings():
        if row["digest"] != digest(table, row):
            yield f"Tabel {table.name}: de rij {row[key.name]} is niet zoals zij werd geschreven."


def _broken_chains(connection: Connection, owners: Table, links: Table, owner: str, called: str) -> Iterator[str]:
    ends = {row.id: (row.entries, row.head) for row in connection.execute(select(owners))}
    query = select(links).order_by(links.c[owner], links.c.number).execution_options(yield_per=_AT_A_TIME)
    for name, said in groupby(connection.execute(query).mappings(), key=lambda link: link[owner]):
        if not _whole(links, tuple(said), *ends.pop(name, (0, ""))):
            yield f"{called} {name}: wat gezegd is, is niet zoals het werd geschreven."
    for name, (count, _) in ends.items():
        if count:
            yield f"{called} {name}: wat gezegd is, is weg."


def _whole(links: Table, said: tuple[StoredRow, ...], count: int, head: str) -> bool:
    try:
        sound_chain(links, said, count, head)
    except DamagedError:
        return False
    return True


def _vanished_sittings(connection: Connection) -> Iterator[str]:
    mine = (sittings.c.person == persons.c.id, sittings.c.rates.is_(None))
    there = select(func.count()).where(*mine).scalar_subquery()
    for (name,) in connection.execute(select(persons.c.id).where(persons.c.sittings != there)):
        yield f"Persoon {name}: er zijn niet zoveel scans als er werden begonnen."


def _vanished_invitations(connection: Connection) -> Iterator[str]:
    there = select(func.count()).where(invitations.c.sitting == sittings.c.id).scalar_subquery()
    for (name,) in connection.execute(select(sittings.c.id).where(func.coalesce(sittings.c.invitations, 0) != there)):
        yield f"Scan {name}: er zijn niet zoveel uitnodigingen als er werden gemaakt."


def _vanished_guests(connection: Connection) -> Iterator[str]:
    gone = select(events.c.invitation).where(events.c.what == ERASED)
    for what, there in ((ACCEPTED, guests.c.invitation), (BEGAN, sittings.c.rates)):
        since = events.c.what == what, events.c.invitation.not_in(gone), events.c.invitation.not_in(_all_of(there))
        for (name,) in connection.execute(select(events.c.invitation).where(*since)):
            yield f"Uitnodiging {name}: de gast of de beoordeling is weg."


def _all_of(column: Column[str]) -> Select[Any]:
    # NOT IN (…, NULL) holds for nothing.
    return select(column).where(column.is_not(None))
