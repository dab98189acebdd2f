"""Every test of the store runs on SQLite and on a real PostgreSQL, each with a database of its own."""

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
    """No test, and no process that it starts, writes in the home of who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("ZELFSCAN_DATABASE_URL", raising=False)
        yield


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL of this run; without one these tests are skipped, or fail where it is required."""
    if not POSTGRES_INSTALLED:
        lacking = pytest.fail if os.environ.get(REQUIRE_VARIABLE) else pytest.skip
        lacking(POSTGRES_MISSING)
    with running_cluster() as found:
        yield found


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine this test runs on."""
    name: str = request.param
    return name


@pytest.fixture
def url(engine: str, file: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database of this test's own."""
    if engine == "sqlite":
        yield sqlite_url(file)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    made = cluster.database()
    yield made
    cluster.drop(made)


@pytest.fixture
def file() -> Iterator[Path]:
    """Where a SQLite file of this test's own will be."""
    with quick_folder() as folder:
        yield folder / "zelfscan.sqlite3"


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until a test moves it."""
    return Clock()


@pytest.fixture
def store(url: str, engine: str, file: Path, new_store: Path, clock: Clock) -> Iterator[DurableStore]:
    """An empty store on that clock."""
    if engine == "sqlite":
        shutil.copy(new_store, file)
    opened = open_store(url, clock, lock_timeout=5)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    if not POSTGRES_INSTALLED:
        terminalreporter.section("THE STORE WAS NOT TESTED ON POSTGRESQL", sep="!", red=True, bold=True)
        terminalreporter.line(POSTGRES_MISSING, red=True, bold=True)
