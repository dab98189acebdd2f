"""Translates the errors of drivers, connection pools and the file system into a StoreError."""

import errno
import logging
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from scan.store.errors import DamagedError, StoreError, UnavailableError

_log = logging.getLogger(__name__)
DISK_FULL = "de schijf is vol"
READ_ONLY = "er mag niet geschreven worden"
BUSY = "een ander houdt haar te lang bezet"
FILE_GONE = "het bestand of de map is er niet"
CANNOT_OPEN = "het bestand kan niet geopend worden"
DISK_ERROR = "de schijf geeft een fout"
NO_RESPONSE = "de database antwoordt niet"

_SQLITE = {
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
}
# A missing table or column (SQLITE_ERROR) and a broken constraint are damage as well: the schema was checked when the
# store opened, and every write checks before it inserts.
_SQLITE_DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_CONSTRAINT,
}
_POSTGRES = {"53100": DISK_FULL, "25006": READ_ONLY, "55P03": BUSY, "40P01": BUSY, "40001": BUSY, "3D000": FILE_GONE}
# Prefixes of an SQLSTATE: corrupted data, invalid value, broken constraint, missing table, missing column.
_POSTGRES_DAMAGE = ("XX", "22", "23", "42P01", "42703")
_SYSTEM = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: FILE_GONE,
    errno.ENOTDIR: FILE_GONE,
}
TRACES_LEFT = "Het is verwijderd. De laatste sporen op de schijf zijn nog niet gewist; dat gebeurt later vanzelf."


def unavailable(reason: str) -> UnavailableError:
    """Return the error for this reason, a Dutch clause."""
    return UnavailableError(f"De bewaarplaats werkt nu niet: {reason}. Wat al bewaard was, is er nog.")


def known_errors() -> tuple[type[Exception], ...]:
    """What drivers, pools and files raise; the driver of PostgreSQL is not loaded where none is used."""
    postgres = sys.modules.get("psycopg")
    return (DBAPIError, sqlite3.Error, PoolTimeoutError, OSError, *((postgres.Error,) if postgres else ()))


@contextmanager
def translated_errors() -> Iterator[None]:
    """Translate driver and file errors raised inside the `with` block into a StoreError; other exceptions pass."""
    try:
        yield
    except known_errors() as fault:
        raise store_error(fault) from fault
    except UnicodeDecodeError as fault:
        # The SQLite driver raises this when its own error message quotes a broken schema.
        raise DamagedError from fault


class Outage:
    """Logs once when one kind of work with the store begins to fail, and once when it succeeds again (R65)."""

    def __init__(self, work: str) -> None:
        self.work, self.number = work, 0
        self._since: float | None = None
        self._lock = Lock()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch the work inside the `with` block, with its errors translated; every exception passes."""
        try:
            with translated_errors():
                yield
        except UnavailableError as fault:
            if fault.message != TRACES_LEFT:
                self._begin(fault.message)
            raise
        if self._since is not None:
            self._end()

    def _begin(self, reason: str) -> None:
        with self._lock:
            if self._since is None:
                self._since, self.number = time.monotonic(), self.number + 1
                _log.error("%s fails: %s", self.work, reason)

    def _end(self) -> None:
        with self._lock:
            if self._since is not None:
                _log.warning("%s works again, after %.0f seconds", self.work, time.monotonic() - self._since)
                self._since = None


def store_error(fault: Exception) -> StoreError:
    """Return the StoreError for an exception of a driver, a connection pool or the file system."""
    if isinstance(fault, DBAPIError):
        return store_error(fault.orig) if isinstance(fault.orig, Exception) else unavailable(NO_RESPONSE)
    if isinstance(fault, OSError):
        return unavailable(_SYSTEM.get(fault.errno or 0, DISK_ERROR))
    if isinstance(fault, sqlite3.Error):
        return _sqlite(fault)
    state = getattr(fault, "sqlstate", None) or ""
    if state.startswith(_POSTGRES_DAMAGE):
        return DamagedError()
    return unavailable(_POSTGRES.get(state, NO_RESPONSE))


def _sqlite(fault: sqlite3.Error) -> StoreError:
    # The low byte is the primary result code, the rest extends it.
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return DamagedError() if code in _SQLITE_DAMAGE else unavailable(_SQLITE.get(code, DISK_ERROR))
