"""A store in one SQLite file: readers that can't write, and one writer behind a queue (reliability.md D2, D3)."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from sqlalchemy import Connection, QueuePool

from scan.store import migration
from scan.store.driver_errors import GONE, TRACES, told, unavailable
from scan.store.errors import UnavailableError
from scan.store.files import remove_older
from scan.store.guard import Guard, Turn, guard_of
from scan.store.sqlite import file, traces
from scan.store.sqlite.file import READS, WRITES, connect, engine, identity
from scan.store.sqlite.write_queue import WriteQueue

_Result = TypeVar("_Result")
# Making or migrating a file may take longer than a save may wait.
_PATIENCE_AT_START = 60


class SqliteDatabase:
    """One file and its connections; `patience` is how many seconds a lock of someone else is waited for."""

    def __init__(self, path: Path, patience: float, scripts: Path = migration.SCRIPTS) -> None:
        self.path = path
        self.patience = patience
        self._scripts = scripts
        self._turn = Turn(path)
        self._readers = engine(path, patience, READS, "BEGIN", poolclass=QueuePool)
        self._writers = engine(
            path, patience, WRITES, "BEGIN IMMEDIATE", poolclass=QueuePool, pool_size=1, max_overflow=0
        )
        self._door = Lock()
        self._open(make=True)
        self._queue = WriteQueue(self._writing, self._wipe)

    @property
    def guard(self) -> Guard:
        """What keeps this file whole."""
        return guard_of(sqlite3.sqlite_version_info)

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """What the work finds, as of one moment."""
        self._look()
        with told(), self._readers.connect() as connection, connection.begin():
            return work(connection)

    def write(self, work: Callable[[Connection], _Result], erases: bool = False) -> _Result:
        """What the work returns, after its commit and, when it `erases`, after its traces are wiped."""
        self._look()
        with told():
            return self._queue.put(_leaving_a_note(work) if erases else work, erases)

    def copy(self, target: Path) -> None:
        """Everything as of this moment, in one file."""
        self._look()
        file.copy(self.path, target, self.patience)

    def tidy(self, before: datetime) -> None:
        """Remove the copies that migrations and restores left before this moment."""
        with told():
            for name in ("before", "replaced"):
                remove_older(self.path.parent.glob(f"{self.path.name}.{name}-*"), before)

    def close(self) -> None:
        """Finish what is waiting; readers first, since the last connection tidies the log."""
        self._queue.close()
        self._readers.dispose()
        with self._turn.taken(self.patience):
            self._writers.dispose()

    def _look(self) -> None:
        """Start anew when the file was replaced, as a restore does."""
        if identity(self.path) == self._identity:
            return
        with self._door:
            if identity(self.path) != self._identity:
                self._readers.dispose()
                self._open(make=False)

    def _open(self, make: bool) -> None:
        with self._turn.taken(self.patience * _PATIENCE_AT_START):
            file.prepare(self.path, self.patience, make, self._scripts)
            with told(), closing(connect(self.path, self.patience, *WRITES)) as connection:
                if traces.left(connection):
                    traces.wipe(connection)
            self._writers.dispose()
            self._identity = identity(self.path)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn.taken(self.patience):
            # What is written to a file without a name is gone at the next start.
            if identity(self.path) != self._identity:
                raise unavailable(GONE)
            try:
                with told(), self._writers.begin() as connection:
                    yield connection
            except Exception:
                # After a fault of the disk a fresh connection knows better than this one.
                self._writers.dispose()
                raise

    def _wipe(self) -> None:
        try:
            with self._turn.taken(self.patience), told(), closing(self._writers.raw_connection()) as pooled:
                traces.wipe(cast(sqlite3.Connection, pooled.driver_connection))
        except UnavailableError as fault:
            raise UnavailableError(TRACES) from fault


def restore(path: Path, source: Path, patience: float) -> None:
    """Put a copy in the place of the file."""
    with Turn(path).taken(patience * _PATIENCE_AT_START):
        file.restore(path, source, patience)


def _leaving_a_note(work: Callable[[Connection], _Result]) -> Callable[[Connection], _Result]:
    def noted(connection: Connection) -> _Result:
        traces.remember(connection)
        return work(connection)

    return noted
