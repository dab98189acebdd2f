"""A store in PostgreSQL: every write a transaction of its own, every read of one moment (reliability.md D4)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text

from scan.store import migration
from scan.store.address import folder
from scan.store.driver_errors import TRACES, told
from scan.store.errors import DamagedError, StoreError, UnavailableError
from scan.store.files import free, remove_older
from scan.store.guard import Guard
from scan.store.integrity import problems
from scan.store.postgres.dump import copy_in, copy_out, hold_writers
from scan.store.records.tables import metadata

_Result = TypeVar("_Result")
# "zelfscan" in ASCII, as the number of the lock that migrating programs take in turn.
MIGRATING = 0x7A656C667363616E
_CONNECT_SECONDS = 5
_COPY = "zelfscan.zip"
_WRITERS = 8


class PostgresDatabase:
    """One database; `patience` is how many seconds a lock of someone else is waited for."""

    def __init__(self, url: URL, patience: float, scripts: Path = migration.SCRIPTS) -> None:
        self._engine = engine(url, patience)
        self._readers = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        # A pool hands a connection to whoever asks just then; this queue hands one to whoever waits longest.
        self._queue = ThreadPoolExecutor(_WRITERS, "store-writer")
        try:
            with told():
                self._prepare(scripts)
        except StoreError:
            self._engine.dispose()
            raise

    @property
    def guard(self) -> Guard:
        """What keeps this database whole."""
        version = self.read(lambda connection: connection.execute(text("SHOW server_version")).scalar_one())
        return Guard(f"PostgreSQL {version}", "De database regelt zelf dat schrijvers elkaar niet in de weg zitten.")

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """What the work finds, as of one moment."""
        with told(), self._readers.connect() as connection, connection.begin():
            return work(connection)

    def write(self, work: Callable[[Connection], _Result], erases: bool = False) -> _Result:
        """What the work returns, after its commit and, when it `erases`, after a VACUUM.

        VACUUM frees the room of what was removed. Its bytes are gone once that room is used again, and at the latest
        by `tidy`; those in PostgreSQL's own log go as the log is recycled.
        """
        try:
            promise = self._queue.submit(self._commit, work)
        except RuntimeError as closed:
            raise UnavailableError from closed
        found = promise.result()
        if erases:
            self._remove_traces()
        return found

    def copy(self, target: Path) -> None:
        """Everything as of this moment, in one file."""
        self.read(lambda connection: copy_out(connection, target))

    def tidy(self, before: datetime) -> None:
        """Write the tables anew, while everyone waits, and remove the copies of migrations before this moment."""
        self._vacuum("FULL")
        with told():
            remove_older(folder().glob(f"{_COPY}.*"), before)

    def close(self) -> None:
        """Finish what is waiting and close all connections."""
        self._queue.shutdown()
        self._engine.dispose()

    def _commit(self, work: Callable[[Connection], _Result]) -> _Result:
        with told(), self._engine.begin() as connection:
            return work(connection)

    def _remove_traces(self) -> None:
        try:
            self._vacuum("")
        except UnavailableError as fault:
            raise UnavailableError(TRACES) from fault

    def _vacuum(self, how: str) -> None:
        with told(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM {how} {', '.join(metadata.tables)}"))

    def _prepare(self, scripts: Path) -> None:
        with self._engine.connect() as connection:
            if not migration.behind(migration.revision(connection), scripts):
                return
        with self._engine.begin() as connection:
            take_turn(connection)
            _upgrade(connection, scripts)


def _upgrade(connection: Connection, scripts: Path) -> None:
    found = migration.revision(connection)
    if not migration.behind(found, scripts):
        return
    if found is not None:
        hold_writers(connection)
        copy_out(connection, free(folder() / _COPY, f"before-{migration.latest(scripts)}"))
    elif inspect(connection).get_table_names():
        raise DamagedError("Deze database is niet van de zelfscan. Er is niets veranderd.")
    migration.upgrade(connection, scripts)


def restore(url: URL, source: Path, patience: float, scripts: Path = migration.SCRIPTS) -> None:
    """Put a copy in the place of everything, in one transaction."""
    made = engine(url, patience)
    try:
        with told(), made.begin() as connection:
            take_turn(connection)
            copy_in(connection, source, scripts)
            if any(problems(connection)):
                raise DamagedError(f"{source.name} is geen hele reservekopie. Er is niets veranderd.")
    finally:
        made.dispose()


def engine(url: URL, patience: float) -> Engine:
    """An engine that acknowledges nothing before it is on disk, and waits for no lock longer than `patience`."""
    made = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,  # an error in a log must not quote what someone wrote
        pool_pre_ping=True,
        pool_size=2 * _WRITERS,
        connect_args={"connect_timeout": _CONNECT_SECONDS},
    )

    @event.listens_for(made, "connect")
    def settle(connection: Any, _: object) -> None:
        connection.execute("SET synchronous_commit = on")
        connection.execute(f"SET lock_timeout = {round(patience * 1000)}")
        connection.commit()

    return made


def take_turn(connection: Connection) -> None:
    """Wait, as long as it takes, until no other program migrates or restores; the turn ends with the transaction."""
    connection.execute(text("SET LOCAL lock_timeout = 0"))
    connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATING})"))
