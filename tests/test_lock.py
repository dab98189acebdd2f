"""What runs here is what the lock files name, and each of them by its hash (R48)."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
NAMED = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_installed_is_what_is_locked(file: str) -> None:
    pins = {name: pinned for name, pinned, _ in PINNED.findall((ROOT / file).read_text("utf-8"))}
    assert len(pins) > 20
    assert {name: version(name) for name in pins} == pins


@pytest.mark.parametrize("file", sorted(ROOT.glob("requirements*.txt")), ids=lambda file: file.name)
def test_every_package_is_locked_with_hashes(file: Path) -> None:
    text = file.read_text("utf-8")
    assert [name for name, *_ in PINNED.findall(text)] == NAMED.findall(text) != []
