"""A backup is a snapshot, also while others write; a restore is all or nothing."""

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from scan.store import Actor, Changes, DamagedError, NewerSchemaError, NotFoundError, UnavailableError
from scan.store.durable import DurableStore, open_store
from scan.store.engine import open_database
from scan.store.maintenance import backup, check, erasure_list, restore
from tests.support.store.later import later_scripts
from tests.support.store.places import Cluster, sqlite_url
from tests.support.store.world import ALL_CHANGES, new_sitting, run_sql, stored_answers

PAIRS = 4


@pytest.fixture
def other_url(engine: str, file: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a second, empty database of the same engine."""
    if engine == "sqlite":
        return sqlite_url(file.with_name("other.sqlite3"))
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.database()


def save_alternately(store: DurableStore, person: Actor, first: str, second: str, stop: Event) -> None:
    """Save 1 in the first sitting, then 1 in the second, then 2 in the first, …"""
    number = 0
    while not stop.is_set():
        number += 1
        for sitting in (first, second):
            store.save(person, sitting, Changes(notes={"mh-01": str(number)}))


# R11
def test_a_backup_under_load_is_a_snapshot(url: str, other_url: str, store: DurableStore, tmp_path: Path) -> None:
    people = [
        (actor, first, new_sitting(store, actor)[1]) for actor, first in (new_sitting(store) for _ in range(PAIRS))
    ]
    stop, acknowledged = Event(), []
    writers = [Thread(target=save_alternately, args=(store, *person, stop)) for person in people]
    for writer in writers:
        writer.start()
    for number in range(3):
        time.sleep(0.1)
        acknowledged.append([last_notes(store, *person) for person in people])
        backup(store, tmp_path / f"copy-{number}")
    stop.set()
    for writer in writers:
        writer.join()
    assert check(store) == ()
    for number, notes in enumerate(acknowledged):
        restore(tmp_path / f"copy-{number}", other_url)
        copy = open_store(other_url)
        assert check(copy) == ()
        for person, before in zip(people, notes, strict=True):
            first, second = last_notes(copy, *person)
            assert first - second in (0, 1), "a later save is there, an earlier one is not"
            assert (first, second) >= before
        copy.close()


def last_notes(store: DurableStore, person: Actor, first: str, second: str) -> tuple[int, int]:
    """Return the last numbers of both sittings, read at once."""
    notes = {found.assessment.id: int(found.notes.get("mh-01", 0)) for found in store.sittings(person)}
    return notes[first], notes[second]


# R11
def test_a_backup_can_be_restored_under_a_running_server(url: str, store: DurableStore, tmp_path: Path) -> None:
    actor, token = store.new_person()
    _, sitting = new_sitting(store, actor)
    store.save(actor, sitting, ALL_CHANGES)
    before = store.sittings(actor)
    backup(store, tmp_path / "copy")
    store.save(actor, sitting, Changes({"mh-01": 1}))
    late, _ = new_sitting(store)
    restore(tmp_path / "copy", url)
    assert store.sittings(store.actor_of(token)) == before
    store.save(actor, sitting, Changes({"mh-01": 2}))
    assert stored_answers(store, actor, sitting)["mh-01"] == 2
    assert run_sql(url, "SELECT count(*) FROM persons WHERE id = :late", late=late.id) == [(0,)]
    assert check(store) == ()


def test_a_backup_is_private_and_replaces_an_existing_file(store: DurableStore, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_text("yesterday's")
    new_sitting(store)
    backup(store, target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [target]


def test_a_backup_to_a_missing_folder_is_refused(store: DurableStore, tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="de map is er niet"):
        backup(store, tmp_path / "nowhere" / "copy")


def rubbish(copy: Path) -> None:
    """Replace the file by rubbish."""
    copy.write_bytes(b"rubbish" * 1000)


def halved(copy: Path) -> None:
    """Truncate the file to its first half."""
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def emptied(copy: Path) -> None:
    """Empty the file."""
    copy.write_bytes(b"")


# R11
@pytest.mark.parametrize("spoil", [rubbish, halved, emptied])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    url: str, store: DurableStore, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    copy = tmp_path / "copy"
    backup(store, copy)
    spoil(copy)
    with pytest.raises(DamagedError, match="Er is niets veranderd"):
        restore(copy, url)
    assert stored_answers(store, actor, sitting) == ALL_CHANGES.answers


def test_a_backup_with_an_edited_answer_is_refused(
    url: str, other_url: str, store: DurableStore, tmp_path: Path
) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    run_sql(url, "UPDATE blocks SET items = 'mh-09'")
    backup(store, tmp_path / "copy")
    with pytest.raises(DamagedError, match="geen hele reservekopie"):
        restore(tmp_path / "copy", other_url)


def test_a_missing_backup_is_refused(url: str, store: DurableStore, tmp_path: Path) -> None:
    actor, _ = new_sitting(store)
    with pytest.raises(UnavailableError, match="het bestand of de map is er niet"):
        restore(tmp_path / "nothing", url)
    assert len(store.sittings(actor)) == 1


def test_a_backup_of_a_newer_program_is_refused(url: str, other_url: str, tmp_path: Path) -> None:
    newer = open_database(other_url, scripts=later_scripts(tmp_path))
    newer.copy(tmp_path / "copy")
    newer.close()
    store = open_store(url)
    actor, _ = new_sitting(store)
    with pytest.raises(NewerSchemaError):
        restore(tmp_path / "copy", url)
    assert len(store.sittings(actor)) == 1
    store.close()


@pytest.mark.parametrize("engine", ["sqlite"])
def test_the_replaced_file_is_kept_under_another_name(
    url: str, store: DurableStore, file: Path, tmp_path: Path
) -> None:
    backup(store, tmp_path / "copy")
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    restore(tmp_path / "copy", url)
    replaced = open_store(sqlite_url(file.with_name(f"{file.name}.replaced-1")))
    assert stored_answers(replaced, actor, sitting) == ALL_CHANGES.answers
    replaced.close()


# R11
@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("moved", [(), ("",), ("", "-wal"), ("", "-wal", "-shm")], ids=len)
def test_an_interrupted_restore_is_completed_at_the_next_start(
    url: str, store: DurableStore, file: Path, tmp_path: Path, moved: tuple[str, ...]
) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    backup(store, file.with_name(f"{file.name}.restored"))
    store.save(actor, sitting, Changes({"mh-01": 1}))
    for log in moved:
        Path(f"{file}{log}").rename(f"{file}.replaced-1{log}")
    again = open_store(url)
    assert stored_answers(again, actor, sitting) == ALL_CHANGES.answers
    again.close()


# R60
def test_what_was_erased_after_a_backup_is_erased_again_by_its_restore(
    url: str, store: DurableStore, tmp_path: Path
) -> None:
    stayer, kept = new_sitting(store)
    _, dropped = new_sitting(store, stayer)
    leaver, token = store.new_person()
    _, gone = new_sitting(store, leaver)
    store.save(leaver, gone, Changes(notes={"mh-01": "GEWISTE-TEKST"}))
    code = store.new_code(leaver)
    backup(store, tmp_path / "copy")
    store.forget_person(leaver)
    store.forget(stayer, dropped)
    assert restore(tmp_path / "copy", url) == (1, 1)
    for refused in (lambda: store.actor_of(token), lambda: store.actor_of_code(code, "")):
        with pytest.raises(NotFoundError):
            refused()
    assert [one.assessment.id for one in store.sittings(stayer)] == [kept]
    assert check(store) == ()
    assert restore(tmp_path / "copy", url) == (1, 1)
    listed = erasure_list(url).read_text()
    assert [len(line.split()[1]) for line in listed.splitlines()] == [64, 64]
    assert [one for one in (leaver.id, dropped, token) if one in listed] == []


# R60
@pytest.mark.parametrize("engine", ["sqlite"])
def test_after_a_restore_no_byte_of_the_erased_is_in_the_file(
    url: str, store: DurableStore, file: Path, tmp_path: Path
) -> None:
    leaver, gone = new_sitting(store)
    store.save(leaver, gone, Changes(notes={"mh-01": "GEWISTE-TEKST"}))
    backup(store, tmp_path / "copy")
    assert b"GEWISTE-TEKST" in (tmp_path / "copy").read_bytes()
    store.forget_person(leaver)
    restore(tmp_path / "copy", url)
    store.probe()
    assert [path.name for path in file.parent.glob("*sqlite3*") if b"GEWISTE-TEKST" in path.read_bytes()] == []


def test_an_erasure_succeeds_and_is_logged_when_its_list_cannot_be_written(
    url: str, store: DurableStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("ZELFSCAN_ERASURES", str(tmp_path / "nowhere" / "list"))
    with closing(open_store(url)) as there:
        actor, _ = new_sitting(there)
        there.forget_person(actor)
        with pytest.raises(NotFoundError):
            there.sittings(actor)
    assert "would bring it back" in caplog.text
