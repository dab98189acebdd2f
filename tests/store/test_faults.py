"""Full, read-only, locked, gone, rubbish: said in Dutch, nothing acknowledged lost, well again without a restart."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from scan.store import Changes, DamagedError, DurableStore, StoreError, UnavailableError, open_store
from scan.store.upkeep import check
from tests.store.places import Cluster, name_of, sqlite_url
from tests.store.world import answered, begun, behind

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


RUBBISH = {
    "empty": b"",
    "a letter": b"x",
    "text": b"dit is geen database\n" * 500,
    "zeros": bytes(8192),
    "only a header": b"SQLite format 3\0",
    "a header and zeros": b"SQLite format 3\0" + bytes(8192),
}


# R04
@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_a_file_that_is_no_database_is_refused_and_left_alone(file: Path, rubbish: bytes) -> None:
    file.write_bytes(rubbish)
    with pytest.raises(DamagedError):
        open_store(sqlite_url(file))
    assert file.read_bytes() == rubbish


# R04
def test_a_database_of_another_program_is_refused_and_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE theirs (id)")
    before = file.read_bytes()
    with pytest.raises(DamagedError, match="niet van de zelfscan"):
        open_store(sqlite_url(file))
    assert file.read_bytes() == before


# R04
@pytest.mark.parametrize("part", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_that_was_cut_off_is_refused_and_left_alone(file: Path, part: float) -> None:
    store = open_store(sqlite_url(file))
    for _ in range(20):
        begun(store)
    store.close()
    cut = file.read_bytes()[: int(file.stat().st_size * part)]
    file.write_bytes(cut)
    with pytest.raises(DamagedError):
        open_store(sqlite_url(file))
    assert file.read_bytes() == cut


# R04
def test_a_database_whose_main_file_is_gone_is_not_begun_anew(file: Path) -> None:
    store = open_store(sqlite_url(file))
    begun(store)
    shutil.copy(f"{file}-wal", file.with_name("log"))
    store.close()
    file.unlink()
    file.with_name("log").rename(f"{file}-wal")
    with pytest.raises(DamagedError, match="logboek"):
        open_store(sqlite_url(file))
    assert Path(f"{file}-wal").stat().st_size > 0


# R04
def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="de map is er niet"):
        open_store(sqlite_url(tmp_path / "nowhere" / "zelfscan.sqlite3"))
    assert list(tmp_path.iterdir()) == []


@contextmanager
def read_only(url: str, cluster: Cluster) -> Iterator[str]:
    """The database takes no writes, as a replica does."""
    cluster.run(f"ALTER DATABASE {name_of(url)} SET default_transaction_read_only = on")
    disconnect(url)
    try:
        yield "er mag niet geschreven worden"
    finally:
        cluster.run(f"ALTER DATABASE {name_of(url)} RESET default_transaction_read_only")
        disconnect(url)


@contextmanager
def away(url: str, cluster: Cluster) -> Iterator[str]:
    """The database lets nobody in, as while it restarts."""
    cluster.run(f"ALTER DATABASE {name_of(url)} ALLOW_CONNECTIONS false")
    cluster.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test%'")
    try:
        yield "de database antwoordt niet"
    finally:
        cluster.run(f"ALTER DATABASE {name_of(url)} ALLOW_CONNECTIONS true")


@contextmanager
def row_locked(url: str, cluster: Cluster) -> Iterator[str]:
    """Another program holds the rows and does not stop."""
    with cluster.connected(url) as other:
        other.execute("SELECT * FROM sittings FOR UPDATE")
        yield "een ander houdt haar te lang bezet"


def disconnect(url: str) -> None:
    """End every connection to this database."""
    here = "datname = current_database() AND pid <> pg_backend_pid()"
    behind(url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {here}")  # noqa: S608 - our own words


SERVER_FAULTS: dict[str, Callable[[str, Cluster], AbstractContextManager[str]]] = {
    "read-only": read_only,
    "away": away,
    "locked": row_locked,
}


# R04, R13
@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize("fault", SERVER_FAULTS.values(), ids=SERVER_FAULTS.keys())
def test_a_fault_of_the_server_is_told_and_over_when_it_is_over(
    url: str, cluster: Cluster, fault: Callable[[str, Cluster], AbstractContextManager[str]]
) -> None:
    store = open_store(url, patience=0.1)
    actor, sitting = begun(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    with fault(url, cluster) as reason:
        for _ in range(2):
            with pytest.raises(UnavailableError) as told:
                store.save(actor, sitting, Changes({"mh-01": 4}))
            assert told.value.told == f"De bewaarplaats werkt nu niet: {reason}. {KEPT}"
    assert answered(store, actor, sitting) == {"mh-01": 3}
    store.save(actor, sitting, Changes({"mh-01": 5}))
    assert answered(store, actor, sitting) == {"mh-01": 5}
    store.close()


# R13
@pytest.mark.parametrize("engine", ["postgresql"])
def test_connections_that_the_server_ended_are_made_anew_unnoticed(url: str, store: DurableStore) -> None:
    actor, sitting = begun(store)
    disconnect(url)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    assert answered(store, actor, sitting) == {"mh-01": 3}


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(UnavailableError, match="de database antwoordt niet"):
        open_store("postgresql://nobody@127.0.0.1:1/nothing")


# R37
def test_no_error_tells_a_path_a_statement_or_a_password(file: Path) -> None:
    file.write_bytes(b"rubbish")
    told = []
    for url in (sqlite_url(file), "postgresql://anna:geheim@127.0.0.1:1/nothing", "mysql://anna:geheim@x/y", "::"):
        with pytest.raises(StoreError) as fault:
            open_store(url)
        told.append(fault.value.told)
    leaks = ("geheim", "SELECT", str(file.parent), "psycopg", "Error")
    assert not [leak for leak in leaks if leak in " ".join(told)]
