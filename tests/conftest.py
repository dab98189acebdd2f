"""The order of the tests: quick facts first, the browser last."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A fact that takes a millisecond should not wait for one that takes a minute."""
    items.sort(key=lambda item: "browser" in item.path.parts)
