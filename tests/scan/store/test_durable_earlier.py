"""Several scans that are read in at once stand before those that were there, in the order of the file."""

from dataclasses import replace

from scan.store.durable import DurableStore
from scan.store.store import Sitting
from tests.support.filled_in import filled
from tests.support.store.world import new_sitting

# As many that an order by chance or by name would show; the moments run the other way on purpose.
ANSWERS = (5, 1, 4, 2, 3)


def read_in(*answers: int) -> list[Sitting]:
    """Scans in the order of a file, each with its own answer."""
    return [filled(id=f"s{9 - answer}", answers={"mh-1": answer}) for answer in answers]


def kept(store: DurableStore, actor: object) -> list[object]:
    """The answer of every scan, the oldest first."""
    return [one.assessment.answers.get("mh-1") for one in store.sittings(actor)]  # type: ignore[arg-type]


def test_scans_read_in_at_once_come_back_in_their_order(store: DurableStore) -> None:
    actor = store.new_person()[0]
    store.keep_earlier(actor, read_in(*ANSWERS))
    assert kept(store, actor) == [*ANSWERS]


def test_scans_read_in_stand_before_those_that_were_there(store: DurableStore) -> None:
    actor, newest = new_sitting(store)
    store.keep_earlier(actor, read_in(*ANSWERS))
    assert kept(store, actor) == [*ANSWERS, None]
    found = store.newest(actor)
    assert found is not None
    assert found.assessment.id == newest


def test_a_second_file_stands_before_the_first(store: DurableStore) -> None:
    actor = store.new_person()[0]
    store.keep_earlier(actor, read_in(1, 2))
    store.keep_earlier(actor, read_in(5, 4, 3))
    assert kept(store, actor) == [5, 4, 3, 1, 2]


def test_a_scan_that_is_there_already_is_skipped_and_the_others_keep_their_order(store: DurableStore) -> None:
    actor = store.new_person()[0]
    store.keep_earlier(actor, read_in(2))
    store.keep_earlier(actor, [*read_in(1), *store.sittings(actor), *read_in(3)])
    assert kept(store, actor) == [1, 3, 2]


def test_what_was_read_in_keeps_all_that_was_said(store: DurableStore) -> None:
    actor, one = store.new_person()[0], filled()
    store.keep_earlier(actor, [one])
    (found,) = store.sittings(actor)
    assert replace(found, assessment=replace(found.assessment, id=one.assessment.id)) == one
