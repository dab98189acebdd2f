"""Several scans that are read in at once stand before those that were there, in the order of the file."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Table, func, select

from scan.limits.limits import SCANS, SCANS_IN_FILE, TEXT_IN_ALL
from scan.store import RefusedError, UnavailableError, maintenance
from scan.store.durable import DurableStore
from scan.store.records.tables import persons, sittings, texts
from scan.store.store import Sitting
from tests.support.filled_in import filled
from tests.support.store.world import NOON, new_sitting

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
    texts: list[int] = field(default_factory=list)

    def read(self, work: Callable[[Connection], Any]) -> Any:
        """Read as the database does."""
        return self.database.read(work)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    @property
    def erasures(self) -> Any:
        """The list of erasures."""
        return self.database.erasures

    def write(self, work: Callable[[Connection], Any], erases: bool = False) -> Any:
        """Write as the database does, and count."""

        def counted(connection: Connection) -> Any:
            tables = (sittings, texts)
            counts = [select(func.count()).select_from(table) for table in tables]
            before = [connection.execute(one).scalar_one() for one in counts]
            done = work(connection)
            for told, one, earlier in zip((self.added, self.texts), counts, before, strict=True):
                told.append(connection.execute(one).scalar_one() - earlier)
            return done

        return self.database.write(counted, erases)


def many(number: int) -> list[Sitting]:
    """Scans that differ in what was noted."""
    return [filled(notes={"mh-1": f"Scan {one}."}) for one in range(number)]


def rows_of(store: DurableStore, table: Table) -> int:
    """How many rows a table has."""
    return int(store.database.read(lambda rows: rows.execute(select(func.count()).select_from(table)).scalar_one()))


# R74
def test_the_writer_is_free_after_thirty_values_of_a_file(store: DurableStore) -> None:
    actor = store.new_person()[0]
    earlier = [filled(notes={f"mh-{item}": one for item in range(80)}) for one in "ab"]
    store.database = counted = CountingDatabase(store.database)  # type: ignore[assignment]
    store.keep_earlier(actor, earlier)
    assert len(counted.added) > 2 * 80 / 30
    assert max(counted.texts) == 30
    assert [one.notes["mh-79"] for one in store.sittings(actor)] == ["a", "b"]


class FullDisk(CountingDatabase):
    """A database whose disk is full for one moment, after some writes."""

    def write(self, work: Callable[[Connection], Any], erases: bool = False) -> Any:
        """Write, or fail once."""
        if len(self.added) == 4:
            self.added.append(0)
            raise UnavailableError
        return super().write(work, erases)


# R74
def test_of_a_file_that_fails_halfway_nothing_is_seen_and_nothing_is_left(store: DurableStore) -> None:
    actor, database = store.new_person()[0], store.database
    store.database = FullDisk(database)  # type: ignore[assignment]
    with pytest.raises(UnavailableError):
        store.keep_earlier(actor, many(5))
    store.database = database
    assert store.sittings(actor) == ()
    assert [rows_of(store, table) for table in (persons, sittings, texts)] == [1, 0, 0]


class Killed(CountingDatabase):
    """A database whose process is killed after some writes."""

    def write(self, work: Callable[[Connection], Any], erases: bool = False) -> Any:
        """Write, or end."""
        if len(self.added) == 4:
            raise UnavailableError
        return super().write(work, erases)


# R74
def test_what_a_kill_left_of_a_file_is_erased_an_hour_later_and_nobody_else(store: DurableStore) -> None:
    actor, database = store.new_person()[0], store.database
    store.database = Killed(database)  # type: ignore[assignment]
    with pytest.raises(UnavailableError):
        store.keep_earlier(actor, many(5))
    store.database = database
    maintenance.erase_leftovers(store, NOON + timedelta(minutes=59))
    assert rows_of(store, sittings) > 0
    maintenance.erase_leftovers(store, NOON + timedelta(minutes=61))
    assert [rows_of(store, table) for table in (persons, sittings, texts)] == [1, 0, 0]
    store.keep_earlier(actor, many(5))
    assert len(store.sittings(actor)) == 5


# R74
def test_a_scan_begun_while_a_file_is_read_in_stays_the_newest(store: DurableStore) -> None:
    actor = store.new_person()[0]
    database, begun = store.database, list[str]()

    class Interrupted(CountingDatabase):
        def write(self, work: Callable[[Connection], Any], erases: bool = False) -> Any:
            if len(self.added) == 2 and not begun:
                store.database = database
                begun.append(new_sitting(store, actor)[1])
                store.database = self  # type: ignore[assignment]
            return super().write(work, erases)

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
