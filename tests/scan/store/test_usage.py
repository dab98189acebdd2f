"""Timelines of scans: whose first, in which order, and nothing of the person."""

from datetime import timedelta

import pytest

from scan.scoring.assessment import Setting
from scan.store import Actor, Changes
from scan.store.durable import DurableStore
from scan.store.usage import AnswerEvent, ScanTimeline, fold_timelines
from tests.support.store.table import meeting_pair
from tests.support.store.world import ALL_CHANGES, NOON, Clock, new_sitting, run_sql

LATER = NOON + timedelta(days=1)


def timelines(store: DurableStore) -> list[ScanTimeline]:
    """All of them until the next day."""
    return fold_timelines(store, LATER, lambda found: [*found])


def begin(store: DurableStore, actor: Actor, phase: str = "n8") -> str:
    """Another scan of this person."""
    return store.begin(actor, "proef", "2026.1", "abc", phase, Setting("aios", "cardiologie", 1))


def test_answers_come_with_their_seconds_and_nothing_else(store: DurableStore, clock: Clock) -> None:
    actor, sitting = new_sitting(store)
    clock.forward(seconds=20)
    store.save(actor, sitting, ALL_CHANGES)
    clock.forward(seconds=40)
    store.save(actor, sitting, Changes({"mh-01": None}))
    events = [("mh-01", 4, 20), ("mh-02", "NE", 20), ("mh-03", "NVT", 20), ("mh-01", None, 60)]
    told = ScanTimeline("2026.1", "n8", "cardiologie", tuple(AnswerEvent(*one) for one in events))
    assert timelines(store) == [told]
    assert "Ik belde zelf" not in str(told)


def test_only_the_first_scan_of_a_person_counts_per_phase(store: DurableStore, clock: Clock) -> None:
    actor, sitting = new_sitting(store)
    clock.forward(hours=1)
    for phase in ("n8", "n7"):
        store.save(actor, begin(store, actor, phase), Changes({"mh-01": 1}))
    assert [(one.phase, len(one.events)) for one in timelines(store)] == [("n8", 0), ("n7", 1)]
    store.save(actor, sitting, Changes({"mh-01": 2}))
    assert [len(one.events) for one in timelines(store)] == [1, 1]


def test_ratings_and_scans_begun_later_do_not_count(store: DurableStore, clock: Clock) -> None:
    pair = meeting_pair(store)
    assert [len(one.events) for one in timelines(store)] == [2]
    assert pair.rating
    clock.forward(days=1)
    new_sitting(store)
    assert len(timelines(store)) == 1


def test_a_damaged_scan_is_left_out_and_logged(url: str, store: DurableStore, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        store.save(*new_sitting(store), ALL_CHANGES)
    run_sql(url, "UPDATE blocks SET at = at + 1 WHERE sitting = (SELECT min(sitting) FROM blocks)")
    assert len(timelines(store)) == 1
    assert "left out" in caplog.text
