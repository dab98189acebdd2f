"""Everything in a database that is not as it was written."""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, Table, func, select

from scan.store.digest import Row, digest, sound_chain
from scan.store.errors import DamagedError
from scan.store.tables import codes, entries, keys, persons, sittings, tries

_STANDING_ALONE = (persons, keys, codes, tries, sittings)
_AT_A_TIME = 1000


def problems(connection: Connection) -> Iterator[str]:
    """A Dutch sentence for everything that is wrong; it names rows by their random ids, never by what they hold."""
    if connection.dialect.name == "sqlite":
        yield from _of_the_file(connection)
    for table in _STANDING_ALONE:
        yield from _changed_rows(connection, table)
    yield from _broken_chains(connection)
    yield from _vanished_sittings(connection)


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


def _broken_chains(connection: Connection) -> Iterator[str]:
    ends = {row.id: (row.entries, row.head) for row in connection.execute(select(sittings))}
    query = select(entries).order_by(entries.c.sitting, entries.c.number).execution_options(yield_per=_AT_A_TIME)
    for sitting, said in groupby(connection.execute(query).mappings(), key=lambda entry: entry["sitting"]):
        if not _whole(tuple(said), *ends.pop(sitting, (0, ""))):
            yield f"Scan {sitting}: wat gezegd is, is niet zoals het werd geschreven."
    for sitting, (count, _) in ends.items():
        if count:
            yield f"Scan {sitting}: wat gezegd is, is weg."


def _whole(said: tuple[Row, ...], count: int, head: str) -> bool:
    try:
        sound_chain(entries, said, count, head)
    except DamagedError:
        return False
    return True


def _vanished_sittings(connection: Connection) -> Iterator[str]:
    there = select(func.count()).where(sittings.c.person == persons.c.id).scalar_subquery()
    for (name,) in connection.execute(select(persons.c.id).where(persons.c.sittings != there)):
        yield f"Persoon {name}: er zijn niet zoveel scans als er werden begonnen."
