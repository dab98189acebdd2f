"""Every fault test detects a store that breaks the contract."""

import random
from collections.abc import Sequence
from contextlib import nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from benchmarks.act_kills import inspected_lives, life, lives
from benchmarks.broken_files import replaced_files
from benchmarks.clock_jumps import wrong_clocks
from benchmarks.kills import kills
from benchmarks.log_cuts import log_cuts
from benchmarks.migrations import killed_migrations
from benchmarks.outages import fault_outcome
from benchmarks.outcome import Outcome, inspected
from benchmarks.route_kills import route_kills
from benchmarks.seed_stores import SqliteOriginal, path_of_url, sqlite_original
from benchmarks.syncs import SAVE_PROGRAM, syncs
from scan.store import Actor, Changes, FieldChange, FieldState, Receipt, Sitting, StoreError
from scan.store.durable import DurableStore, open_store
from scan.store.engine import open_database
from tests.support.store.broken import verdict
from tests.support.store.later import BETWEEN, REVISION, later_scripts, schema_version
from tests.support.store.mishaps import locked_file
from tests.support.store.places import sqlite_url
from tests.support.store.route import serve_route
from tests.support.store.world import Clock

ACTS = ["person", "note", "note", "code", "shared", "meeting", "remark", "remark", "feedback", "erased", "end"]


@pytest.fixture
def original(tmp_path: Path) -> SqliteOriginal:
    """A store with five answers, to break copies of."""
    return sqlite_original(tmp_path)


def test_answers_missing_from_a_store_are_counted_as_lost(original: SqliteOriginal) -> None:
    page = original.page._replace(acknowledged=original.page.acknowledged + 2)
    assert inspected(sqlite_url(original.file), original.page).lost == 0
    assert inspected(sqlite_url(original.file), page).lost == 2
    original.file.write_bytes(b"rubbish")
    assert inspected(sqlite_url(original.file), page).lost == page.acknowledged


def acknowledge_early(url: str, actor: str, sitting: str, first: int, sender: Connection) -> None:
    """A writer that acknowledges before it saves."""
    store = open_store(url)
    while True:
        sender.send(first)
        store.save(Actor(actor), sitting, Changes(notes={"mh-01": str(first)}))
        first += 1


def test_a_writer_that_acknowledges_too_early_is_detected(original: SqliteOriginal) -> None:
    assert kills(original, 4, random.Random(1), target=acknowledge_early).lost > 0


def all_saved(changes: Sequence[FieldChange]) -> Receipt:
    """The receipt of a store that says that all was saved."""
    return Receipt(None, tuple(FieldState(*one, is_saved=True) for one in changes))


class Hasty(DurableStore):
    """A store that acknowledges a save and performs it at the next one."""

    waiting: tuple[Actor, str, Sequence[FieldChange]] | None = None

    def record(self, actor: Actor, sitting_id: str, changes: Sequence[FieldChange]) -> Receipt:
        """Perform the previous save and postpone this one."""
        if self.waiting:
            super().record(*self.waiting)
        self.waiting = (actor, sitting_id, changes)
        return all_saved(changes)


def serve_hasty(url: str, moment: Any, sender: Connection) -> None:
    """Serve the route on that store."""
    serve_route(url, moment, sender, lambda address, _: hasty(address))


def test_a_route_that_acknowledges_before_its_commit_is_detected(original: SqliteOriginal) -> None:
    assert route_kills(original, 2, random.Random(1), 1, serve_hasty).lost > 0


class Swallowing(DurableStore):
    """A store that acknowledges failed saves too."""

    def record(self, actor: Actor, sitting_id: str, changes: Sequence[FieldChange]) -> Receipt:
        """Save, and hide an error."""
        try:
            return super().record(actor, sitting_id, changes)
        except StoreError:
            return all_saved(changes)


class ByTheClock(DurableStore):
    """A store that sorts sittings by time."""

    def sittings(self, actor: Actor) -> tuple[Sitting, ...]:
        """Return all sittings, sorted by the moment they were begun."""
        return tuple(sorted(super().sittings(actor), key=lambda sitting: str(sitting.begun_at)))


def hasty(url: str) -> Hasty:
    """Open that store at this URL."""
    return Hasty(open_database(url))


def swallowing(url: str) -> Swallowing:
    """Open that store at this URL."""
    return Swallowing(open_database(url, lock_timeout=0.02))


def by_the_clock(url: str, now: Clock) -> ByTheClock:
    """Open that store at this URL."""
    return ByTheClock(open_database(url), now)


def test_a_store_that_acknowledges_before_its_commit_is_detected(original: SqliteOriginal) -> None:
    assert log_cuts(original, 2, random.Random(1), opener=hasty).lost > 0


def test_a_store_that_hides_errors_is_detected(original: SqliteOriginal) -> None:
    outcome = fault_outcome(original, lambda url: locked_file(path_of_url(url)), opener=swallowing)
    assert outcome.lost > 0
    assert outcome.silent > 0


def test_a_store_that_sorts_by_time_is_detected(original: SqliteOriginal) -> None:
    assert wrong_clocks(original, 10, random.Random(1), opener=by_the_clock).silent > 0


def test_a_fault_without_effect_is_not_a_success(original: SqliteOriginal) -> None:
    assert replaced_files(original, [original.file.read_bytes()]).silent == 1
    assert fault_outcome(original, lambda _: nullcontext("niets")).silent == 1


def test_a_changed_answer_without_a_report_is_silent(original: SqliteOriginal) -> None:
    store = open_store(sqlite_url(original.file))
    actor, token = store.new_person()
    store.close()
    assert verdict(sqlite_url(original.file), actor, token, ()) == "harmless"
    assert verdict(sqlite_url(original.file), actor, token, ("something else",)) == "silent"


def test_a_life_is_whole_at_every_act_and_what_is_lost_or_left_is_counted(original: SqliteOriginal) -> None:
    url = sqlite_url(original.file)
    store, acts = open_store(url), []
    for act in life(store, 1):
        acts.append(act)
        assert inspected_lives(url, lives(acts)) == Outcome(), act[0]
    assert [kind for kind, _ in acts] == ACTS
    for act in life(store, 2):
        acts.append(act)
        if act[0] == "feedback":
            break
    store.forget_person(Actor(lives(acts)[-1]["person"][0]))
    store.close()
    assert inspected_lives(url, lives(acts)).lost == 6  # only the feedback, which is nobody's, is left


def test_a_store_that_keeps_what_was_replaced_is_detected(original: SqliteOriginal) -> None:
    store, acts = open_store(sqlite_url(original.file)), []
    for act in life(store, 1):
        acts.append(act)
        if act[0] == "remark":
            break
    store.close()
    kept = {**lives(acts)[0], "replaced": [acts[-1][1][1]]}
    assert inspected_lives(sqlite_url(original.file), [kept]) == Outcome(silent=1)


IN_HALVES = REVISION.replace("    for turn", '    op.execute("COMMIT")\n    op.execute("no statement")\n    for turn')


def test_a_migration_that_is_not_atomic_is_detected(original: SqliteOriginal, tmp_path: Path) -> None:
    assert killed_migrations(original, 1, random.Random(1), revision=IN_HALVES).silent > 0
    with pytest.raises(StoreError):
        open_database(sqlite_url(original.file), scripts=later_scripts(tmp_path, IN_HALVES))
    assert schema_version(sqlite_url(original.file)) == BETWEEN


def test_a_store_that_does_not_sync_is_detected(original: SqliteOriginal) -> None:
    careless = (
        "from scan.store.sqlite import database; database.WRITER_PRAGMAS = ('journal_mode=WAL', 'synchronous=OFF');"
    )
    assert syncs(original, 3, random.Random(1), saving=careless + SAVE_PROGRAM).lost == 3
