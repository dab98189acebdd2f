"""Finds rows of a database that were damaged, changed or removed outside the store."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select

from scan.store.errors import DamagedError
from scan.store.meetings.events import ACCEPTED, GUEST_ERASED, RATING_BEGUN
from scan.store.meetings.progress import remark_texts
from scan.store.records.digest import StoredRow, row_digest, verified_chain
from scan.store.records.history import verified_entries
from scan.store.records.tables import (
    blocks,
    codes,
    events,
    feedback,
    guests,
    invitations,
    keys,
    persons,
    remarks,
    sittings,
    texts,
    tries,
)
from scan.store.records.texts import read_texts

_UNCHAINED = (persons, keys, codes, tries, sittings, invitations, guests, feedback)
Chain = tuple[StoredRow, ...]
_FETCH_SIZE = 1000


def integrity_problems(connection: Connection) -> Iterator[str]:
    """Yield a Dutch sentence per problem; rows are named by their random ids, never by their content."""
    if connection.dialect.name == "sqlite":
        yield from _file_problems(connection)
    for table in _UNCHAINED:
        yield from _changed_rows(connection, table)
    yield from _broken_scans(connection)
    yield from _broken_invitations(connection)
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


def _broken_scans(connection: Connection) -> Iterator[str]:
    with_texts = set(connection.execute(select(texts.c.sitting)).scalars())

    def check_scan(row: StoredRow, chain: Chain) -> None:
        verified_entries(row, chain, read_texts(connection, row["id"]) if row["id"] in with_texts else {})

    for name in _broken_chains(connection, sittings, blocks.c.sitting, check_scan):
        yield f"Scan {name}: wat gezegd is, is niet zoals het werd geschreven."


def _broken_invitations(connection: Connection) -> Iterator[str]:
    with_remarks = set(connection.execute(select(remarks.c.invitation)).scalars())

    def check_events(row: StoredRow, chain: Chain) -> None:
        verified_chain(events, chain, row["entries"], row["head"])
        remark_texts(chain, read_texts(connection, row["id"], remarks) if row["id"] in with_remarks else {})

    for name in _broken_chains(connection, invitations, events.c.invitation, check_events):
        yield f"Uitnodiging {name}: wat gezegd is, is niet zoals het werd geschreven."


def _broken_chains(
    connection: Connection, owners: Table, owner: Column[str], check: Callable[[StoredRow, Chain], object]
) -> Iterator[str]:
    """Yield the ids of the owners whose chain is refused by `check`, and of chains without an owner."""
    unseen = {row["id"]: row for row in connection.execute(select(owners)).mappings().all()}
    query = select(owner.table).order_by(owner, owner.table.c.number).execution_options(yield_per=_FETCH_SIZE)
    for name, chain in groupby(connection.execute(query).mappings(), key=lambda link: link[owner.name]):
        if name not in unseen or not _is_whole(check, unseen.pop(name), tuple(chain)):
            yield name
    yield from (name for name, row in unseen.items() if not _is_whole(check, row, ()))


def _is_whole(check: Callable[[StoredRow, Chain], object], row: StoredRow, chain: Chain) -> bool:
    try:
        check(row, chain)
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
