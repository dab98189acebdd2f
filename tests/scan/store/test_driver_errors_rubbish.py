"""Files that are not a store are refused and left unchanged."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scan.store import Changes, DamagedError, StoreError, UnavailableError
from scan.store.durable import open_store
from scan.store.maintenance import check
from tests.support.store.broken import RUBBISH
from tests.support.store.places import sqlite_url
from tests.support.store.world import new_sitting


# R04
@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_a_file_that_is_no_database_is_refused_and_not_changed(file: Path, rubbish: bytes) -> None:
    file.write_bytes(rubbish)
    with pytest.raises(DamagedError):
        open_store(sqlite_url(file))
    assert file.read_bytes() == rubbish


# R04
def test_a_database_of_another_program_is_refused_and_not_changed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE theirs (id)")
    before = file.read_bytes()
    with pytest.raises(DamagedError, match="niet van de zelfscan"):
        open_store(sqlite_url(file))
    assert file.read_bytes() == before


# R04
@pytest.mark.parametrize("part", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_file_is_refused_and_not_changed(file: Path, part: float) -> None:
    store = open_store(sqlite_url(file))
    for _ in range(20):
        new_sitting(store)
    store.close()
    cut = file.read_bytes()[: int(file.stat().st_size * part)]
    file.write_bytes(cut)
    with pytest.raises(DamagedError):
        open_store(sqlite_url(file))
    assert file.read_bytes() == cut


# R04
@pytest.mark.parametrize("missing", [1, 60, 512, 4095])
def test_a_file_with_an_incomplete_last_page_is_refused(file: Path, missing: int) -> None:
    store = open_store(sqlite_url(file))
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes(notes={"mh-01": "n" * 5000}))
    store.close()
    cut = file.read_bytes()[:-missing]
    file.write_bytes(cut)
    with pytest.raises(DamagedError, match="beschadigd"):
        open_store(sqlite_url(file))
    assert file.read_bytes() == cut


# R04
def test_an_incomplete_last_page_is_restored_from_the_log(file: Path) -> None:
    store = open_store(sqlite_url(file))
    actor, sitting = new_sitting(store)
    before = file.read_bytes()
    store.save(actor, sitting, Changes(notes={"mh-01": "n" * 5000}))
    log = Path(f"{file}-wal").read_bytes()
    store.close()
    # A power cut during a checkpoint: the first page that it added is incomplete.
    file.write_bytes(before + bytes(1000))
    Path(f"{file}-wal").write_bytes(log)
    again = open_store(sqlite_url(file))
    assert again.sitting(actor, sitting).notes == {"mh-01": "n" * 5000}
    assert check(again) == ()
    again.close()


# R04
def test_a_log_without_its_database_file_is_not_overwritten(file: Path) -> None:
    store = open_store(sqlite_url(file))
    new_sitting(store)
    shutil.copy(f"{file}-wal", file.with_name("log"))
    store.close()
    file.unlink()
    file.with_name("log").rename(f"{file}-wal")
    with pytest.raises(DamagedError, match="logboek"):
        open_store(sqlite_url(file))
    assert Path(f"{file}-wal").stat().st_size > 0


# R04
def test_a_missing_folder_is_reported_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="de map is er niet"):
        open_store(sqlite_url(tmp_path / "nowhere" / "zelfscan.sqlite3"))
    assert list(tmp_path.iterdir()) == []


# R37
def test_no_error_contains_a_path_a_statement_or_a_password(file: Path) -> None:
    file.write_bytes(b"rubbish")
    messages = []
    for url in (sqlite_url(file), "postgresql://anna:geheim@127.0.0.1:1/nothing", "mysql://anna:geheim@x/y", "::"):
        with pytest.raises(StoreError) as fault:
            open_store(url)
        messages.append(fault.value.message)
    leaks = ("geheim", "SELECT", str(file.parent), "psycopg", "Error")
    assert not [leak for leak in leaks if leak in " ".join(messages)]
