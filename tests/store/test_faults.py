"""Full, read-only, locked, gone, rubbish: said in Dutch, nothing acknowledged lost, well again without a restart."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from scan.store import Changes, UnavailableError
from scan.store.durable import open_store
from scan.store.upkeep import check
from tests.store.places import sqlite_url
from tests.store.world import answered, begun

KEPT = "Wat al bewaard was, is er nog."


@contextmanager
def full(file: Path) -> Iterator[str]:
    """No file may grow any more: what a full disk or a quota does, without filling a disk."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = file.with_name(f"{file.name}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limit[1]))
    try:
        yield "de schijf geeft een fout"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@contextmanager
def locked(file: Path) -> Iterator[str]:
    """Another program is writing and does not stop."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield "een ander houdt haar te lang bezet"


@contextmanager
def folder_gone(file: Path) -> Iterator[str]:
    """The folder is not there, as when a disk was unplugged."""
    away = file.parent.with_name(f"{file.parent.name}-away")
    file.parent.rename(away)
    try:
        yield "het bestand of de map is er niet"
    finally:
        away.rename(file.parent)


@contextmanager
def replaced_by_nothing(file: Path) -> Iterator[str]:
    """Someone moved the file away."""
    away = file.with_name("away")
    file.rename(away)
    try:
        yield "het bestand of de map is er niet"
    finally:
        away.rename(file)


Fault = Callable[[Path], AbstractContextManager[str]]
FAULTS: dict[str, Fault] = {
    "full": full,
    "locked": locked,
    "folder gone": folder_gone,
    "file gone": replaced_by_nothing,
}


# R04
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_and_over_when_it_is_over(file: Path, fault: Fault) -> None:
    store = open_store(sqlite_url(file), patience=0.1)
    actor, sitting = begun(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    with fault(file) as reason:
        for _ in range(2):
            with pytest.raises(UnavailableError) as told:
                store.save(actor, sitting, Changes({"mh-01": 4}, {"mh-02": "n" * 5000}))
            assert told.value.told == f"De bewaarplaats werkt nu niet: {reason}. {KEPT}"
    assert answered(store, actor, sitting) == {"mh-01": 3}
    store.save(actor, sitting, Changes({"mh-01": 5}))
    store.close()
    again = open_store(sqlite_url(file))
    assert answered(again, actor, sitting) == {"mh-01": 5}
    assert check(again) == ()
    again.close()


@contextmanager
def tiny_disk(at: Path) -> Iterator[Path]:
    """A disk of one megabyte, which only root can make."""
    at.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", at], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("only root can mount a disk that is really full")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


# R04
def test_on_a_disk_that_is_full_every_acknowledged_answer_is_there(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk") as disk:
        store = open_store(sqlite_url(disk / "zelfscan.sqlite3"))
        actor, sitting = begun(store)
        acknowledged, told = 0, ""
        while not told:
            try:
                store.save(actor, sitting, Changes(notes={"mh-01": f"{acknowledged + 1} " + "n" * 4000}))
                acknowledged += 1
            except UnavailableError as fault:
                told = fault.told
        assert "de schijf is vol" in told
        assert acknowledged > 5
        assert store.sitting(actor, sitting).notes["mh-01"].split()[0] == str(acknowledged)
        store.close()
        again = open_store(sqlite_url(shutil.copytree(disk, tmp_path / "larger") / "zelfscan.sqlite3"))
        assert again.sitting(actor, sitting).notes["mh-01"].split()[0] == str(acknowledged)
        again.save(actor, sitting, Changes({"mh-01": 3}))
        again.close()


@contextmanager
def unwritable(file: Path) -> Iterator[None]:
    """Nobody may write this file, not even root."""
    mode = file.stat().st_mode
    file.chmod(0o400)
    made = subprocess.run(["chattr", "+i", file], capture_output=True, check=False)
    try:
        # Root writes read-only files; only an immutable one stops it, which not every file system knows.
        if made.returncode and file.owner() == "root":
            pytest.skip("this file system has no immutable files")
        yield
    finally:
        subprocess.run(["chattr", "-i", file], capture_output=True, check=False)
        file.chmod(mode)


# R04
def test_a_read_only_file_is_shown_and_says_that_nothing_can_be_saved(tmp_path: Path) -> None:
    file = tmp_path / "zelfscan.sqlite3"
    store = open_store(sqlite_url(file))
    actor, sitting = begun(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    store.close()
    before = file.read_bytes()
    with unwritable(file):
        store = open_store(sqlite_url(file))
        assert answered(store, actor, sitting) == {"mh-01": 3}
        with pytest.raises(UnavailableError, match="er mag niet geschreven worden"):
            store.save(actor, sitting, Changes({"mh-01": 4}))
        assert file.read_bytes() == before
    store.save(actor, sitting, Changes({"mh-01": 5}))
    assert answered(store, actor, sitting) == {"mh-01": 5}
    store.close()
