"""A mistake in what is served is told in full at start, turns `/klaar` red, and visitors are told calmly (R62)."""

import asyncio
import logging
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette

from scan import resources
from scan.dates import seconds_until
from scan.door import lifespan
from scan.look.page_error import CONTENT_ERROR
from scan.page_table import CATALOGUE, PROFILE
from tests.support.paths import ROOT
from tests.support.windows import Visit, at, told

CACHES = (
    resources.content_versions,
    resources.current_instrument,
    resources.current_digest,
    resources.current_catalogue,
)


def forget() -> None:
    """Clear what was read, as after a restart."""
    for read in (*CACHES, resources._instrument_with):
        read.cache_clear()


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file with the catalogue of a copy of the content, read anew."""
    folder = Path(shutil.copytree(ROOT / "items", tmp_path / "items"))
    monkeypatch.setattr(resources, "CONTENT", folder)
    forget()
    yield folder / "catalogue.yaml"
    forget()


@pytest.fixture
def broken(catalogue: Path) -> Path:
    """The catalogue with two mistakes in it."""
    text = catalogue.read_text("utf-8")
    first = text.index("  - id: ")
    catalogue.write_text(f"{text[:first]}  - id: proef\n    kosten: 3\n{text[first:]}", "utf-8")
    forget()
    return catalogue


def start() -> None:
    """Start the server and stop it."""

    async def run() -> None:
        async with lifespan(Starlette()):
            pass

    asyncio.run(run())


# R62
def test_mistakes_in_the_catalogue_are_logged_in_full_at_start(broken: Path, caplog: pytest.LogCaptureFixture) -> None:
    start()
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    first, *lines = record.getMessage().splitlines()
    assert first == "the content has mistakes:"
    assert "catalogue.yaml > entries > proef > kosten: onbekende sleutel" in "\n".join(lines)
    assert "catalogue.yaml > entries > proef > title: deze sleutel ontbreekt" in lines


# R82
def test_a_running_server_compacts_the_store_every_night(catalogue: Path) -> None:
    async def running() -> list[str]:
        async with lifespan(Starlette()):
            return [getattr(task.get_coro(), "__name__", "") for task in asyncio.all_tasks()]

    assert "compact_every_night" in asyncio.run(running())


NIGHTS = {
    "in winter": ("2026-12-01T02:00+00:00", 1),
    "at the hour itself": ("2026-12-01T03:00+00:00", 24),
    "in the evening": ("2026-12-01T20:30+00:00", 6.5),
    "when an hour is skipped": ("2027-03-27T03:00+00:00", 23),
    "when an hour comes twice": ("2026-10-24T02:00+00:00", 25),
}


@pytest.mark.parametrize(("moment", "hours"), NIGHTS.values(), ids=NIGHTS.keys())
def test_the_night_begins_at_four_in_the_netherlands(moment: str, hours: float) -> None:
    assert seconds_until(resources.NIGHT, datetime.fromisoformat(moment)) == hours * 3_600


def test_content_without_mistakes_logs_no_error_at_start(catalogue: Path, caplog: pytest.LogCaptureFixture) -> None:
    start()
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


# R62
def test_a_server_with_mistakes_in_its_catalogue_is_not_ready(visit: Visit, catalogue: Path) -> None:
    good = catalogue.read_text("utf-8")
    assert visit.client.get("/klaar").status_code == 200
    catalogue.write_text("entries: []\n", "utf-8")
    forget()
    answer = visit.client.get("/klaar")
    assert (answer.status_code, answer.text) == (503, "De inhoud bevat fouten; zie het logboek.\n")
    assert visit.client.get("/gezond").status_code == 200
    catalogue.write_text(good, "utf-8")
    forget()
    assert visit.client.get("/klaar").status_code == 200


# R62
def test_the_catalogue_page_says_calmly_that_it_cannot_be_shown(visit: Visit, broken: Path) -> None:
    shown = at(CATALOGUE, visit.window())
    assert not shown.exception
    assert [one.value for one in shown.title] == ["Aanbod"]
    assert CONTENT_ERROR in told(shown)
    assert str(broken) not in told(shown)


# R62
def test_the_other_pages_show_what_needs_no_catalogue(visit: Visit, broken: Path) -> None:
    audience = resources.current_instrument().framework.audiences[0]
    answered = visit.answered(audience, 3)
    shown = at(PROFILE, answered)
    assert not shown.exception
    assert CONTENT_ERROR in told(shown)
    assert len(told(shown)) > len(CONTENT_ERROR) * 5
    assert CONTENT_ERROR not in told(visit.window())
