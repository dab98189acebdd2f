"""Several scans that are read in at once stand before those that were there, in the order of the file."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from scan.limits.limits import SCANS, SCANS_IN_FILE, TEXT_IN_ALL
from scan.store import RefusedError
from scan.store.durable import DurableStore
from scan.store.records.tables import sittings
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


@dataclass
class CountingDatabase:
    """A database that counts how many scans each write adds; between two of them others can save."""

    database: Any
    added: list[int] = field(default_factory=list)

    def read(self, work: Callable[[Connection], Any]) -> Any:
        """Read as the database does."""
        return self.database.read(work)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def write(self, work: Callable[[Connection], Any]) -> Any:
        """Write as the database does, and count."""

        def counted(connection: Connection) -> Any:
            scans = select(func.count()).select_from(sittings)
            before, done = connection.execute(scans).scalar_one(), work(connection)
            self.added.append(connection.execute(scans).scalar_one() - before)
            return done

        return self.database.write(counted)


def many(number: int) -> list[Sitting]:
    """Scans that differ in what was noted."""
    return [filled(notes={"mh-1": f"Scan {one}."}) for one in range(number)]


# R74
def test_the_writer_is_free_after_each_scan_of_a_file(store: DurableStore) -> None:
    actor = store.new_person()[0]
    store.database = CountingDatabase(store.database)  # type: ignore[assignment]
    store.keep_earlier(actor, many(5))
    assert store.database.added == [1] * 5  # type: ignore[attr-defined]
    assert [one.notes["mh-1"] for one in store.sittings(actor)] == [f"Scan {one}." for one in range(5)]


# R74
def test_a_scan_begun_while_a_file_is_read_in_stays_the_newest(store: DurableStore) -> None:
    actor = store.new_person()[0]
    database, begun = store.database, list[str]()

    class Interrupted(CountingDatabase):
        def write(self, work: Callable[[Connection], Any]) -> Any:
            if len(self.added) == 2 and not begun:
                store.database = database
                begun.append(new_sitting(store, actor)[1])
                store.database = self  # type: ignore[assignment]
            return super().write(work)

    store.database = Interrupted(database)  # type: ignore[assignment]
    store.keep_earlier(actor, many(5))
    found = store.sittings(actor)
    assert [one.notes.get("mh-1") for one in found] == [*(f"Scan {one}." for one in range(5)), None]
    assert found[-1].assessment.id == begun[0]


# R74
def test_a_file_with_more_scans_than_the_limit_is_refused_whole(store: DurableStore) -> None:
    actor = store.new_person()[0]
    with pytest.raises(RefusedError) as refused:
        store.keep_earlier(actor, many(SCANS_IN_FILE.most + 1))
    assert (SCANS_IN_FILE.most, refused.value.message) == (50, SCANS_IN_FILE.message)
    assert store.sittings(actor) == ()


# R74
def test_a_person_has_two_hundred_scans_and_no_more(store: DurableStore) -> None:
    actor = store.new_person()[0]
    for start in range(0, SCANS.most, 50):
        store.keep_earlier(actor, many(200)[start : start + 50])
    with pytest.raises(RefusedError) as refused:
        store.keep_earlier(actor, [filled(notes={})])
    assert (SCANS.most, refused.value.message) == (200, SCANS.message)
    with pytest.raises(RefusedError):
        new_sitting(store, actor)
    store.forget(actor, store.sittings(actor)[0].assessment.id)
    new_sitting(store, actor)
    assert len(store.sittings(actor)) == SCANS.most


# R74, R83
def test_a_file_with_more_text_than_fits_is_refused_whole(store: DurableStore) -> None:
    actor = store.new_person()[0]
    long = [filled(notes={f"mh-{item}": f"{one}" + "x" * 4_999 for item in range(41)}) for one in range(5)]
    with pytest.raises(RefusedError) as refused:
        store.keep_earlier(actor, long)
    assert refused.value.message == TEXT_IN_ALL.message
    assert store.sittings(actor) == ()
    store.keep_earlier(actor, long[:4])
    assert len(store.sittings(actor)) == 4
