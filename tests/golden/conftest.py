"""The golden database on SQLite and on PostgreSQL, migrated once in a run, and a copy of that for every test."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.golden.reading import FILES, DurableStore, codes, opened, restore
from tests.scan.store.conftest import away_from_home, cluster, engine, file
from tests.support.store.places import Cluster, database_name, sqlite_url

__all__ = ["away_from_home", "cluster", "engine", "file"]
PRICE = codes.SCRYPT_COST  # as it is before a fixture makes codes cheap
Migrated = Callable[[str], str]


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """The name of the golden database: that of the oldest schema, unless a test asks for another."""
    name: str = getattr(request, "param", "database")
    return name


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    """The path of a golden SQLite file, by its name, after the program of today opened it."""
    folder = tmp_path_factory.mktemp("golden")

    @cache
    def migrated(name: str) -> str:
        file = shutil.copy(FILES / f"{name}.sqlite3", folder)
        opened(f"sqlite:///{file}").close()
        return str(file)

    return migrated


@pytest.fixture(scope="session")
def migrated_database(cluster: Cluster) -> Migrated:
    """The name of a golden PostgreSQL database, by that of its backup, after the program of today opened it."""

    @cache
    def migrated(name: str) -> str:
        url = cluster.database()
        restore(FILES / f"{name}.postgresql.zip", url)
        opened(url).close()
        return database_name(url)

    return migrated


@pytest.fixture
def url(engine: str, file: Path, database: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a copy of the golden database for this test."""
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file")(database), file)
        yield sqlite_url(file)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    copied = cluster.database(request.getfixturevalue("migrated_database")(database))
    yield copied
    cluster.drop(copied)


@pytest.fixture
def store(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[DurableStore]:
    """What people kept, opened by the program of today; their codes cost what they did."""
    monkeypatch.setattr(codes, "SCRYPT_COST", PRICE)
    there = opened(url)
    yield there
    there.close()
