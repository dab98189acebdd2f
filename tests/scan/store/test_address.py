"""The default address of the store, and the permissions of its files."""

from pathlib import Path

import pytest

from scan.store import UnavailableError
from scan.store.address import database_url, sqlite_path
from scan.store.durable import open_store
from tests.support.store.places import sqlite_url
from tests.support.store.world import new_sitting


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without settings."""
    for name in ("ZELFSCAN_DATABASE_URL", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_by_default_the_store_is_a_file_in_the_users_data_folder(home: Path) -> None:
    open_store().close()
    assert (home / ".local" / "share" / "zelfscan" / "zelfscan.sqlite3").exists()


def test_the_data_folder_and_the_url_can_be_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "elders"))
    assert sqlite_path(database_url()) == home / "elders" / "zelfscan" / "zelfscan.sqlite3"
    monkeypatch.setenv("ZELFSCAN_DATABASE_URL", sqlite_url(home / "a b.db"))
    assert sqlite_path(database_url()) == home / "a b.db"
    assert sqlite_path(database_url(sqlite_url(home / "c.db"))) == home / "c.db"


def test_folder_and_files_are_private_to_their_owner(home: Path) -> None:
    folder = home / ".local" / "share" / "zelfscan"
    folder.mkdir(mode=0o755, parents=True)
    store = open_store()
    new_sitting(store)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())}
    store.close()
    assert modes.pop("zelfscan") == 0o700
    assert set(modes) >= {"zelfscan.sqlite3", "zelfscan.sqlite3-wal", "zelfscan.sqlite3.lock"}
    assert set(modes.values()) == {0o600}


def test_a_file_that_others_could_read_is_made_private(file: Path) -> None:
    open_store(sqlite_url(file)).close()
    file.chmod(0o644)
    open_store(sqlite_url(file)).close()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("url", ["nonsense", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "postgresql", "://"])
def test_an_invalid_url_is_refused_with_the_valid_forms(url: str) -> None:
    with pytest.raises(UnavailableError, match=r"Kies sqlite:.*of postgresql:"):
        database_url(url)
