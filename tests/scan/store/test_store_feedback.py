"""Feedback on items: kept with the item, apart from the person, limited, and erased after its term."""

from datetime import date
from pathlib import Path

import pytest

from scan.limits.limits import FEEDBACK_OF_ITEM
from scan.store import ItemFeedback, ItemVersion, NotFoundError, RefusedError, TooManyTriesError
from scan.store.durable import DurableStore
from scan.store.maintenance import all_feedback, check, is_overdue, purge
from scan.store.records.tables import feedback
from tests.support.store.places import Cluster, database_name
from tests.support.store.world import Clock, all_rows, bytes_of, new_sitting, run_sql

ITEM = ItemVersion("proef", "2026.1", "mh-01")
OTHER = ItemVersion("proef", "2026.1", "co-01")


def test_feedback_is_listed_by_version_item_and_week(store: DurableStore, clock: Clock) -> None:
    actor, _ = new_sitting(store)
    store.give_feedback(actor, ITEM, "  Dit doet de huisarts.\n")
    clock.forward(days=1)  # from Sunday to Monday
    for item in (ITEM, OTHER, ITEM._replace(version="2025.1")):
        store.give_feedback(actor, item, "Onduidelijk 💚")
    assert all_feedback(store) == (
        ItemFeedback(ITEM._replace(version="2025.1"), date(2026, 3, 2), "Onduidelijk 💚"),
        ItemFeedback(OTHER, date(2026, 3, 2), "Onduidelijk 💚"),
        ItemFeedback(ITEM, date(2026, 2, 23), "Dit doet de huisarts."),
        ItemFeedback(ITEM, date(2026, 3, 2), "Onduidelijk 💚"),
    )
    assert check(store) == ()


def test_nothing_of_the_person_the_scan_or_the_time_is_kept(url: str, store: DurableStore) -> None:
    actor, sitting = new_sitting(store)
    before = all_rows(url, "persons", "keys", "codes", "tries", "sittings", "blocks", "texts", "events")
    store.give_feedback(actor, ITEM, "Onduidelijk")
    assert all_rows(url, "persons", "keys", "codes", "tries", "sittings", "blocks", "texts", "events") == before
    assert [*feedback.columns.keys()] == ["id", "instrument", "version", "item", "week", "text", "digest"]
    ((name, *kept, _),) = run_sql(url, "SELECT id, instrument, version, item, week, text, digest FROM feedback")
    assert kept == ["proef", "2026.1", "mh-01", 1_771_804_800_000_000, "Onduidelijk"]  # Monday 23 February 2026
    assert not {name} & {actor.id, sitting}
    assert feedback.foreign_keys == set()


def test_feedback_stays_when_the_person_goes(store: DurableStore) -> None:
    actor, _ = new_sitting(store)
    store.give_feedback(actor, ITEM, "Onduidelijk")
    store.forget_person(actor)
    assert [one.text for one in all_feedback(store)] == ["Onduidelijk"]
    with pytest.raises(NotFoundError):
        store.give_feedback(actor, ITEM, "Nog iets")


@pytest.mark.parametrize("text", ["", " \n", "x" * 1_001, "a\0b", "\ud83d"], ids=ascii)
def test_an_empty_long_or_unreadable_text_is_refused(store: DurableStore, text: str) -> None:
    actor, _ = new_sitting(store)
    with pytest.raises(RefusedError):
        store.give_feedback(actor, ITEM, text)
    store.give_feedback(actor, ITEM, "x" * 1_000)
    assert len(all_feedback(store)) == 1


def test_a_person_may_send_ten_in_an_hour(store: DurableStore, clock: Clock) -> None:
    anna, bram = new_sitting(store)[0], new_sitting(store)[0]
    for number in range(10):
        store.give_feedback(anna, ITEM, f"Opmerking {number}")
    with pytest.raises(TooManyTriesError, match="over een uur"):
        store.give_feedback(anna, OTHER, "Opmerking 11")
    store.give_feedback(bram, OTHER, "Van een ander")
    clock.forward(hours=1)
    store.give_feedback(anna, OTHER, "Opmerking 11")
    assert len(all_feedback(store)) == 12


def test_an_item_takes_200_in_a_version(store: DurableStore, clock: Clock) -> None:
    actor, _ = new_sitting(store)
    for number in range(FEEDBACK_OF_ITEM.most):
        if number % 10 == 0:
            clock.forward(hours=1)
        store.give_feedback(actor, ITEM, f"Opmerking {number}")
    clock.forward(hours=1)
    with pytest.raises(RefusedError, match="al veel opmerkingen"):
        store.give_feedback(actor, ITEM, "Nog een")
    store.give_feedback(actor, ITEM._replace(version="2026.2"), "Over de nieuwe versie")
    assert (FEEDBACK_OF_ITEM.most, len(all_feedback(store))) == (200, 201)


# R41
def test_feedback_is_erased_after_twelve_months(
    url: str, store: DurableStore, clock: Clock, engine: str, file: Path, request: pytest.FixtureRequest
) -> None:
    actor, token = store.new_person()
    store.give_feedback(actor, ITEM, "kanarie")
    clock.forward(days=361)
    store.new_person()
    clock.forward(days=2)
    store.actor_of(token)
    store.give_feedback(actor, ITEM, "later")
    for day, left in ((date(2027, 2, 23), 2), (date(2027, 2, 24), 1), (date(2027, 2, 24), 1)):
        assert is_overdue(store, day) == (left == 1 and len(all_feedback(store)) == 2)
        assert purge(store, day) == 0
        assert len(all_feedback(store)) == left
    if engine == "sqlite":
        assert b"kanarie" not in bytes_of(file)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    cluster.run("CHECKPOINT")
    assert b"kanarie" not in b"".join(path.read_bytes() for path in cluster.files(database_name(url)))


# R41
def test_the_term_of_feedback_can_be_set(store: DurableStore) -> None:
    store.give_feedback(new_sitting(store)[0], ITEM, "Onduidelijk")
    purge(store, date(2026, 4, 20), feedback_months=2)
    assert len(all_feedback(store)) == 1
    purge(store, date(2026, 4, 24), feedback_months=2)
    assert all_feedback(store) == ()


@pytest.mark.parametrize("engine", ["postgresql"])
def test_no_statistics_are_kept_of_feedback(url: str, store: DurableStore) -> None:
    store.give_feedback(new_sitting(store)[0], ITEM, "Onduidelijk")
    run_sql(url, "ANALYZE")
    assert run_sql(url, "SELECT 1 FROM pg_stats WHERE tablename = 'feedback' AND attname = 'text'") == []


# R05
def test_changed_feedback_is_reported(url: str, store: DurableStore) -> None:
    store.give_feedback(new_sitting(store)[0], ITEM, "Onduidelijk")
    run_sql(url, "UPDATE feedback SET item = 'co-01'")
    assert "Tabel feedback" in check(store)[0]
