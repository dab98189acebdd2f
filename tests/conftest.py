"""The order of the tests: quick facts first, the browser last."""

import sys
from collections.abc import Iterator

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A fact that takes a millisecond should not wait for one that takes a minute."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves the page it ran behind as `__main__`, and a process started later would run that page first."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept
