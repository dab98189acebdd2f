"""The protection of a SQLite file works and is reported."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from scan.store import Changes, SecondServerError, StoreError, UnavailableError
from scan.store.durable import DurableStore, open_store
from scan.store.engine import server_claim
from scan.store.guard import WriteLock, refuse_network_disk, sqlite_guard
from tests.support.store.places import sqlite_url
from tests.support.store.processes import other_process
from tests.support.store.world import new_sitting, stored_answers


# R07
@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_a_sqlite_with_the_reset_bug_is_reported_with_the_protection(version: tuple[int, ...]) -> None:
    guard = sqlite_guard(version)
    assert guard.engine == "SQLite " + ".".join(map(str, version))
    assert "heeft de WAL-resetfout;" in guard.message
    assert "één verbinding" in guard.message


# R07
@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0)])
def test_a_sqlite_without_the_reset_bug_is_reported(version: tuple[int, ...]) -> None:
    assert "heeft de WAL-resetfout niet" in sqlite_guard(version).message


def test_a_store_reports_its_engine_and_guard(store: DurableStore, engine: str) -> None:
    assert store.guard.engine.lower().startswith(engine)
    assert store.guard.message.endswith(".")


# R07
def test_while_another_process_holds_the_lock_only_reading_works(file: Path) -> None:
    store = open_store(sqlite_url(file), lock_timeout=0.1)
    actor, sitting = new_sitting(store)
    log = Path(f"{file}-wal")
    with WriteLock(file).acquired(1):
        before = (file.read_bytes(), log.read_bytes())
        with pytest.raises(UnavailableError, match="een ander houdt haar te lang bezet"):
            store.save(actor, sitting, Changes({"mh-01": 3}))
        assert stored_answers(store, actor, sitting) == {}
        assert (file.read_bytes(), log.read_bytes()) == before
    store.save(actor, sitting, Changes({"mh-01": 3}))
    assert stored_answers(store, actor, sitting) == {"mh-01": 3}
    store.close()


# R07
def test_only_one_process_holds_the_write_lock(file: Path) -> None:
    with WriteLock(file).acquired(1), pytest.raises(UnavailableError), WriteLock(file).acquired(0.05):
        pass
    with WriteLock(file).acquired(0.05):
        assert file.with_name(f"{file.name}.lock").stat().st_mode & 0o777 == 0o600


# R07
def test_readers_can_not_write(store: DurableStore) -> None:
    with pytest.raises(StoreError, match="er mag niet geschreven worden"):
        store.database.read(lambda connection: connection.execute(text("DELETE FROM persons")))


def setting(name: str) -> Callable[[Connection], object]:
    """Return a function that reads a setting of a connection."""
    return lambda connection: connection.exec_driver_sql(name).scalar()


WRITER_SETTINGS = {
    "PRAGMA journal_mode": "wal",
    "PRAGMA synchronous": 2,
    "PRAGMA foreign_keys": 1,
    "PRAGMA secure_delete": 1,
    "PRAGMA busy_timeout": 5000,
    "PRAGMA query_only": 0,
}
READER_SETTINGS = {"PRAGMA journal_mode": "wal", "PRAGMA query_only": 1, "PRAGMA wal_autocheckpoint": 0}


@pytest.mark.parametrize("engine", ["sqlite"])
def test_connections_have_safe_settings(store: DurableStore) -> None:
    assert {name: store.database.write(setting(name)) for name in WRITER_SETTINGS} == WRITER_SETTINGS
    assert {name: store.database.read(setting(name)) for name in READER_SETTINGS} == READER_SETTINGS


@pytest.mark.parametrize("engine", ["postgresql"])
def test_postgres_acknowledges_nothing_before_it_is_on_disk(store: DurableStore) -> None:
    assert store.database.write(setting("SHOW synchronous_commit")) == "on"
    assert store.database.read(setting("SHOW transaction_isolation")) == "repeatable read"


MOUNTS = "rootfs / ext4 rw 0 0\nserver:/home {home} {kind} rw 0 0\n"


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_disk_is_refused_with_advice(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.format(home=tmp_path / "home", kind=kind))
    with pytest.raises(UnavailableError, match=f"netwerkschijf .{kind}.*ZELFSCAN_DATABASE_URL"):
        refuse_network_disk(tmp_path / "home" / "zelfscan", mounts)
    refuse_network_disk(tmp_path / "elsewhere", mounts)


def test_a_folder_that_no_mount_holds_is_not_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("")
    refuse_network_disk(tmp_path, mounts)


def test_without_a_list_of_mounts_no_folder_is_refused(tmp_path: Path) -> None:
    refuse_network_disk(tmp_path, tmp_path / "no mounts")


def claim(url: str, sender: Any) -> None:
    """Be the server on this database until killed."""
    with server_claim(url):
        sender.send(os.getpid())
        signal.pause()


# R64
def test_a_second_server_on_a_file_is_told_what_to_do_and_the_commands_still_work(file: Path) -> None:
    url = sqlite_url(file)
    with other_process(claim, url) as (first, receiver):
        number = receiver.recv()
        with pytest.raises(SecondServerError, match=rf"proces {number}\).*PostgreSQL"), server_claim(url, wait=0.05):
            pass
        open_store(url).close()
        first.kill()
        with server_claim(url):
            assert Path(f"{file}.server").read_text() == str(os.getpid())


def test_on_postgresql_there_may_be_more_servers() -> None:
    with server_claim("postgresql://here/one"), server_claim("postgresql://here/one", wait=0):
        pass
