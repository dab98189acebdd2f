"""What a database or a disk complains about, told as one of the store's own errors."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from scan.store.errors import DamagedError, StoreError, UnavailableError

FULL = "de schijf is vol"
READ_ONLY = "er mag niet geschreven worden"
BUSY = "een ander houdt haar te lang bezet"
GONE = "het bestand of de map is er niet"
SHUT = "het bestand kan niet geopend worden"
DISK = "de schijf geeft een fout"
AWAY = "de database antwoordt niet"

_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_CANTOPEN: SHUT,
    sqlite3.SQLITE_IOERR: DISK,
}
# A table or column that is not there (SQLITE_ERROR) and a broken constraint are damage as well: the schema was checked
# when the store opened, and every write looks before it adds.
_SQLITE_DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_CONSTRAINT,
}
_POSTGRES = {"53100": FULL, "25006": READ_ONLY, "55P03": BUSY, "40P01": BUSY, "40001": BUSY, "3D000": GONE}
# Beginnings of an SQLSTATE: corrupted, no such value, a broken constraint, a table or a column that is not there.
_POSTGRES_DAMAGE = ("XX", "22", "23", "42P01", "42703")
_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
}
TRACES = "Het is verwijderd. De laatste sporen op de schijf zijn nog niet gewist; dat gebeurt later vanzelf."


def unavailable(reason: str) -> UnavailableError:
    """The error with its reason, a Dutch half sentence."""
    return UnavailableError(f"De bewaarplaats werkt nu niet: {reason}. Wat al bewaard was, is er nog.")


@contextmanager
def told() -> Iterator[None]:
    """Raise a StoreError for what goes wrong outside this program; mistakes inside it pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, psycopg.Error, PoolTimeoutError, OSError) as fault:
        raise as_told(fault) from fault
    except UnicodeDecodeError as fault:
        # The SQLite driver stumbles over its own complaint when that quotes a broken schema.
        raise DamagedError from fault


def as_told(fault: Exception) -> StoreError:
    """The StoreError for a complaint of a driver, a pool or the file system."""
    if isinstance(fault, DBAPIError):
        return as_told(fault.orig) if isinstance(fault.orig, Exception) else unavailable(AWAY)
    if isinstance(fault, OSError):
        return unavailable(_SYSTEM.get(fault.errno or 0, DISK))
    if isinstance(fault, sqlite3.Error):
        return _sqlite(fault)
    state = getattr(fault, "sqlstate", None) or ""
    if state.startswith(_POSTGRES_DAMAGE):
        return DamagedError()
    return unavailable(_POSTGRES.get(state, AWAY))


def _sqlite(fault: sqlite3.Error) -> StoreError:
    # The low byte is the kind of error, the rest its cause.
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return DamagedError() if code in _SQLITE_DAMAGE else unavailable(_SQLITE.get(code, DISK))
