"""Maintenance of the store: back up, restore, check, and purge people who have not visited for long."""

import shutil
from calendar import monthrange
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select

from scan.identity.provider import USUAL_RETENTION
from scan.store.address import database_url, sqlite_path
from scan.store.durable import DurableStore
from scan.store.engine import LOCK_TIMEOUT, open_database, server_claim
from scan.store.erasures import ErasedAgain, ErasureList
from scan.store.errors import DamagedError, RefusedError
from scan.store.feedback import ItemFeedback
from scan.store.integrity import integrity_problems
from scan.store.meetings.guests import record_erasure
from scan.store.records.earlier_sittings import abandoned_holders
from scan.store.records.item_feedback import delete_feedback, read_feedback
from scan.store.records.people import SEEN_INTERVAL
from scan.store.records.rate_limits import forget_tries
from scan.store.records.tables import feedback, guests, metadata, moment, persons, stamp, tries
from scan.store.records.texts import stored_texts
from scan.store.sqlite import database as sqlite
from scan.store.sqlite.file import erasures_beside

FEEDBACK_MONTHS = 12
KEEP_COPIES = timedelta(days=30)
# A purge that would erase more than this is refused: a wrong clock is more likely (reliability.md R84).
MOST_PURGED, LARGEST_SHARE = 20, 0.1
_ROWS_AT_ONCE = 1_000
_NOT_EMPTY = "In de database waar alles heen moet, staat al iemand. Kies een lege. Er is niets veranderd."
_NOBODY_LEFT = (
    "Vanaf {:%d-%m-%Y} gezien was hier al {} maanden niemand. Klopt de klok van deze computer? Er is niets gewist."
)
_CLOCK_JUMPED = (
    "Alle bezoeken van de laatste {} maanden vallen op één dag. Klopt de klok van deze computer ({:%d-%m-%Y})? Er is "
    "niets gewist."
)
_TOO_MANY = (
    "Dit wist {} van de {} mensen, meer dan een tiende. Klopt de klok van deze computer ({:%d-%m-%Y})? "
    "Er is niets gewist."
)


def backup(store: DurableStore, target: Path) -> None:
    """Write a snapshot of the store to one file, replacing it if it exists; others can go on writing."""
    store.database.copy(target)


def restore(source: Path, url: str | None = None, lock_timeout: float = LOCK_TIMEOUT) -> ErasedAgain:
    """Replace the store by a backup, completely or not at all.

    A running server continues on the restored data. SQLite: the old file is kept beside the new one, as `.replaced-1`.
    PostgreSQL: the old rows are deleted, so back up first. Who is on the list of erasures is erased again, before
    anyone can see them; returns how many that were (R60). Raises DamagedError or NewerSchemaError when the backup can't
    be used; nothing was changed then.
    """
    address = database_url(url)
    if address.get_backend_name() == "postgresql":
        from scan.store.postgres.database import restore_postgres  # its driver is loaded only where it is used

        return restore_postgres(address, source, lock_timeout)
    return sqlite.restore_sqlite(sqlite_path(address), source, lock_timeout)


def copy_store(source: str, target: str) -> int:
    """Copy all but what is on the lists of erasures to another database, of the same engine or not; how many people.

    Raises SecondServerError while a server runs on a SQLite source, RefusedError when anyone is in the target, and
    DamagedError when a row did not arrive as it was written; nothing was changed then.
    """
    with server_claim(source, wait=0), closing(open_database(source)) as old, closing(open_database(target)) as new:
        lists = (old.erasures, new.erasures)  # the source may be a backup
        people = old.read(lambda reading: new.write(lambda writing: _copy_rows(reading, writing, *lists), True))
        if old.erasures.file.exists() and not new.erasures.file.exists():
            shutil.copy(old.erasures.file, new.erasures.file)
        return people


def _copy_rows(source: Connection, target: Connection, *lists: ErasureList) -> int:
    if target.execute(select(func.count()).select_from(persons)).scalar_one():
        raise RefusedError(_NOT_EMPTY)
    for table in metadata.sorted_tables:
        for found in source.execute(select(table)).mappings().partitions(_ROWS_AT_ONCE):
            rows = [dict(row) for row in found]
            target.execute(insert(table), stored_texts(target, rows) if "padding" in table.c else rows)
    for problem in integrity_problems(target):
        raise DamagedError(f"{problem} Er is niets overgezet.")
    for erasures in lists:
        erasures.erase_again(target, datetime.now(UTC))
    return int(target.execute(select(func.count()).select_from(persons)).scalar_one())


def erasure_list(url: str | None = None) -> Path:
    """Return the file that lists what was erased from this database."""
    address = database_url(url)
    if address.get_backend_name() == "postgresql":
        from scan.store.postgres.database import erasures_of

        return erasures_of(address).file
    return erasures_beside(sqlite_path(address)).file


def check(store: DurableStore) -> tuple[str, ...]:
    """Return a Dutch sentence per integrity problem; empty when the store is sound."""
    try:
        return store.database.read(lambda connection: tuple(integrity_problems(connection)))
    except DamagedError as damage:
        return (damage.message,)


def all_feedback(store: DurableStore) -> tuple[ItemFeedback, ...]:
    """Return what was said about items, by version, item and week."""
    return store.database.read(read_feedback)


def purge(
    store: DurableStore,
    today: date,
    months: int = USUAL_RETENTION,
    force: bool = False,
    feedback_months: int = FEEDBACK_MONTHS,
) -> int:
    """Erase everyone whose last visit is more than `months` months ago, and return how many people that were.

    So is feedback on items from weeks that began over `feedback_months` months ago, both also from disk. Automatic
    copies go after 30 days. Unless `force`, raises RefusedError when it would erase everyone, or over 20 people and a
    tenth of all (R84), and when no two days with visits show that the clock is right (R86).
    """
    start = datetime.combine(today, time(), UTC)
    bound = stamp(datetime.combine(months_before(today, months), time(), UTC))

    def work(connection: Connection) -> int:
        if not force:
            _refuse_suspicious(connection, bound, today, months)
        delete_feedback(connection, months_before(today, feedback_months))
        return _purge(connection, bound, stamp(start))

    erased = store.database.write(work, erases=True)
    store.database.clean_up(start - KEEP_COPIES)
    return erased


def erase_leftovers(store: DurableStore, at: datetime) -> None:
    """Erase what is over an hour old at `at`: tries of codes, and what a kill left of files that were read in."""
    store.database.write(lambda connection: forget_tries(connection, at))
    for holder in store.database.read(lambda connection: abandoned_holders(connection, at)):
        store.forget_person(holder)


def is_overdue(store: DurableStore, today: date, months: int = USUAL_RETENTION) -> bool:
    """Return whether `purge` would erase some people, or feedback, and keep others; writes nothing.

    False when visits within the term fall on less than two days: a wrong clock is more likely than that nobody came.
    """
    terms = ((persons.c.seen_at, months), (feedback.c.week, FEEDBACK_MONTHS))

    def work(connection: Connection) -> bool:
        bounds = [(column, stamp(datetime.combine(months_before(today, term), time(), UTC))) for column, term in terms]
        firsts = [(connection.execute(select(func.min(column))).scalar_one(), bound) for column, bound in bounds]
        return any(first is not None and first < bound and _is_plausible(connection, bound) for first, bound in firsts)

    return store.database.read(work)


def months_before(day: date, months: int) -> date:
    """Return the same day `months` months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _is_plausible(connection: Connection, bound: int) -> bool:
    """Whether visits since `bound` lie a day apart or more; those during one jump of a clock do not."""
    visits = select(func.min(persons.c.seen_at), func.max(persons.c.seen_at)).where(persons.c.seen_at >= bound)
    first, last = connection.execute(visits).one()
    return first is not None and last - first >= SEEN_INTERVAL


def _refuse_suspicious(connection: Connection, bound: int, today: date, months: int) -> None:
    everyone = connection.execute(select(func.count()).select_from(persons)).scalar_one()
    absent = connection.execute(select(func.count()).where(persons.c.seen_at < bound)).scalar_one()
    if absent and absent == everyone:
        raise RefusedError(_NOBODY_LEFT.format(today, months))
    if absent and not _is_plausible(connection, bound):
        raise RefusedError(_CLOCK_JUMPED.format(months, today))
    if absent > max(MOST_PURGED, LARGEST_SHARE * everyone):
        raise RefusedError(_TOO_MANY.format(absent, everyone, today))


def _purge(connection: Connection, bound: int, start: int) -> int:
    connection.execute(delete(tries).where(tries.c.at < start))
    absent = persons.c.seen_at < bound
    record_erasure(connection, guests.c.person.in_(select(persons.c.id).where(absent)), moment(start))
    return connection.execute(delete(persons).where(absent)).rowcount
