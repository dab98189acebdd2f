"""Wipes the bytes that SQLite leaves on disk of deleted rows."""

import sqlite3

from sqlalchemy import Connection

from scan.store.driver_errors import BUSY, unavailable


def note_pending_wipe(connection: Connection) -> None:
    """Mark in the file, in the transaction of a deletion, that its traces must still be wiped."""
    connection.exec_driver_sql("PRAGMA user_version=1")


def is_wipe_pending(connection: sqlite3.Connection) -> bool:
    """Return whether rows were deleted whose traces were not wiped, as after a crash."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(version)


def wipe_traces(connection: sqlite3.Connection) -> None:
    """Remove all bytes of deleted rows from the file and its log; raises UnavailableError while a reader blocks it.

    `secure_delete` is not enough: SQLite leaves copies of rows that it moved between pages before (measured: in 6 of
    100 deletions). Only a rewritten file holds none.
    """
    connection.execute("VACUUM")
    if not empty_log(connection):
        raise unavailable(BUSY)
    connection.execute("PRAGMA user_version=0")


def empty_log(connection: sqlite3.Connection) -> bool:
    """Move the log into the file, so that no replaced page is left in it; False while a reader blocks it."""
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
