"""What every test stands on: a store of its own, someone with a browser, and one server for all that need one."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, datetime
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
from tests.support.store.places import MEMORY_DISK
from tests.support.windows import Visit

# The one profile of hypothesis: never a deadline, and in CI the same examples every time.
settings.register_profile("zelfscan", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("zelfscan")
keep_content()
keep_statements()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option of `make test-order`."""
    told = "the moment at which every test begins, such as 2028-02-29T23:59:30+01:00"
    parser.addoption("--clock", type=datetime.fromisoformat, help=told)


def pytest_configure(config: pytest.Config) -> None:
    """Folders of tests are in memory; what a module computes while it is imported knows no other day than the tests."""
    if MEMORY_DISK.is_dir():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY_DISK))
    if moment := config.getoption("--clock"):
        time_machine.travel(moment).start()


def pytest_collection_finish() -> None:
    """Garbage is collected seldom, and what modules and tests are made of is never looked through again."""
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(autouse=True)
def own_clock(pytestconfig: pytest.Config) -> Iterator[None]:
    """Begin at the moment of `--clock`, in this process; from there time passes."""
    moment = pytestconfig.getoption("--clock")
    with time_machine.travel(moment) if moment else nullcontext():
        yield


@pytest.fixture
def today(own_clock: None) -> Iterator[date]:
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
def patient_child() -> None:
    """Files are made in as much time as a busy machine takes; tests of the limit have a child of their own."""
    FILES._seconds = PATIENCE


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves the page it ran behind as `__main__`, and a process started later would run that page first."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which nobody said anything yet, to copy: making one takes longer than most tests."""
    file = tmp_path_factory.mktemp("store") / "zelfscan.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(autouse=True)
def cheap_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code is proven at once: its price is for those who guess."""
    monkeypatch.setattr(codes, "SCRYPT_COST", 2)


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The working content, and a store of its own for every test that opens one: never that of who runs the tests."""
    monkeypatch.setenv("ZELFSCAN_DATABASE_URL", f"sqlite:///{tmp_path / 'zelfscan.db'}")
    monkeypatch.setenv(resources.VERSION_SETTING, "draft")
    yield
    resources.close_store()


@pytest.fixture
def visit(tmp_path: Path, new_store: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Someone with a browser who was never here before."""
    shutil.copy(new_store, tmp_path)
    return Visit(monkeypatch)
