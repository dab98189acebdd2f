"""The order of the tests: quick facts first, the browser last."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scan import served
from tests.windows import Visit


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A fact that takes a millisecond should not wait for one that takes a minute."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves the page it ran behind as `__main__`, and a process started later would run that page first."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The working content, and a store of its own for every test that opens one: never that of who runs the tests."""
    monkeypatch.setenv("ZELFSCAN_DATABASE_URL", f"sqlite:///{tmp_path / 'zelfscan.db'}")
    monkeypatch.setenv(served.WHICH, "draft")
    yield
    served.close_store()


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Someone with a browser who was never here before."""
    return Visit(monkeypatch)
