"""Every test of the store runs on SQLite and on a real PostgreSQL, each with its own database."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scan.store.durable import DurableStore, open_store
from tests.support.store.places import (
    ENGINES,
    POSTGRES_INSTALLED,
    POSTGRES_MISSING,
    REQUIRE_VARIABLE,
    Cluster,
    quick_folder,
    running_cluster,
    sqlite_url,
)
from tests.support.store.world import Clock


@pytest.fixture(scope="session", autouse=True)
def away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no process that it starts, writes in the home of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL server of this run; without one these tests are skipped, or fail where it is required."""
    if not POSTGRES_INSTALLED:
        report = pytest.fail if os.environ.get(REQUIRE_VARIABLE) else pytest.skip
        report(POSTGRES_MISSING)
    with running_cluster() as found:
        yield found


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of the engine of this test."""
    name: str = request.param
    return name


@pytest.fixture
def url(engine: str, file: Path, new_store: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty store for this test: making its tables takes longer than most tests."""
    if engine == "sqlite":
        yield sqlite_url(Path(shutil.copy(new_store, file)))
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    database = cluster.database()
    yield database
    cluster.drop(database)


@pytest.fixture
def file() -> Iterator[Path]:
    """The path of a SQLite file for this test, which does not exist yet."""
    with quick_folder() as folder:
        yield folder / "zelfscan.sqlite3"


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until a test moves it."""
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[DurableStore]:
    """An empty store with that clock."""
    opened = open_store(url, clock, lock_timeout=5)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Report prominently what was not tested."""
    if not POSTGRES_INSTALLED:
        terminalreporter.section("THE STORE WAS NOT TESTED ON POSTGRESQL", sep="!", red=True, bold=True)
        terminalreporter.line(POSTGRES_MISSING, red=True, bold=True)
