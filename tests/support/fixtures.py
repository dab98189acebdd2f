"""What every test stands on: a store of its own, someone with a browser, and one server for all that need one."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine
from hypothesis import settings

from scan import dates, resources
from scan.limits.child_process import FILES
from scan.store.durable import open_store
from scan.store.records import codes
from tests.server.running import Server
from tests.support.kept_content import keep_content
from tests.support.kept_statements import keep_statements
from tests.support.patience import PATIENCE
from tests.support.windows import Visit

# The one profile of hypothesis: never a deadline, and in CI the same examples every time.
settings.register_profile("zelfscan", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("zelfscan")
keep_content()
keep_statements()


@pytest.fixture
def today() -> Iterator[date]:
    """The day of a test for which the clock stands still, so that no midnight falls between two looks at it."""
    with time_machine.travel(dates.now(), tick=False):
        yield dates.today()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The one server of this run, alive between tests."""
    server = Server(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.kill()
    assert not server.has_called_outside()


@pytest.fixture(scope="session", autouse=True)
def everywhere() -> Iterator[None]:
    """What holds for every test: nothing of who runs them is opened, and nothing costs time that is not its subject.

    Set once: a fixture costs each of some thousands of tests as much as what it tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZELFSCAN_DATABASE_URL", "sqlite:////dev/null/zelfscan.db")  # cannot be made: see `own_store`
        patch.setenv(resources.VERSION_SETTING, "draft")  # the working content
        patch.setattr(codes, "SCRYPT_COST", 2)  # a code is proven at once: its price is for those who guess
        patch.setattr(FILES, "_seconds", PATIENCE)  # files take the time of a busy machine; the limit has its own tests
        yield


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which nobody said anything yet, to copy: making one takes longer than most tests."""
    file = tmp_path_factory.mktemp("store") / "zelfscan.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a store for this test alone, made when it is opened; without this fixture none can be opened."""
    file = tmp_path / "zelfscan.db"
    monkeypatch.setenv("ZELFSCAN_DATABASE_URL", f"sqlite:///{file}")
    yield file
    resources.close_store()


@pytest.fixture
def visit(own_store: Path, new_store: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Someone with a browser who was never here before."""
    shutil.copy(new_store, own_store)
    return Visit(monkeypatch)
