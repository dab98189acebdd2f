"""A closed store in which 1, 2, 3, … were saved, of which every fault gets a copy of its own."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from benchmarks.outcome import ITEM, OriginalPage
from scan.store import Changes, Store
from scan.store.address import database_url, sqlite_path
from scan.store.durable import open_store
from tests.support.store.places import Cluster, name_of, sqlite_url
from tests.support.store.world import begun

SAVED = 5


class Original(Protocol):
    """A store on either engine."""

    @property
    def page(self) -> OriginalPage:
        """What was saved in it."""

    def copy(self) -> AbstractContextManager[str]:
        """The URL of a copy, which is there as long as this lasts."""


@dataclass(frozen=True)
class SqliteOriginal:
    """A file; its copies are made in `folder`."""

    page: OriginalPage
    file: Path
    folder: Path

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The URL of a copy in a folder of its own."""
        with TemporaryDirectory(dir=self.folder) as place:
            yield sqlite_url(Path(shutil.copy(self.file, place)))


@dataclass(frozen=True)
class PostgresOriginal:
    """A database that others are copied from."""

    page: OriginalPage
    cluster: Cluster
    name: str

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The URL of a copy."""
        url = self.cluster.database(self.name)
        try:
            yield url
        finally:
            self.cluster.drop(url)


def sqlite_original(folder: Path) -> SqliteOriginal:
    """One in this folder."""
    file = folder / "zelfscan.sqlite3"
    return SqliteOriginal(_filled(sqlite_url(file)), file, folder)


def postgres_original(cluster: Cluster) -> PostgresOriginal:
    """One on this server."""
    url = cluster.database()
    return PostgresOriginal(_filled(url), cluster, name_of(url))


def save_next(store: Store, page: OriginalPage, beside: str = "") -> OriginalPage:
    """Save the next number, with a note `beside` it, and return the page as it is once that is acknowledged."""
    number = page.acknowledged + 1
    store.save(page.actor, page.sitting, Changes(notes={ITEM: str(number), "mh-02": beside}))
    return page._replace(acknowledged=number)


def path_of(url: str) -> Path:
    """The file of a copy on SQLite."""
    return sqlite_path(database_url(url))


def _filled(url: str) -> OriginalPage:
    store = open_store(url)
    page = OriginalPage(*begun(store), 0)
    for _ in range(SAVED):
        page = save_next(store, page)
    store.close()
    return page
