"""Finds rows of a database that were damaged, changed or removed outside the store."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select

from scan.store.errors import DamagedError
from scan.store.meetings.events import ACCEPTED, GUEST_ERASED, RATING_BEGUN
from scan.store.records.digest import StoredRow, row_digest, verified_chain
from scan.store.records.tables import codes, entries, events, guests, invitations, keys, persons, sittings, tries

_UNCHAINED = (persons, keys, codes, tries, sittings, invitations, guests)
# A table, the table with the chain of each of its rows, the column that refers to the row, and its Dutch label.
_CHAINS = ((sittings, entries, "sitting", "Scan"), (invitations, events, "invitation", "Uitnodiging"))
_FETCH_SIZE = 1000


def integrity_problems(connection: Connection) -> Iterator[str]:
    """Yield a Dutch sentence per problem; rows are named by their random ids, never by their content."""
    if connection.dialect.name == "sqlite":
        yield from _file_problems(connection)
    for table in _UNCHAINED:
        yield from _changed_rows(connection, table)
    for owners, links, owner, called in _CHAINS:
        yield from _broken_chains(connection, owners, links, owner, called)
    yield from _vanished_sittings(connection)
    yield from _vanished_invitations(connection)
    yield from _vanished_guests(connection)


def _file_problems(connection: Connection) -> Iterator[str]:
    for (complaint,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if complaint != "ok":
            yield f"Het bestand is beschadigd: {complaint}."
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"Tabel {table}: een rij hoort bij iets dat er niet is."


def _changed_rows(connection: Connection, table: Table) -> Iterator[str]:
    (key,) = table.primary_key.columns
    for row in connection.execute(select(table).execution_options(yield_per=_FETCH_SIZE)).mappings():
        if row["digest"] != row_digest(table, row):
            yield f"Tabel {table.name}: de rij {row[key.name]} is niet zoals zij werd geschreven."


def _broken_chains(connection: Connection, owners: Table, links: Table, owner: str, label: str) -> Iterator[str]:
    ends = {row.id: (row.entries, row.head) for row in connection.execute(select(owners))}
    query = select(links).order_by(links.c[owner], links.c.number).execution_options(yield_per=_FETCH_SIZE)
    for name, links_of_owner in groupby(connection.execute(query).mappings(), key=lambda link: link[owner]):
        if not _is_whole(links, tuple(links_of_owner), *ends.pop(name, (0, ""))):
            yield f"{label} {name}: wat gezegd is, is niet zoals het werd geschreven."
    for name, (count, _) in ends.items():
        if count:
            yield f"{label} {name}: wat gezegd is, is weg."


def _is_whole(links: Table, chain: tuple[StoredRow, ...], count: int, head: str) -> bool:
    try:
        verified_chain(links, chain, count, head)
    except DamagedError:
        return False
    return True


def _vanished_sittings(connection: Connection) -> Iterator[str]:
    own_scans = (sittings.c.person == persons.c.id, sittings.c.rates.is_(None))
    actual = select(func.count()).where(*own_scans).scalar_subquery()
    for (name,) in connection.execute(select(persons.c.id).where(persons.c.sittings != actual)):
        yield f"Persoon {name}: er zijn niet zoveel scans als er werden begonnen."


def _vanished_invitations(connection: Connection) -> Iterator[str]:
    actual = select(func.count()).where(invitations.c.sitting == sittings.c.id).scalar_subquery()
    for (name,) in connection.execute(select(sittings.c.id).where(func.coalesce(sittings.c.invitations, 0) != actual)):
        yield f"Scan {name}: er zijn niet zoveel uitnodigingen als er werden gemaakt."


def _vanished_guests(connection: Connection) -> Iterator[str]:
    erased = select(events.c.invitation).where(events.c.what == GUEST_ERASED)
    for what, column in ((ACCEPTED, guests.c.invitation), (RATING_BEGUN, sittings.c.rates)):
        missing = (
            events.c.what == what,
            events.c.invitation.not_in(erased),
            events.c.invitation.not_in(_all_values(column)),
        )
        for (name,) in connection.execute(select(events.c.invitation).where(*missing)):
            yield f"Uitnodiging {name}: de gast of de beoordeling is weg."


def _all_values(column: Column[str]) -> Select[Any]:
    # NOT IN (…, NULL) is never true.
    return select(column).where(column.is_not(None))
