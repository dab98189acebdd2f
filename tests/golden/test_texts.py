"""What documents say stays the same to the letter; who changes it on purpose renews the text (see README.md)."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.golden.papers import without_program
from tests.golden.reading import FILES, DurableStore, texts

RENEWS = os.environ.get("ZELFSCAN_GOLDEN") == "renew"
TEXTS = FILES / "texts"


@pytest.fixture
def engine() -> str:
    """Documents are made of what a store gives, and the tests of the database see that both engines give the same."""
    return "sqlite"


@pytest.fixture
def made(store: DurableStore) -> Mapping[str, str]:
    """The text of every document, renewed where that is asked for."""
    found = texts(store)
    for name, text in found.items():
        if RENEWS:
            (TEXTS / name).write_text(text, encoding="utf-8", newline="\n")
    return found


def golden(path: Path) -> str:
    """A golden text."""
    return path.read_bytes().decode("utf-8")


def test_every_document_says_what_it_said(made: Mapping[str, str], subtests: pytest.Subtests) -> None:
    assert sorted(made) == sorted(path.name for path in TEXTS.iterdir())
    for name, text in made.items():
        with subtests.test(name):
            assert without_program(text) == without_program(golden(TEXTS / name))


def test_nobody_renews_in_passing() -> None:
    assert not RENEWS, "the golden texts were renewed: name each difference in the commit, and run again without it"
