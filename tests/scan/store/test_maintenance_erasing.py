"""Erasing a person and purging old data removes all their bytes from disk, and nobody else's."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
from sqlalchemy import Connection

from scan.store import Actor, Changes, NotFoundError, RefusedError, UnavailableError
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import backup, check, months_before, purge
from tests.support.store.places import Cluster, database_name
from tests.support.store.table import meeting_pair, settled_pair
from tests.support.store.world import ALL_CHANGES, NOON, Clock, all_rows, bytes_of, new_sitting, run_sql

PEOPLE = 30


def crowd(store: DurableStore) -> list[tuple[Actor, str]]:
    """People who saved notes of varying length in turns, so that their rows are interleaved and were moved."""
    people = [new_sitting(store) for _ in range(PEOPLE)]
    for turn in range(12):
        for number, (actor, sitting) in enumerate(people):
            note = f"canary-{number}-" + "n" * (3, 40, 300, 3000)[(turn + number) % 4]
            store.save(actor, sitting, Changes({f"mh-{turn}": 3}, {f"mh-{turn}": note}))
    return people


def canaries(number: int, actor: Actor, sitting: str) -> tuple[bytes, ...]:
    """Return byte strings that only the data of this person contains."""
    return f"canary-{number}-".encode(), actor.id.encode(), sitting.encode()


# R40
@pytest.mark.parametrize("engine", ["sqlite"])
def test_no_byte_of_an_erased_person_is_left_in_file_or_log(store: DurableStore, file: Path) -> None:
    people = crowd(store)
    for number, (actor, sitting) in enumerate(people[::2]):
        assert all(canary in bytes_of(file) for canary in canaries(2 * number, actor, sitting))
        store.forget_person(actor)
        assert f"canary-{2 * number}-".encode() not in bytes_of(file)  # what was written is gone at once
        store.database.compact()
        left = bytes_of(file)
        assert not [canary for canary in canaries(2 * number, actor, sitting) if canary in left]
    assert [len(store.sittings(actor)[0].notes) for actor, _ in people[1::2]] == [12] * (PEOPLE // 2)
    assert check(store) == ()


# R82
@pytest.mark.parametrize("engine", ["sqlite"])
def test_erasing_leaves_the_file_to_be_compacted_later(url: str, store: DurableStore) -> None:
    def empty_pages() -> list[tuple[int]]:
        return run_sql(url, "PRAGMA freelist_count")

    (actor, sitting), _ = new_sitting(store), new_sitting(store)
    store.save(actor, sitting, Changes(notes={f"mh-{number}": "x" * 5_000 for number in range(20)}))
    assert empty_pages() == [(0,)]
    store.forget_person(actor)
    assert empty_pages()[0][0] >= 20
    for _ in range(2):
        store.database.compact()
        assert (empty_pages(), run_sql(url, "PRAGMA user_version")) == ([(0,)], [(0,)])


# R74
def test_a_person_with_much_is_erased_in_parts(url: str, store: DurableStore) -> None:
    pair = settled_pair(store)
    mine, other = new_sitting(store, pair.learner)[1], meeting_pair(store)
    invited = store.meetings.invite(other.learner, other.sitting, "read")
    store.meetings.accept(pair.learner, invited.token, "192.0.2.7")
    sizes = list[int]()
    write = store.database.write

    def counted(work: Callable[[Connection], Any], erases: bool = False) -> Any:
        def watched(connection: Connection) -> Any:
            before, done = held(connection), work(connection)
            sizes.append(before - held(connection))
            return done

        return write(watched, erases)

    store.database.write = counted  # type: ignore[method-assign, assignment]
    store.forget_person(pair.learner)
    assert [size for size in sizes if size] == [1, 1, 1, 1, 1]  # seat, meeting, two scans, person
    assert mine not in repr(all_rows(url, "sittings"))
    assert check(store) == ()


PARTS = (
    "SELECT count(*) FROM persons",
    "SELECT count(*) FROM sittings WHERE rates IS NULL",
    "SELECT count(*) FROM invitations",
    "SELECT count(*) FROM guests WHERE invitation NOT IN (SELECT rates FROM sittings WHERE rates IS NOT NULL)",
)


def held(connection: Connection) -> int:
    """The number of people, scans, meetings and seats at other ones, without what goes with these."""
    return sum(int(connection.exec_driver_sql(one).scalar_one()) for one in PARTS)


# R58
@pytest.mark.parametrize("engine", ["sqlite"])
def test_no_byte_of_a_replaced_text_is_left_in_file_or_log(store: DurableStore, file: Path) -> None:
    for number, (actor, sitting) in enumerate(crowd(store)):
        assert f"canary-{number}-".encode() in bytes_of(file)
        notes = {f"mh-{turn}": "Vervangen." if turn % 2 else "" for turn in range(12)}
        store.save(actor, sitting, Changes(notes=notes))
        assert f"canary-{number}-".encode() not in bytes_of(file)
    assert check(store) == ()


# R58
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_replaced_text_that_a_reader_keeps_in_the_log_goes_later(store: DurableStore, file: Path) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes(notes={"mh-01": "canary"}))
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM texts").fetchall()
        store.save(actor, sitting, Changes(notes={"mh-01": "Vervangen."}))
        assert b"canary" in bytes_of(file)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    assert b"canary" not in bytes_of(file)


# R58
@pytest.mark.parametrize("engine", ["postgresql"])
def test_a_replaced_text_is_in_no_row_nor_in_a_byte_after_a_purge(
    url: str, store: DurableStore, cluster: Cluster
) -> None:
    actor, sitting = new_sitting(store)
    for note in ("canary", "Vervangen."):
        store.save(actor, sitting, Changes(notes={"mh-01": note, "mh-02": f"{note} Nog een."}))
        run_sql(url, "ANALYZE")
    assert run_sql(url, "SELECT * FROM pg_stats WHERE tablename = 'texts' AND attname = 'text'") == []
    assert "canary" not in repr(all_rows(url, "blocks", "texts", "sittings"))
    purge(store, NOON.date())
    cluster.run("CHECKPOINT")
    assert b"canary" not in b"".join(path.read_bytes() for path in cluster.files(database_name(url)))


# R40
@pytest.mark.parametrize("engine", ["sqlite"])
def test_no_byte_of_an_erased_sitting_is_left_and_others_stay(store: DurableStore, file: Path) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes(notes={"mh-01": "canary"}))
    _, other = new_sitting(store, actor)
    store.forget(actor, sitting)
    assert b"canary" not in bytes_of(file)
    assert [found.assessment.id for found in store.sittings(actor)] == [other]


# R40
@pytest.mark.parametrize("engine", ["sqlite"])
def test_traces_left_by_a_crash_are_wiped_at_the_next_start(url: str, store: DurableStore, file: Path) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes(notes={"mh-01": "canary"}))
    store.close()
    with closing(sqlite3.connect(file)) as crashed:
        crashed.executescript("PRAGMA secure_delete=OFF; DELETE FROM texts; PRAGMA user_version=1;")
    assert b"canary" in bytes_of(file)
    open_store(url).close()
    assert b"canary" not in bytes_of(file)


# R40
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_wipe_blocked_by_a_reader_is_reported_and_done_later(url: str, file: Path) -> None:
    store = open_store(url, lock_timeout=0.1)
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes(notes={"mh-01": "canary"}))
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM texts").fetchall()
        with pytest.raises(UnavailableError, match="De laatste sporen op de schijf zijn nog niet gewist"):
            store.forget_person(actor)
    with pytest.raises(NotFoundError):
        store.sittings(actor)
    store.close()
    open_store(url).close()
    assert b"canary" not in bytes_of(file)


# R74
@pytest.mark.parametrize("engine", ["sqlite"])
def test_others_save_while_a_reader_keeps_an_erasure_from_being_wiped(url: str, file: Path) -> None:
    with closing(open_store(url, lock_timeout=20)) as store:
        (leaver, _), (other, kept) = new_sitting(store), new_sitting(store)
        erasing = Thread(target=store.forget_person, args=(leaver,))
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM persons").fetchall()
            erasing.start()
            while leaver.id in str(all_rows(url, "persons")):
                sleep(0.01)
            for answer in (1, 2, 3):
                store.save(other, kept, Changes({"mh-01": answer}))
            assert erasing.is_alive()
        erasing.join()


# R40
@pytest.mark.parametrize("engine", ["postgresql"])
def test_no_row_of_an_erased_person_is_left_nor_a_byte_after_a_purge(
    url: str, store: DurableStore, cluster: Cluster, tmp_path: Path
) -> None:
    people = crowd(store)
    for actor, _ in people[::2]:
        store.forget_person(actor)
    stored = repr(all_rows(url, "persons", "keys", "sittings", "blocks", "texts"))
    erased = [canary for number in range(0, PEOPLE, 2) for canary in canaries(number, *people[number])]
    assert not [canary for canary in erased if canary.decode() in stored]
    purge(store, NOON.date())
    cluster.run("CHECKPOINT")
    files = b"".join(path.read_bytes() for path in cluster.files(database_name(url)))
    assert canaries(1, *people[1])[0] in files
    assert not [canary for canary in erased if canary in files]


def test_erasing_ends_cookies_and_codes(store: DurableStore) -> None:
    actor, token = store.new_person()
    code = store.new_code(actor)
    store.forget_person(actor)
    with pytest.raises(NotFoundError):
        store.actor_of(token)
    with pytest.raises(NotFoundError):
        store.actor_of_code(code, "192.0.2.1")


def test_damaged_data_can_be_erased(url: str, store: DurableStore) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    run_sql(url, "UPDATE sittings SET phase = 'n6'")
    run_sql(url, "UPDATE persons SET seen_at = 1")
    store.forget_person(actor)
    assert run_sql(
        url, "SELECT (SELECT count(*) FROM persons) + (SELECT count(*) FROM blocks) + (SELECT count(*) FROM texts)"
    ) == [(0,)]


# R41
def test_a_person_is_purged_24_months_after_the_last_visit(store: DurableStore, clock: Clock) -> None:
    (anna, _), (bram, token) = store.new_person(), store.new_person()
    clock.forward(days=1)
    store.actor_of(token)
    erased = [purge(store, date(2028, 3, day), force=True) for day in (1, 2, 2, 3, 3)]
    assert erased == [0, 1, 0, 1, 0]
    for actor in (anna, bram):
        with pytest.raises(NotFoundError):
            store.sittings(actor)


# R41
def test_a_purge_removes_all_rows_and_bytes_of_a_person(url: str, store: DurableStore, file: Path, engine: str) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes(notes={"mh-01": "canary"}))
    store.new_code(actor)
    assert purge(store, date(2030, 1, 1), months=12, force=True) == 1
    assert all_rows(url, "persons", "keys", "codes", "sittings", "blocks", "texts") == [[]] * 6
    assert engine != "sqlite" or b"canary" not in bytes_of(file)


# R84
def test_a_purge_with_a_clock_years_ahead_erases_nobody(url: str, store: DurableStore) -> None:
    new_sitting(store)
    with pytest.raises(RefusedError, match=r"01-01-2030.*Klopt de klok.*niets gewist"):
        purge(store, date(2030, 1, 1))
    assert len(all_rows(url, "persons", "sittings")[1]) == 1
    assert purge(store, date(2030, 1, 1), force=True) == 1


# R84
@pytest.mark.parametrize(("absent", "present", "is_refused"), [(20, 2, False), (21, 189, False), (21, 188, True)])
def test_a_purge_of_over_twenty_and_a_tenth_is_refused(
    url: str, store: DurableStore, clock: Clock, absent: int, present: int, is_refused: bool
) -> None:
    for days, people in ((900, absent), (1, 1), (0, present - 1)):
        clock.at = NOON - timedelta(days=days)
        for _ in range(people):
            store.new_person()
    if is_refused:
        with pytest.raises(RefusedError, match="Dit wist 21 van de 209 mensen"):
            purge(store, NOON.date())
    else:
        assert purge(store, NOON.date()) == absent
    assert len(all_rows(url, "persons")[0]) == present + absent * is_refused


# R41
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_purge_removes_copies_older_than_a_month(store: DurableStore, file: Path) -> None:
    for name in ("before-0002-1", "replaced-1"):
        backup(store, file.with_name(f"{file.name}.{name}"))
    backup(store, file.with_name("mine"))
    written = datetime.fromtimestamp(file.with_name("mine").stat().st_mtime, UTC).date()  # as the disk tells it
    purge(store, written)
    assert len(list(file.parent.glob(f"{file.name}.*-1"))) == 2
    purge(store, date.fromordinal(written.toordinal() + 32))
    assert list(file.parent.glob(f"{file.name}.*-1")) == []
    assert file.with_name("mine").exists()


EARLIER = {
    "the same day": (date(2026, 3, 1), 24, date(2024, 3, 1)),
    "over new year": (date(2026, 1, 15), 2, date(2025, 11, 15)),
    "a leap day": (date(2028, 2, 29), 24, date(2026, 2, 28)),
    "the end of a month": (date(2026, 3, 31), 1, date(2026, 2, 28)),
    "december": (date(2026, 12, 31), 12, date(2025, 12, 31)),
    "no months": (date(2026, 3, 1), 0, date(2026, 3, 1)),
}


@pytest.mark.parametrize(("day", "months", "earlier"), EARLIER.values(), ids=EARLIER.keys())
def test_months_before(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier
