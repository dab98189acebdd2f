"""The answers of many scans are those of each scan, and only of the scans that were named."""

from collections.abc import Sequence

import pytest

from scan.store import Changes, DamagedError, NotFoundError
from scan.store.durable import DurableStore
from scan.store.groups.answer_blocks import SCANS_AT_ONCE, AnswerBlock, ScanAsked, fold_answers
from tests.support.store.table import meeting_pair
from tests.support.store.world import ALL_CHANGES, new_sitting, run_sql

ASKED = ScanAsked("2026.1", "n8", ["mh-02", "mh-01", "mh-09", "mh-03"])


def answers(store: DurableStore, *scans: str, asked: ScanAsked = ASKED) -> list[AnswerBlock]:
    """The blocks of these scans."""
    return fold_answers(store, scans, asked, lambda found: [*found])


def begun(store: DurableStore, *changes: Changes) -> str:
    """A scan in which these changes were saved, one after the other."""
    actor, sitting = new_sitting(store)
    for one in changes:
        store.save(actor, sitting, one)
    return sitting


def codes(blocks: Sequence[AnswerBlock]) -> list[list[int]]:
    """The codes of the only block."""
    (block,) = blocks
    found: list[list[int]] = block.codes.tolist()
    return found


def test_each_item_has_the_last_answer_of_each_scan(store: DurableStore) -> None:
    first = begun(store, ALL_CHANGES)
    second = begun(store, Changes({"mh-09": 5, "mh-01": 1}), Changes({"mh-01": 2}), Changes({"mh-09": None}))
    empty = begun(store)
    assert codes(answers(store, first, second, empty)) == [[6, 0, 0], [4, 2, 0], [0, 0, 0], [7, 0, 0]]
    assert codes(answers(store, empty, second)) == [[0, 0], [0, 2], [0, 0], [0, 0]]
    assert codes(answers(store, first, first)) == [[6, 6], [4, 4], [0, 0], [7, 7]]
    assert answers(store) == []


def test_a_long_history_over_many_blocks_ends_with_the_last_answer(store: DurableStore) -> None:
    turns = [Changes({f"mh-{item:02}": turn % 5 + 1 for item in range(1, 10)}) for turn in range(60)]
    assert codes(answers(store, begun(store, *turns))) == [[5], [5], [5], [5]]


def test_notes_goals_and_offers_are_not_among_the_answers(store: DurableStore) -> None:
    scan = begun(store, Changes(notes={"mh-01": "Ik belde."}, experience={"mh-02": ">5"}, done={"mh-03": True}))
    assert codes(answers(store, scan)) == [[0], [0], [0], [0]]


def test_only_whole_scans_of_this_version_and_phase_are_read(store: DurableStore) -> None:
    pair = meeting_pair(store)
    sound = begun(store, ALL_CHANGES)
    others = [pair.rating, "unknown"]
    for name in others:
        with pytest.raises(NotFoundError):
            answers(store, sound, str(name))
    for asked in (ASKED._replace(phase="n7"), ASKED._replace(version="2026.2")):
        with pytest.raises(NotFoundError):
            answers(store, sound, asked=asked)


def test_a_scan_that_was_changed_outside_the_store_is_refused(url: str, store: DurableStore) -> None:
    scans = [begun(store, ALL_CHANGES) for _ in range(2)]
    run_sql(url, "UPDATE blocks SET at = at + 1 WHERE sitting = :name", name=scans[0])
    with pytest.raises(DamagedError):
        answers(store, *scans)
    assert len(answers(store, scans[1])) == 1


def test_no_more_scans_are_held_than_one_block(store: DurableStore) -> None:
    scan = begun(store, ALL_CHANGES)
    read = answers(store, *[scan] * (2 * SCANS_AT_ONCE + 1))
    assert [len(block.scans) for block in read] == [SCANS_AT_ONCE, SCANS_AT_ONCE, 1]
