"""The golden database on SQLite and on PostgreSQL, a copy for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.golden.reading import FILES, DurableStore, codes, opened, restore
from tests.scan.store.conftest import away_from_home, cluster, engine, file, url

__all__ = ["away_from_home", "cluster", "engine", "file", "url"]
PRICE = codes.SCRYPT_COST  # as it is before a fixture makes codes cheap


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """The name of the golden database: that of the oldest schema, unless a test asks for another."""
    name: str = getattr(request, "param", "database")
    return name


@pytest.fixture
def store(engine: str, url: str, file: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[DurableStore]:
    """What people kept, opened by the program of today; their codes cost what they did."""
    monkeypatch.setattr(codes, "SCRYPT_COST", PRICE)
    if engine == "sqlite":
        shutil.copy(FILES / f"{database}.sqlite3", file)
    else:
        restore(FILES / f"{database}.postgresql.zip", url)
    there = opened(url)
    yield there
    there.close()
