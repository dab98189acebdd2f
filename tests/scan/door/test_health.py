"""Mistakes in what is served are told at start and turn `/klaar` red (R62); outages are logged and counted (R65)."""

import asyncio
import gc
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette

from scan import resources
from scan.dates import now, seconds_until
from scan.door import lifespan
from scan.look.page_error import CONTENT_ERROR
from scan.page_table import CATALOGUE, PROFILE
from scan.store import Actor, NotFoundError
from scan.store.durable import open_store
from tests.support.paths import ROOT
from tests.support.store.world import run_sql
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
def catalogue(own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
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


def came(days: int) -> Actor:
    """Someone whose only visit was so many days ago."""
    with closing(open_store(now=lambda: now() - timedelta(days=days))) as store:
        return store.new_person()[0]


# R41
def test_who_stayed_away_for_long_is_erased_at_night_without_a_restart(visit: Visit) -> None:
    overdue, *others = [came(days) for days in (800, 600, 2)]
    resources.clean_store()
    store = resources.opened_store()
    assert [store.sittings(one) for one in others] == [(), ()]
    with pytest.raises(NotFoundError):
        store.sittings(overdue)


# R41, R58
def test_automatic_copies_go_at_night_a_month_after_they_were_made(visit: Visit, tmp_path: Path) -> None:
    resources.opened_store()
    made = {tmp_path / f"zelfscan.db.{name}-0006-1": days for name, days in (("before", 31), ("replaced", 29))}
    for file, days in made.items():
        file.write_bytes(b"what was erased since")
        os.utime(file, (then := (now() - timedelta(days=days)).timestamp(), then))
    resources.clean_store()
    assert [file.exists() for file in made] == [False, True]


# R59
@pytest.mark.parametrize(("hours", "left"), [(2, 0), (0.5, 1)])
def test_tries_of_codes_are_erased_at_night(visit: Visit, tmp_path: Path, hours: float, left: int) -> None:
    with closing(open_store(now=lambda: now() - timedelta(hours=hours))) as store, suppress(NotFoundError):
        store.actor_of_code("ABCDE-FGHJK-MNPQR", "")
    resources.clean_store()
    assert run_sql(f"sqlite:///{tmp_path / 'zelfscan.db'}", "SELECT count(*) FROM tries") == [(left,)]


# R41, R82
def test_a_running_server_cleans_the_store_every_night(catalogue: Path) -> None:
    async def running() -> list[str]:
        async with lifespan(Starlette()):
            return [getattr(task.get_coro(), "__name__", "") for task in asyncio.all_tasks()]

    assert "clean_every_night" in asyncio.run(running())


# R74
def test_a_full_garbage_collection_of_a_server_passes_by_what_its_start_made(catalogue: Path) -> None:
    gc.unfreeze()
    start()
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    assert frozen > len(sys.modules)


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
    assert (answer.status_code, answer.text) == (503, "rood\n")
    assert visit.client.get("/gezond").status_code == 200
    catalogue.write_text(good, "utf-8")
    forget()
    assert visit.client.get("/klaar").status_code == 200


# R62
def test_the_catalogue_page_says_calmly_that_it_cannot_be_shown(visit: Visit, broken: Path) -> None:
    shown = visit.window(CATALOGUE)
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


# R65
def test_an_outage_of_the_store_is_one_line_in_the_log_and_its_end_another(
    visit: Visit, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = tmp_path / "zelfscan.db"
    visit.client.get("/klaar")
    caplog.clear()
    for name in ("aside", "zelfscan.db", "aside", "zelfscan.db"):
        (tmp_path / "zelfscan.db" if name == "aside" else tmp_path / "aside").rename(tmp_path / name)
        assert {visit.client.get("/klaar").text for _ in range(3)} == {"rood\n" if name == "aside" else "groen\n"}
    assert store.exists()
    told = [(one.levelname, one.getMessage().partition(":")[0].partition(",")[0]) for one in caplog.records]
    assert told == 2 * [("ERROR", "reading the store fails"), ("WARNING", "reading the store works again")]


# R65
def test_a_store_that_does_not_open_is_one_line_in_the_log(
    visit: Visit, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "zelfscan.db").rename(tmp_path / "aside")
    (tmp_path / "zelfscan.db").mkdir()
    assert {visit.client.get("/klaar").status_code for _ in range(3)} == {503}
    (tmp_path / "zelfscan.db").rmdir()
    (tmp_path / "aside").rename(tmp_path / "zelfscan.db")
    caplog.set_level(logging.INFO, "scan")
    assert visit.client.get("/klaar").status_code == 200
    told = [one.getMessage() for one in caplog.records]
    assert [line.partition(":")[0] for line in told[:2]] == ["opening the store fails", "the store is open"]
    assert told[2].startswith("opening the store works again")


SECRET = "x" * 16


# R65
@pytest.mark.parametrize("secret", ["", "short"])
def test_without_a_switch_or_its_secret_there_are_no_metrics(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("ZELFSCAN_METRICS", secret)
    assert visit.client.get("/metrics", headers={"authorization": f"Bearer {secret}"}).status_code == 404
    monkeypatch.setenv("ZELFSCAN_METRICS", SECRET)
    assert visit.client.get("/metrics").status_code == 404


# R65
def test_metrics_count_responses_and_outages_and_name_nobody(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZELFSCAN_METRICS", SECRET)
    before = scraped(visit)
    visit.client.get("/gezond")
    (tmp_path / "zelfscan.db").rename(tmp_path / "aside")
    visit.client.get("/klaar")
    away = scraped(visit)
    (tmp_path / "aside").rename(tmp_path / "zelfscan.db")
    after = scraped(visit)
    ok, red = (f'zelfscan_responses_total{{status="{status}"}}' for status in (200, 503))
    assert (after[ok] - before[ok], after[red] - before.get(red, 0)) == (3, 1)
    assert [one["zelfscan_ready"] for one in (before, away, after)] == [1, 0, 1]
    assert after['zelfscan_outages_total{work="reading the store"}'] == 1
    assert {name.partition("{")[0] for name in after} == {
        *("zelfscan_ready", "zelfscan_responses_total", "zelfscan_outages_total"),
        *("process_cpu_seconds_total", "process_max_resident_memory_bytes"),
    }


def scraped(visit: Visit) -> dict[str, float]:
    """The metrics, as Prometheus asks for them."""
    answer = visit.client.get("/metrics", headers={"authorization": f"Bearer {SECRET}"})
    assert answer.status_code == 200
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in answer.text.splitlines()}
