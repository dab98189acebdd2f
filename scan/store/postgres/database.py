"""The store in PostgreSQL: every write is one transaction, every read sees one snapshot (reliability.md D4)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text

from scan import dates
from scan.store import migration
from scan.store.address import data_folder
from scan.store.driver_errors import Outage, translated_errors
from scan.store.erasures import ErasedAgain, ErasureList
from scan.store.errors import DamagedError, StoreError, UnavailableError
from scan.store.files import remove_older, unused_path
from scan.store.guard import Guard
from scan.store.integrity import integrity_problems
from scan.store.postgres.dump import block_writers, load_dump, write_dump
from scan.store.records.tables import metadata

_Result = TypeVar("_Result")
# "zelfscan" in ASCII: the number of the advisory lock for migrating and restoring.
MIGRATION_LOCK = 0x7A656C667363616E
_CONNECT_SECONDS = 5
_COPY_NAME = "zelfscan.zip"
_WRITERS = 8


class PostgresDatabase:
    """One database; `lock_timeout` is the seconds to wait for a lock of another process."""

    def __init__(self, url: URL, lock_timeout: float, scripts: Path = migration.SCRIPTS) -> None:
        self._engine = postgres_engine(url, lock_timeout)
        self._reading, self._writing = self.outages = Outage("reading the store"), Outage("writing to the store")
        self._erasures = erasures_of(url)
        self._readers = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        # A pool serves waiting threads in any order; this queue serves the one that waits longest.
        self._queue = ThreadPoolExecutor(_WRITERS, "store-writer")
        try:
            with translated_errors():
                self._prepare(scripts)
        except StoreError:
            self._engine.dispose()
            raise

    @property
    def guard(self) -> Guard:
        """Return how this database is protected against corruption."""
        version = self.read(lambda connection: connection.execute(text("SHOW server_version")).scalar_one())
        return Guard(f"PostgreSQL {version}", "De database regelt zelf dat schrijvers elkaar niet in de weg zitten.")

    @property
    def erasures(self) -> ErasureList:
        """Return the list of what was erased here, by default in the data folder."""
        return self._erasures

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Run `work` in a read-only transaction on one snapshot and return its result."""
        with self._reading.watched(), self._readers.connect() as connection, connection.begin():
            return work(connection)

    def write(self, work: Callable[[Connection], _Result], erases: bool = False) -> _Result:
        """Run `work` in a transaction and return its result after the commit.

        The bytes of deleted rows stay on disk until `clean_up`, whether it `erases` or not; those in the write-ahead
        log disappear as PostgreSQL recycles it.
        """
        try:
            future = self._queue.submit(self._commit, work)
        except RuntimeError as closed:
            raise UnavailableError from closed
        with self._writing.watched():
            return future.result()

    def copy(self, target: Path) -> None:
        """Write a snapshot of the database to one file."""
        self.read(lambda connection: write_dump(connection, target))

    def compact(self) -> None:
        """Free the space of deleted rows, so that it is used again."""
        self._vacuum("")

    def clean_up(self, before: datetime) -> None:
        """Rewrite the tables under an exclusive lock, and remove old copies."""
        self._vacuum("FULL")
        self.remove_copies(before)

    def remove_copies(self, before: datetime) -> None:
        """Remove the copies that migrations made before this moment."""
        with translated_errors():
            remove_older(data_folder().glob(f"{_COPY_NAME}.*"), before)

    def close(self) -> None:
        """Finish pending writes and close all connections."""
        self._queue.shutdown()
        self._engine.dispose()

    def _commit(self, work: Callable[[Connection], _Result]) -> _Result:
        with translated_errors(), self._engine.begin() as connection:
            return work(connection)

    def _vacuum(self, how: str) -> None:
        with translated_errors(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM {how} {', '.join(metadata.tables)}"))

    def _prepare(self, scripts: Path) -> None:
        with self._engine.connect() as connection:
            if not migration.needs_upgrade(migration.current_revision(connection), scripts):
                return
        with self._engine.begin() as connection:
            lock_migrations(connection)
            _upgrade(connection, scripts)


def _upgrade(connection: Connection, scripts: Path) -> None:
    revision = migration.current_revision(connection)
    if not migration.needs_upgrade(revision, scripts):
        return
    if revision is not None:
        block_writers(connection)
        write_dump(connection, unused_path(data_folder() / _COPY_NAME, f"before-{migration.latest_revision(scripts)}"))
    elif inspect(connection).get_table_names():
        raise DamagedError("Deze database is niet van de zelfscan. Er is niets veranderd.")
    migration.upgrade(connection, scripts)


def erasures_of(url: URL) -> ErasureList:
    """Return the list of what was erased from this database, by default in the data folder of this computer."""
    return ErasureList(data_folder() / f"{url.database}.erased")


def restore_postgres(url: URL, source: Path, lock_timeout: float, scripts: Path = migration.SCRIPTS) -> ErasedAgain:
    """Replace the whole database by a dump, in one transaction; return how many were erased again."""
    engine = postgres_engine(url, lock_timeout)
    try:
        with translated_errors(), engine.begin() as connection:
            lock_migrations(connection)
            load_dump(connection, source, scripts)
            if any(integrity_problems(connection)):
                raise DamagedError(f"{source.name} is geen hele reservekopie. Er is niets veranderd.")
            return erasures_of(url).erase_again(connection, dates.now())
    finally:
        engine.dispose()


def postgres_engine(url: URL, lock_timeout: float) -> Engine:
    """Return an engine with synchronous commits that waits at most `lock_timeout` seconds for a lock."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,  # an error in a log must not quote what someone wrote
        pool_pre_ping=True,
        pool_size=2 * _WRITERS,
        connect_args={"connect_timeout": _CONNECT_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _: object) -> None:
        connection.execute("SET synchronous_commit = on")
        connection.execute(f"SET lock_timeout = {round(lock_timeout * 1000)}")
        connection.commit()

    @event.listens_for(engine, "checkout")
    def forget_last_use(connection: Any, *_: object) -> None:
        # After a read SQLAlchemy leaves "read write" on the connection, which overrules a database set to read-only.
        connection.read_only = None

    return engine


def lock_migrations(connection: Connection) -> None:
    """Take the lock for migrating and restoring, without a timeout; it is released when the transaction ends."""
    connection.execute(text("SET LOCAL lock_timeout = 0"))
    connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
