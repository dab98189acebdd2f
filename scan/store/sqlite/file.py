"""One SQLite file: made whole or not at all, opened with the settings that keep it, copied as of one moment."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from scan.store import migration
from scan.store.driver_errors import told
from scan.store.errors import DamagedError
from scan.store.files import free, put_in_place, young
from scan.store.guard import refuse_network
from scan.store.integrity import problems

WRITES = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
READS = ("query_only=ON", "wal_autocheckpoint=0")
# A migration may rebuild a table that others refer to; it checks what they refer to at its end.
MIGRATES = ("synchronous=FULL", "secure_delete=ON", "foreign_keys=OFF")
_SMALLEST_PAGE = 512
_RESTORE = "Er is niets veranderd. Zet een reservekopie terug."


def engine(path: Path, patience: float, settings: tuple[str, ...], begin: str, **pool: Any) -> Engine:
    """An engine that never makes a file, whose transactions start with `begin`; `pool` as create_engine takes it."""
    made = create_engine(
        "sqlite://",
        creator=lambda: connect(path, patience, *settings),
        hide_parameters=True,  # an error in a log must not quote what someone wrote
        **{"poolclass": NullPool, **pool},
    )
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def connect(path: Path, patience: float, *settings: str) -> sqlite3.Connection:
    """A connection to a file that is there, without the driver's own transactions: with those, DDL would leak out."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", timeout=patience, isolation_level=None, check_same_thread=False, uri=True
    )
    try:
        for setting in ("trusted_schema=OFF", "cell_size_check=ON", *settings):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def identity(path: Path) -> tuple[int, int]:
    """Which file this is, whatever its name; UnavailableError when there is none."""
    with told():
        found = path.stat()
    return found.st_dev, found.st_ino


def prepare(path: Path, patience: float, make: bool, scripts: Path = migration.SCRIPTS) -> None:
    """Make the file when asked, or bring its schema up to date; the caller holds the turn.

    DamagedError for a file that is damaged or not ours, NewerSchemaError for one of a later program.
    """
    refuse_network(path.parent)
    with told():
        _finish_restore(path)
        if make and not path.exists():
            _make(path, patience, scripts)
            return
        found = path.stat()
        # SQLite would take so small a file for an empty database, and begin one in it.
        if found.st_size < _SMALLEST_PAGE:
            raise DamagedError(f"Het bestand {path.name} is leeg of afgebroken. {_RESTORE}")
        if found.st_mode & 0o077:
            path.chmod(0o600)
        _migrate(path, patience, scripts)


def _make(path: Path, patience: float, scripts: Path) -> None:
    """Under another name first: a crash halfway leaves no half a database."""
    if Path(f"{path}-wal").exists():
        raise DamagedError(f"Het bestand {path.name} is weg, maar zijn logboek staat er nog. Zet beide samen terug.")
    with young(path, ".new") as part:
        _migrate(part, patience, scripts, new=True)
        put_in_place(part, path)


def _migrate(path: Path, patience: float, scripts: Path, new: bool = False) -> None:
    with engine(path, patience, MIGRATES, "BEGIN IMMEDIATE").begin() as connection:
        _refuse_damage(connection, path)
        found = migration.revision(connection)
        if found is None and not new:
            raise DamagedError(f"Het bestand {path.name} is niet van de zelfscan. {_RESTORE}")
        if not migration.behind(found, scripts):
            return
        if found is not None:
            copy(path, free(path, f"before-{migration.latest(scripts)}"), patience)
        migration.upgrade(connection, scripts)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DamagedError


def _refuse_damage(connection: Connection, path: Path) -> None:
    """At every start: a broken index would hide rows without a word. Takes some 4 seconds per GB."""
    if _cut_off(connection, path) or connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise DamagedError(f"Het bestand met de antwoorden is beschadigd. {_RESTORE}")


def _cut_off(connection: Connection, path: Path) -> bool:
    """Whether the last page is not whole and no log holds it: SQLite would take what is missing for zeros."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return False
    return path.stat().st_size % int(connection.exec_driver_sql("PRAGMA page_size").scalar_one()) > 0


def copy(path: Path, target: Path, patience: float) -> None:
    """The database as of this moment in one file, whatever is being written meanwhile (reliability.md D12)."""
    with told(), young(target, ".part") as part:
        with closing(connect(path, patience)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        put_in_place(part, target)


def restore(path: Path, source: Path, patience: float, scripts: Path = migration.SCRIPTS) -> Path | None:
    """Put a copy in the place of the file, which keeps its bytes under another name; the caller holds the turn.

    DamagedError or NewerSchemaError when the copy can't be used; then nothing was changed.
    """
    with told(), young(path, ".new") as part:
        shutil.copyfile(source, part)
        if not _usable(part, patience, scripts):
            raise DamagedError(f"{source.name} is geen hele reservekopie. Er is niets veranderd.")
        put_in_place(part, _restored(path))
        return _finish_restore(path)


def _usable(part: Path, patience: float, scripts: Path) -> bool:
    try:
        with told():
            _migrate(part, patience, scripts)
            with engine(part, patience, READS, "BEGIN").connect() as connection:
                return not any(problems(connection))
    except DamagedError:
        return False


def _restored(path: Path) -> Path:
    return path.with_name(path.name + ".restored")


def _finish_restore(path: Path) -> Path | None:
    """Once a copy waits under its name it will take the place, also when a crash came in between."""
    if not _restored(path).exists():
        return None
    aside = free(path, "replaced")
    for log in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{log}").rename(f"{aside}{log}")
    put_in_place(_restored(path), path)
    return aside
