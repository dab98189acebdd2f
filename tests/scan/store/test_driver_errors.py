"""Disk faults are reported in Dutch, lose no acknowledged answer, and need no restart."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from scan.store import Changes, UnavailableError
from scan.store.durable import open_store
from scan.store.maintenance import check
from tests.support.store.mishaps import file_gone, folder_gone, locked_file, log_limit, read_only_file, tiny_disk
from tests.support.store.places import sqlite_url
from tests.support.store.world import new_sitting, stored_answers

SAVED_IS_KEPT = "Wat al bewaard was, is er nog."


Fault = Callable[[Path], AbstractContextManager[str]]
FAULTS: dict[str, Fault] = {
    "full": log_limit,
    "locked": locked_file,
    "folder gone": folder_gone,
    "file gone": file_gone,
}


# R04
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_reported_and_saving_works_again_after_it(file: Path, fault: Fault) -> None:
    store = open_store(sqlite_url(file), lock_timeout=0.1)
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    with fault(file) as reason:
        for _ in range(2):
            with pytest.raises(UnavailableError) as error:
                store.save(actor, sitting, Changes({"mh-01": 4}, {"mh-02": "n" * 5000}))
            assert error.value.message == f"De bewaarplaats werkt nu niet: {reason}. {SAVED_IS_KEPT}"
    assert stored_answers(store, actor, sitting) == {"mh-01": 3}
    store.save(actor, sitting, Changes({"mh-01": 5}))
    store.close()
    again = open_store(sqlite_url(file))
    assert stored_answers(again, actor, sitting) == {"mh-01": 5}
    assert check(again) == ()
    again.close()


# R04
def test_a_full_disk_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk") as disk:
        store = open_store(sqlite_url(disk / "zelfscan.sqlite3"))
        actor, sitting = new_sitting(store)
        acknowledged, error = 0, ""
        while not error:
            try:
                store.save(actor, sitting, Changes(notes={f"mh-{acknowledged:02}": "n" * 4000}))
                acknowledged += 1
            except UnavailableError as fault:
                error = fault.message
        assert "de schijf is vol" in error
        assert acknowledged > 5
        assert len(store.sitting(actor, sitting).notes) == acknowledged
        store.close()
        again = open_store(sqlite_url(shutil.copytree(disk, tmp_path / "larger") / "zelfscan.sqlite3"))
        assert len(again.sitting(actor, sitting).notes) == acknowledged
        again.save(actor, sitting, Changes({"mh-01": 3}))
        again.close()


# R04
def test_a_read_only_file_can_be_read_and_saving_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "zelfscan.sqlite3"
    store = open_store(sqlite_url(file))
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    store.close()
    before = file.read_bytes()
    with read_only_file(file):
        store = open_store(sqlite_url(file))
        assert stored_answers(store, actor, sitting) == {"mh-01": 3}
        with pytest.raises(UnavailableError, match="er mag niet geschreven worden"):
            store.save(actor, sitting, Changes({"mh-01": 4}))
        assert file.read_bytes() == before
    store.save(actor, sitting, Changes({"mh-01": 5}))
    assert stored_answers(store, actor, sitting) == {"mh-01": 5}
    store.close()
