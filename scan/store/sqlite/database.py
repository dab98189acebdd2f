"""The store in one SQLite file: read-only readers, and one writer behind a queue (reliability.md D2, D3)."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import TypeVar, cast

from sqlalchemy import Connection, QueuePool

from scan.store import migration
from scan.store.driver_errors import FILE_GONE, TRACES_LEFT, Outage, translated_errors, unavailable
from scan.store.erasures import ErasedAgain, ErasureList
from scan.store.errors import StoreError, UnavailableError
from scan.store.files import remove_older
from scan.store.guard import Guard, WriteLock, sqlite_guard
from scan.store.records.texts import TEXTS_DELETED
from scan.store.sqlite import file, traces
from scan.store.sqlite.file import READER_PRAGMAS, WRITER_PRAGMAS, file_identity, open_connection, sqlite_engine
from scan.store.sqlite.write_queue import WriteQueue

_Result = TypeVar("_Result")
# Creating or migrating a file may take longer than a save may wait.
_START_FACTOR = 60
# Other writes wait while the log is emptied.
_LOG_TIMEOUT_MS = 20


class SqliteDatabase:
    """One file and its connections; `lock_timeout` is the seconds to wait for a lock of another process."""

    def __init__(self, path: Path, lock_timeout: float, scripts: Path = migration.SCRIPTS) -> None:
        self.path = path
        self.lock_timeout = lock_timeout
        self._scripts = scripts
        self._write_lock = WriteLock(path)
        self._readers = sqlite_engine(path, lock_timeout, READER_PRAGMAS, "BEGIN", poolclass=QueuePool)
        self._writers = sqlite_engine(path, lock_timeout, WRITER_PRAGMAS, "BEGIN IMMEDIATE")
        self._writer: Connection | None = None  # used under the write lock only, and kept open
        self._reopen_lock = Lock()
        self._reading, self._writing = self.outages = Outage("reading the store"), Outage("writing to the store")
        self._log_holds_texts = False
        self._open(create=True)
        self._queue = WriteQueue(self._transaction)

    @property
    def guard(self) -> Guard:
        """Return how this file is protected against corruption."""
        return sqlite_guard(sqlite3.sqlite_version_info)

    @property
    def erasures(self) -> ErasureList:
        """Return the list of what was erased here, by default beside the file."""
        return file.erasures_beside(self.path)

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Run `work` in a read-only transaction on one snapshot and return its result."""
        with self._reading.watched():
            self._reopen_if_replaced()
            with self._readers.connect() as connection, connection.begin():
                return work(connection)

    def write(self, work: Callable[[Connection], _Result], erases: bool = False) -> _Result:
        """Run `work` in a transaction and return its result after its commit and, with `erases`, emptying the log."""
        with self._writing.watched():
            self._reopen_if_replaced()
            if not erases:
                return self._queue.put(work)
            result = self._queue.put(_with_wipe_note(work))
            self._wait_for_empty_log()
            return result

    def copy(self, target: Path) -> None:
        """Write a snapshot of the database to one file."""
        self._reopen_if_replaced()
        file.copy_database(self.path, target, self.lock_timeout)

    def compact(self) -> None:
        """Rewrite the file if rows were deleted since, so that no copy of them is left in it; writes wait meanwhile."""
        self._queue.run_alone(self._compact)

    def clean_up(self, before: datetime) -> None:
        """Compact, and remove old copies."""
        self.compact()
        self.remove_copies(before)

    def remove_copies(self, before: datetime) -> None:
        """Remove the copies that migrations and restores made before this moment."""
        with translated_errors():
            for name in ("before", "replaced"):
                remove_older(self.path.parent.glob(f"{self.path.name}.{name}-*"), before)

    def close(self) -> None:
        """Finish pending writes and close; readers first, since the last connection checkpoints the log."""
        self._queue.close()
        self._readers.dispose()
        with self._write_lock.acquired(self.lock_timeout):
            self._close_writer()

    def _reopen_if_replaced(self) -> None:
        """Open the file again when it was replaced, as a restore does."""
        if file_identity(self.path) == self._identity:
            return
        with self._reopen_lock:
            if file_identity(self.path) != self._identity:
                self._readers.dispose()
                self._open(create=False)

    def _open(self, create: bool) -> None:
        with self._write_lock.acquired(self.lock_timeout * _START_FACTOR):
            file.prepare_file(self.path, self.lock_timeout, create, self._scripts)
            with (
                translated_errors(),
                closing(open_connection(self.path, self.lock_timeout, *WRITER_PRAGMAS)) as connection,
            ):
                if traces.is_wipe_pending(connection):
                    traces.wipe_traces(connection)
                traces.empty_log(connection)
            self._close_writer()
            self._identity = file_identity(self.path)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._write_lock.acquired(self.lock_timeout):
            # Writes to a file that was unlinked or renamed would be lost at the next start.
            if file_identity(self.path) != self._identity:
                raise unavailable(FILE_GONE)
            try:
                connection = self._open_writer()
                with translated_errors(), connection.begin():
                    yield connection
                    self._log_holds_texts |= connection.info.pop(TEXTS_DELETED, False)
            except BaseException:
                # After a disk error this connection may hold stale state.
                self._close_writer()
                raise
            self._remove_deleted_texts()

    def _open_writer(self) -> Connection:
        """Return the connection that writes; the caller holds the write lock."""
        with translated_errors():
            self._writer = self._writer or self._writers.connect()
        return self._writer

    def _close_writer(self) -> None:
        writer, self._writer = self._writer, None
        if writer:
            writer.close()

    def _driver(self) -> sqlite3.Connection:
        return cast(sqlite3.Connection, self._open_writer().connection.driver_connection)

    def _remove_deleted_texts(self) -> None:
        """Empty the log after text or people were deleted; when that fails, after the next commit or at the end."""
        if self._log_holds_texts:
            # The commit has succeeded, so no error of this may be raised.
            with suppress(StoreError), translated_errors():
                driver = self._driver()
                driver.execute(f"PRAGMA busy_timeout={_LOG_TIMEOUT_MS}")
                self._log_holds_texts = not traces.empty_log(driver)
                driver.execute(f"PRAGMA busy_timeout={round(self.lock_timeout * 1000)}")

    def _compact(self) -> None:
        with self._write_lock.acquired(self.lock_timeout), translated_errors():
            if traces.is_wipe_pending(self._driver()):
                traces.wipe_traces(self._driver())

    def _wait_for_empty_log(self) -> None:
        """Try to empty the log between the writes of others, which a reader may block for long."""
        end = monotonic() + self.lock_timeout
        while self._log_holds_texts:
            if monotonic() >= end:
                raise UnavailableError(TRACES_LEFT)
            sleep(_LOG_TIMEOUT_MS / 1000)
            self._queue.run_alone(self._empty_log)

    def _empty_log(self) -> None:
        with suppress(StoreError), self._write_lock.acquired(self.lock_timeout):
            self._remove_deleted_texts()


def restore_sqlite(path: Path, source: Path, lock_timeout: float) -> ErasedAgain:
    """Replace the file by a backup, holding the write lock; return how many were erased again."""
    with WriteLock(path).acquired(lock_timeout * _START_FACTOR):
        return file.replace_file(path, source, lock_timeout)


def _with_wipe_note(work: Callable[[Connection], _Result]) -> Callable[[Connection], _Result]:
    def work_and_note(connection: Connection) -> _Result:
        traces.note_pending_wipe(connection)
        connection.info[TEXTS_DELETED] = True
        return work(connection)

    return work_and_note
