"""Opens the SQLite or PostgreSQL database of a URL; both implement the protocol `Database`."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from scan.store import migration
from scan.store.address import database_url, sqlite_path
from scan.store.driver_errors import Outage
from scan.store.erasures import ErasureList
from scan.store.guard import Guard, only_server
from scan.store.sqlite.database import SqliteDatabase

_Result = TypeVar("_Result")
LOCK_TIMEOUT = 5.0
STOP_SECONDS = 2.0  # in which a server that is replaced has stopped


class Database(Protocol):
    """Transactions on one database; every error of a disk or a server is raised as a StoreError."""

    @property
    def outages(self) -> tuple[Outage, Outage]:
        """Return how often reading and writing began to fail in this process."""

    @property
    def guard(self) -> Guard:
        """Return how this database is protected against corruption, for a health page."""

    @property
    def erasures(self) -> ErasureList:
        """Return the list of what was erased here."""

    def read(self, work: Callable[[Connection], _Result]) -> _Result:
        """Run `work` in a read-only transaction on one snapshot and return its result."""

    def write(self, work: Callable[[Connection], _Result], erases: bool = False) -> _Result:
        """Run `work` in a transaction and return its result after the commit.

        With `erases`, SQLite overwrites deleted rows in file and log before it returns; copies that it made of them
        when it moved them earlier go with `compact`, since that takes time.
        """

    def compact(self) -> None:
        """Remove copies of deleted rows; takes a second per 200 MB, in which writes wait: never while someone waits."""

    def copy(self, target: Path) -> None:
        """Write a snapshot of the database to one file."""

    def clean_up(self, before: datetime) -> None:
        """Remove what a purge leaves: the last bytes of deleted rows, and automatic copies made before this moment."""

    def remove_copies(self, before: datetime) -> None:
        """Remove the automatic copies made before this moment: they hold what was erased or replaced since."""

    def close(self) -> None:
        """Finish pending writes and close all connections."""


def open_database(
    url: str | None = None, lock_timeout: float = LOCK_TIMEOUT, scripts: Path = migration.SCRIPTS
) -> Database:
    """Open the database of this URL (see `database_url`) and upgrade its schema.

    `lock_timeout` is the seconds to wait for a lock of another process, `scripts` the folder of the migrations. Raises
    UnavailableError, DamagedError or NewerSchemaError when the database can't be used; nothing was changed then.
    """
    address = database_url(url)
    if address.get_backend_name() == "postgresql":
        from scan.store.postgres.database import PostgresDatabase  # its driver is loaded only where it is used

        return PostgresDatabase(address, lock_timeout, scripts)
    return SqliteDatabase(sqlite_path(address), lock_timeout, scripts)


def server_claim(url: str | None = None, wait: float = STOP_SECONDS) -> AbstractContextManager[None]:
    """A context in which this process is the one server on the database; on PostgreSQL there may be more (D4).

    Entering it raises SecondServerError after `wait` seconds, and UnavailableError when there is no such folder.
    """
    address = database_url(url)
    return nullcontext() if address.get_backend_name() == "postgresql" else only_server(sqlite_path(address), wait)
