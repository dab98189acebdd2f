"""Answers that were changed after a meeting are marked in the growth of a scan (R80)."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from results.growth.change import VersionedScan, scan_growth
from results.growth.changed_answers import changed_answers, marked
from results.growth.finding import changed_sentence
from results.look.growth.growth_table import growth_table
from scan.store import Changes
from scan.store.durable import DurableStore, open_store
from tests.support.building import item, said, small
from tests.support.store.table import meeting_pair

TWO = small(*(item(f"mh-{n}") for n in range(1, 4)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DurableStore]:
    with closing(open_store(f"sqlite:///{tmp_path / 'store.db'}")) as opened:
        yield opened


# R80
def test_only_what_changed_after_a_meeting_about_these_scans_is_told(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 3}))
    pair.both_ready()
    asked = (store.meetings, pair.learner, {pair.sitting, "another"})
    assert changed_answers(*asked) == frozenset()
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 2, "mh-03": 5}))
    assert changed_answers(*asked) == {"mh-01"}
    assert changed_answers(store.meetings, pair.learner, {"another"}) == frozenset()


# R80
def test_growth_counts_changed_answers_and_marks_them() -> None:
    first, second = (VersionedScan(said(dict.fromkeys(("mh-1", "mh-2", "mh-3"), n), "n8"), TWO) for n in (2, 4))
    growth = scan_growth(first, second, ["mh-1", "mh-2", "mh-3"])
    found = marked(growth, second, {"mh-1", "mh-2", "no-item"})
    assert (found.roles[0].changed, found.roles[0].higher) == (2, 3)
    assert "toen je al zag wat de ander koos, paste je 2 antwoorden aan." in changed_sentence(found)
    assert "2 aangepast na een gesprek" in str(growth_table(found, ""))
    assert (changed_sentence(growth), "aangepast" in str(growth_table(growth, ""))) == ("", False)
