"""What a keeper of the store does now and then: back up, restore, check, and erase what is too old."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, func, select

from scan.store.address import address, file_of
from scan.store.durable import DurableStore
from scan.store.engine import PATIENCE
from scan.store.errors import DamagedError
from scan.store.integrity import problems
from scan.store.meetings.guests import leave
from scan.store.postgres import database as postgres
from scan.store.records.tables import guests, moment, persons, stamp, tries
from scan.store.sqlite import database as sqlite

RETENTION_MONTHS = 24
KEEP_COPIES = timedelta(days=30)


def backup(store: DurableStore, target: Path) -> None:
    """Copy everything, as of this moment, to one file, while others go on writing; a file of that name is replaced."""
    store.database.copy(target)


def restore(source: Path, url: str | None = None, patience: float = PATIENCE) -> None:
    """Put a backup in the place of all that is there, at once or not at all.

    A running server goes on with what was restored. SQLite: the old file keeps its bytes beside the new one, as
    `.replaced-1`. PostgreSQL: back up first, the old rows are gone. DamagedError or NewerSchemaError when the backup
    can't be used; then nothing was changed. Who erased their data after the backup was made is there again.
    """
    found = address(url)
    if found.get_backend_name() == "postgresql":
        postgres.restore(found, source, patience)
    else:
        sqlite.restore(file_of(found), source, patience)


def check(store: DurableStore) -> tuple[str, ...]:
    """Everything that is not as it was written, a Dutch sentence each; nothing when all is whole."""
    try:
        return store.database.read(lambda connection: tuple(problems(connection)))
    except DamagedError as damage:
        return (damage.message,)


def purge(store: DurableStore, today: date, months: int = RETENTION_MONTHS) -> int:
    """Erase everyone who was not here for so many months, to the last byte, and return how many; twice is once.

    Copies that a migration or a restore left are removed after 30 days.
    """
    start = datetime.combine(today, time(), UTC)
    bound = datetime.combine(months_before(today, months), time(), UTC)
    erased = store.database.write(lambda connection: _purge(connection, stamp(bound), stamp(start)), erases=True)
    store.database.tidy(start - KEEP_COPIES)
    return erased


def is_overdue(store: DurableStore, today: date, months: int = RETENTION_MONTHS) -> bool:
    """Whether `purge` would erase some and leave others; writes nothing.

    When nobody was here within the term, a wrong clock is likelier than that all stayed away.
    """
    bound = stamp(datetime.combine(months_before(today, months), time(), UTC))
    ends = select(func.min(persons.c.seen_at), func.max(persons.c.seen_at))
    first, last = store.database.read(lambda connection: connection.execute(ends).one())
    return first is not None and bool(first < bound <= last)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _purge(connection: Connection, bound: int, start: int) -> int:
    connection.execute(delete(tries).where(tries.c.at < start))
    absent = persons.c.seen_at < bound
    leave(connection, guests.c.person.in_(select(persons.c.id).where(absent)), moment(start))
    return connection.execute(delete(persons).where(absent)).rowcount
