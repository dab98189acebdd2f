"""The fault run in its short form, and that a store which breaks its promise does not pass it."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from benchmarks.broken_files import refusals
from benchmarks.clocks import wrong_clocks
from benchmarks.faults import FAULTS, Figure
from benchmarks.kills import kills
from benchmarks.log_cuts import log_cuts
from benchmarks.migrations import killed_migrations
from benchmarks.mishaps import withstood
from benchmarks.originals import SqliteOriginal, path_of, sqlite_original
from benchmarks.outcome import Outcome, judged, looked
from benchmarks.syncs import SAVING, counted, syncs
from scan.store import Actor, Changes, Sitting, StoreError
from scan.store.durable import DurableStore, open_store
from scan.store.engine import open_database
from tests.store.broken import verdict
from tests.store.later import REVISION
from tests.store.mishaps import locked
from tests.store.places import quick_folder, sqlite_url
from tests.store.world import Clock

KEYS = ["name", "engine", "tried", "acknowledged", "lost", "silent"]


# R01, R02, R03, R04, R05, R08, R09
def test_the_short_run_tells_every_figure_and_nothing_is_lost() -> None:
    command = [sys.executable, "-m", "benchmarks", "faults", "--quick", "--json"]
    run = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr
    assert [list(line) for line in told] == [KEYS] * len(told)
    assert [line for line in told if line["lost"] or line["silent"] or not line["tried"]] == []
    measured = {(line["name"], line["engine"]) for line in told}
    left = [f"{fault.name} {fault.engine}" for fault in FAULTS if (fault.name, fault.engine) not in measured]
    assert [one for one in left if f"{one}: not measured, " not in run.stderr] == []


@pytest.fixture
def original() -> Iterator[SqliteOriginal]:
    """A store with five answers, to break copies of."""
    with quick_folder() as folder:
        yield sqlite_original(folder)


JUDGED = {
    "all there": (3, [1, 2, 3], 0, 0),
    "one more than acknowledged": (3, [1, 2, 3, 4], 0, 1),
    "the last missing": (3, [1, 2], 1, 0),
    "one missing between": (3, [1, 3], 1, 0),
    "none": (3, [], 3, 0),
    "double": (2, [1, 2, 2], 0, 1),
    "moved": (2, [2, 1], 0, 1),
    "another": (1, [1, 7], 0, 1),
}


@pytest.mark.parametrize(("acknowledged", "kept", "lost", "silent"), JUDGED.values(), ids=JUDGED.keys())
def test_what_is_kept_is_held_against_what_was_acknowledged(
    acknowledged: int, kept: list[int], lost: int, silent: int
) -> None:
    assert judged(acknowledged, kept) == Outcome(0, acknowledged, lost, silent)


def test_one_save_may_be_kept_that_a_killed_writer_could_not_acknowledge_any_more() -> None:
    assert judged(2, [1, 2, 3], unsure=1) == Outcome(0, 2, 0, 0)


def test_what_is_not_in_a_store_is_lost(original: SqliteOriginal) -> None:
    page = original.page._replace(acknowledged=original.page.acknowledged + 2)
    assert looked(sqlite_url(original.file), original.page).lost == 0
    assert looked(sqlite_url(original.file), page).lost == 2
    original.file.write_bytes(b"rubbish")
    assert looked(sqlite_url(original.file), page).lost == page.acknowledged


@pytest.mark.parametrize("outcome", [Outcome(lost=1), Outcome(silent=1)], ids=["lost", "silent"])
def test_one_thing_wrong_fails_the_run(outcome: Outcome) -> None:
    assert Figure("kill", "sqlite", Outcome(9, 9, 0, 0)).sound
    assert not Figure("kill", "sqlite", outcome).sound


def tell_first(url: str, actor: str, sitting: str, first: int, tells: Connection) -> None:
    """A writer that acknowledges what it is still to save."""
    store = open_store(url)
    while True:
        tells.send(first)
        store.save(Actor(actor), sitting, Changes(notes={"mh-01": str(first)}))
        first += 1


def test_a_writer_that_tells_too_early_is_caught_when_it_is_killed(original: SqliteOriginal) -> None:
    assert kills(original, 4, random.Random(1), doing=tell_first).lost > 0


class Hasty(DurableStore):
    """Acknowledges a save, and does it at the next one."""

    waiting: tuple[Actor, str, Changes] | None = None

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> datetime:
        """Save what was acknowledged before."""
        if self.waiting:
            super().save(*self.waiting)
        self.waiting = (actor, sitting_id, changes)
        return self._now()


class Swallowing(DurableStore):
    """Acknowledges also what could not be saved."""

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> datetime:
        """Save, or say nothing."""
        try:
            return super().save(actor, sitting_id, changes)
        except StoreError:
            return self._now()


class ByTheClock(DurableStore):
    """Puts sittings in the order of their times."""

    def sittings(self, actor: Actor) -> tuple[Sitting, ...]:
        """All of them, by the moment at which they began."""
        return tuple(sorted(super().sittings(actor), key=lambda sitting: str(sitting.begun_at)))


def hasty(url: str) -> Hasty:
    """That store at this URL."""
    return Hasty(open_database(url))


def swallowing(url: str) -> Swallowing:
    """That store at this URL."""
    return Swallowing(open_database(url, patience=0.02))


def by_the_clock(url: str, now: Clock) -> ByTheClock:
    """That store at this URL."""
    return ByTheClock(open_database(url), now)


def test_a_store_that_acknowledges_before_its_commit_is_caught_by_a_cut_log(original: SqliteOriginal) -> None:
    assert log_cuts(original, 2, random.Random(1), opens=hasty).lost > 0


def test_a_store_that_swallows_a_fault_is_caught(original: SqliteOriginal) -> None:
    found = withstood(original, lambda url: locked(path_of(url)), opens=swallowing)
    assert found.lost > 0
    assert found.silent > 0


def test_a_store_that_trusts_the_clock_is_caught(original: SqliteOriginal) -> None:
    assert wrong_clocks(original, 10, random.Random(1), opens=by_the_clock).silent > 0


def test_a_fault_that_does_not_bite_is_no_success(original: SqliteOriginal) -> None:
    assert refusals(original, [original.file.read_bytes()]).silent == 1
    assert withstood(original, lambda _: nullcontext("niets")).silent == 1


def test_an_answer_that_changed_without_a_complaint_is_silent(original: SqliteOriginal) -> None:
    store = open_store(sqlite_url(original.file))
    actor, token = store.new_person()
    store.close()
    assert verdict(sqlite_url(original.file), actor, token, ()) == "harmless"
    assert verdict(sqlite_url(original.file), actor, token, ("something else",)) == "silent"


def test_a_migration_in_two_halves_is_caught(original: SqliteOriginal) -> None:
    halves = REVISION.replace("    for turn", '    op.execute("COMMIT")\n    for turn')
    assert killed_migrations(original, 4, random.Random(1), revision=halves).silent > 0


WRITES = '7 pwrite64(5</a.sqlite3-wal>, "x", 1, 0) = 1'
SYNCS = "7 fdatasync(5</a.sqlite3-wal>) = 0"
BEGINS_TO_SYNC, HAS_SYNCED = "7 fdatasync(5</a.sqlite3-wal> <unfinished ...>", "7 <... fdatasync resumed>) = 0"
SYNCS_ANOTHER = "7 fdatasync(6</a.sqlite3>) = 0"
CAN_NOT_SYNC = "7 fdatasync(5</a.sqlite3-wal>) = -1 EIO (Input/output error)"
TELLS = '6 write(1<pipe:[9]>, "acknowledged\\n", 13) = 13'
TRACED = {
    "in order": ([WRITES, SYNCS, TELLS, WRITES, SYNCS, TELLS], (2, 0)),
    "a sync that took a while": ([WRITES, BEGINS_TO_SYNC, HAS_SYNCED, TELLS], (1, 0)),
    "no sync": ([WRITES, TELLS], (1, 1)),
    "one sync for the first only": ([WRITES, SYNCS, TELLS, WRITES, TELLS], (2, 1)),
    "told while it syncs": ([WRITES, BEGINS_TO_SYNC, TELLS, HAS_SYNCED], (1, 1)),
    "written after the sync": ([SYNCS, WRITES, TELLS], (1, 1)),
    "another file": ([WRITES, SYNCS_ANOTHER, TELLS], (1, 1)),
    "a sync that failed": ([WRITES, CAN_NOT_SYNC, TELLS], (1, 1)),
    "told without a write": ([TELLS], (1, 1)),
}


# R03
@pytest.mark.parametrize(("trace", "counts"), TRACED.values(), ids=TRACED.keys())
def test_what_is_told_before_the_log_is_on_disk_is_counted(trace: list[str], counts: tuple[int, int]) -> None:
    assert counted(trace) == counts


def test_a_store_that_leaves_syncing_to_the_system_is_caught(original: SqliteOriginal) -> None:
    careless = "from scan.store import sqlite; sqlite.WRITES = ('journal_mode=WAL', 'synchronous=OFF');"
    assert syncs(original, 3, random.Random(1), saving=careless + SAVING).lost == 3
