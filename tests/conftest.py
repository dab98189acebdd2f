"""How all tests run; their fixtures stand in `tests/support/fixtures.py`."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime

import pytest
import time_machine

from tests.support.paths import MEMORY_DISK

STARTERS = ("benchmarks", "server", "tests")  # folders whose tests start processes and wait for them


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
    if not _only_hands_out(config):
        config.pluginmanager.import_plugin("tests.support.fixtures")


def _only_hands_out(config: pytest.Config) -> bool:
    """Whether this process leaves all tests to workers, which then begin two seconds sooner: nothing is loaded."""
    return bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")


@pytest.hookimpl(tryfirst=True)  # an order by chance comes after it
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that start processes go first: at the end no worker waits long for the last one of another."""
    items.sort(key=lambda item: item.path.parent.name not in STARTERS)


def pytest_collection_finish() -> None:
    """Garbage is collected seldom, and what modules and tests are made of is never looked through again."""
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Begin at the moment of `--clock`, in this process, from where time passes; and end with the `__main__` of before.

    A page that was run stays behind as `__main__`, and a process started later would run that page first.
    """
    moment, kept = item.config.getoption("--clock"), sys.modules["__main__"]
    with time_machine.travel(moment) if moment else nullcontext():
        done = yield
    sys.modules["__main__"] = kept
    return done
