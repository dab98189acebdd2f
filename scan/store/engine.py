"""Opens the database that an address names, behind the few functions that both engines offer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from scan.store import migration
from scan.store.address import address, file_of
from scan.store.guard import Guard
from scan.store.postgres.database import PostgresDatabase
from scan.store.sqlite.database import SqliteDatabase

_Result = TypeVar("_Result")
PATIENCE = 5.0


class Database(Protocol):
    """Transactions, and what guards them; every error of a disk or a server is a StoreError."""

    @property
    def guard(self) -> Guard:
        """What keeps this database whole, for a health page."""

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """What the work finds, as of one moment."""

    def write(self, work: Callable[[Connection], _Result], erases: bool = False) -> _Result:
        """What the work returns, after its commit and, when it `erases`, after its traces are removed."""

    def copy(self, target: Path) -> None:
        """Write everything, as of this moment, to one file."""

    def tidy(self, before: datetime) -> None:
        """Remove what a purge leaves to do: bytes of what was removed, and own copies from before this moment."""

    def close(self) -> None:
        """Finish what is waiting and close all connections."""


def open_database(url: str | None = None, patience: float = PATIENCE, scripts: Path = migration.SCRIPTS) -> Database:
    """The database of this URL (see `address`), its schema up to date.

    UnavailableError, DamagedError or NewerSchemaError when it can't be used; then nothing was changed. `patience` is
    how many seconds a lock of someone else is waited for; `scripts` holds the migrations.
    """
    found = address(url)
    if found.get_backend_name() == "postgresql":
        return PostgresDatabase(found, patience, scripts)
    return SqliteDatabase(file_of(found), patience, scripts)
