"""A closed store in which 1, 2, 3, … were saved; every fault test works on its own copy."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from benchmarks.outcome import ITEM, OriginalPage
from scan.store import FieldChange
from scan.store.address import database_url, sqlite_path
from scan.store.durable import DurableStore, open_store
from tests.support.store.places import Cluster, database_name, sqlite_url
from tests.support.store.processes import numbered_answer
from tests.support.store.route import post_here
from tests.support.store.world import new_sitting

SAVES = 5


class Original(Protocol):
    """A store on either engine, to copy."""

    @property
    def page(self) -> OriginalPage:
        """The sitting that was saved in it."""

    def copy(self) -> AbstractContextManager[str]:
        """Yield the URL of a copy, which is removed at the end."""


@dataclass(frozen=True)
class SqliteOriginal:
    """A SQLite file; its copies are made in `folder`."""

    page: OriginalPage
    file: Path
    folder: Path

    @contextmanager
    def copy(self) -> Iterator[str]:
        """Yield the URL of a copy in its own folder."""
        with TemporaryDirectory(dir=self.folder) as folder:
            yield sqlite_url(Path(shutil.copy(self.file, folder)))


@dataclass(frozen=True)
class PostgresOriginal:
    """A PostgreSQL database that is used as a template."""

    page: OriginalPage
    cluster: Cluster
    name: str

    @contextmanager
    def copy(self) -> Iterator[str]:
        """Yield the URL of a copy, which is dropped at the end."""
        url = self.cluster.database(self.name)
        try:
            yield url
        finally:
            self.cluster.drop(url)


def sqlite_original(folder: Path) -> SqliteOriginal:
    """Create a SQLite store in this folder."""
    file = folder / "zelfscan.sqlite3"
    return SqliteOriginal(_new_page(sqlite_url(file)), file, folder)


def postgres_original(cluster: Cluster) -> PostgresOriginal:
    """Create a PostgreSQL store on this server."""
    url = cluster.database()
    return PostgresOriginal(_new_page(url), cluster, database_name(url))


def save_next(store: DurableStore, page: OriginalPage, note: str = "") -> OriginalPage:
    """Post the next number and a second `note` to the route, and return the page after the acknowledgement."""
    return acknowledged_page(page, post_here(store, page.token, page.sitting, next_changes(page, note)))


def next_changes(page: OriginalPage, note: str = "") -> list[FieldChange]:
    """Return the next number and a second `note` as the page sends them."""
    number = page.acknowledged + 1
    return [
        FieldChange("answers", ITEM, numbered_answer(number), page.numbers.get(("answers", ITEM), 0)),
        FieldChange("notes", f"note-{number}", note, 0),
    ]


def acknowledged_page(page: OriginalPage, fields: Sequence[Mapping[str, Any]]) -> OriginalPage:
    """Return the page after this acknowledgement; raises ValueError when something was not saved."""
    if not all(one["saved"] for one in fields):
        raise ValueError(f"not saved: {fields}")
    numbers = {(one["field"], one["item"]): one["number"] for one in fields}
    return page._replace(acknowledged=page.acknowledged + 1, numbers=numbers)


def new_page(store: DurableStore) -> OriginalPage:
    """Return an empty sitting of a new person."""
    actor, token = store.new_person()
    return OriginalPage(*new_sitting(store, actor), 0, token)


def path_of_url(url: str) -> Path:
    """Return the file of a SQLite URL."""
    return sqlite_path(database_url(url))


def _new_page(url: str) -> OriginalPage:
    store = open_store(url)
    page = new_page(store)
    for _ in range(SAVES):
        page = save_next(store, page)
    store.close()
    return page
