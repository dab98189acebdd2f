"""Tests that documents and statements refer to, as "folder/test_module::test_name"."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]


def is_defined(name: str) -> bool:
    """Whether the module of this name defines a test of that name."""
    module, _, test = name.partition("::")
    file = TESTS / f"{module}.py"
    return file.is_file() and re.search(rf"^def {re.escape(test)}\(", file.read_text("utf-8"), re.MULTILINE) is not None
