"""One SQLite file: made whole or not at all, opened with the settings that keep it, copied as of one moment."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from scan.store import migration
from scan.store.driver_errors import translated_errors
from scan.store.errors import DamagedError
from scan.store.files import replace_durably, temporary_file, unused_path
from scan.store.guard import refuse_network_disk
from scan.store.integrity import integrity_problems

WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
READER_PRAGMAS = ("query_only=ON", "wal_autocheckpoint=0")
# A migration may rebuild a table that others refer to; it checks what they refer to at its end.
MIGRATION_PRAGMAS = ("synchronous=FULL", "secure_delete=ON", "foreign_keys=OFF")
_SMALLEST_PAGE = 512
_ADVICE = "Er is niets veranderd. Zet een reservekopie terug."


def sqlite_engine(path: Path, lock_timeout: float, settings: tuple[str, ...], begin: str, **pool: Any) -> Engine:
    """An engine that never makes a file, whose transactions start with `begin`; `pool` as create_engine takes it."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_connection(path, lock_timeout, *settings),
        hide_parameters=True,  # an error in a log must not quote what someone wrote
        **{"poolclass": NullPool, **pool},
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def open_connection(path: Path, lock_timeout: float, *settings: str) -> sqlite3.Connection:
    """A connection to a file that is there, without the driver's own transactions: with those, DDL would leak out."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw",
        timeout=lock_timeout,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    try:
        for setting in ("trusted_schema=OFF", "cell_size_check=ON", *settings):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def file_identity(path: Path) -> tuple[int, int]:
    """Which file this is, whatever its name; UnavailableError when there is none."""
    with translated_errors():
        status = path.stat()
    return status.st_dev, status.st_ino


def prepare_file(path: Path, lock_timeout: float, create: bool, scripts: Path = migration.SCRIPTS) -> None:
    """Make the file when asked, or bring its schema up to date; the caller holds the turn.

    DamagedError for a file that is damaged or not ours, NewerSchemaError for one of a later program.
    """
    refuse_network_disk(path.parent)
    with translated_errors():
        _finish_restore(path)
        if create and not path.exists():
            _create(path, lock_timeout, scripts)
            return
        status = path.stat()
        # SQLite would take so small a file for an empty database, and begin one in it.
        if status.st_size < _SMALLEST_PAGE:
            raise DamagedError(f"Het bestand {path.name} is leeg of afgebroken. {_ADVICE}")
        if status.st_mode & 0o077:
            path.chmod(0o600)
        _migrate(path, lock_timeout, scripts)


def _create(path: Path, lock_timeout: float, scripts: Path) -> None:
    """Under another name first: a crash halfway leaves no half a database."""
    if Path(f"{path}-wal").exists():
        raise DamagedError(f"Het bestand {path.name} is weg, maar zijn logboek staat er nog. Zet beide samen terug.")
    with temporary_file(path, ".new") as part:
        _migrate(part, lock_timeout, scripts, new=True)
        replace_durably(part, path)


def _migrate(path: Path, lock_timeout: float, scripts: Path, new: bool = False) -> None:
    with sqlite_engine(path, lock_timeout, MIGRATION_PRAGMAS, "BEGIN IMMEDIATE").begin() as connection:
        _refuse_damage(connection, path)
        revision = migration.current_revision(connection)
        if revision is None and not new:
            raise DamagedError(f"Het bestand {path.name} is niet van de zelfscan. {_ADVICE}")
        if not migration.needs_upgrade(revision, scripts):
            return
        if revision is not None:
            copy_database(path, unused_path(path, f"before-{migration.latest_revision(scripts)}"), lock_timeout)
        migration.upgrade(connection, scripts)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DamagedError


def _refuse_damage(connection: Connection, path: Path) -> None:
    """At every start: a broken index would hide rows without a word. Takes some 4 seconds per GB."""
    if _cut_off(connection, path) or connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise DamagedError(f"Het bestand met de antwoorden is beschadigd. {_ADVICE}")


def _cut_off(connection: Connection, path: Path) -> bool:
    """Whether the last page is not whole and no log holds it: SQLite would take what is missing for zeros."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return False
    return path.stat().st_size % int(connection.exec_driver_sql("PRAGMA page_size").scalar_one()) > 0


def copy_database(path: Path, target: Path, lock_timeout: float) -> None:
    """The database as of this moment in one file, whatever is being written meanwhile (reliability.md D12)."""
    with translated_errors(), temporary_file(target, ".part") as part:
        with closing(open_connection(path, lock_timeout)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        replace_durably(part, target)


def replace_file(path: Path, source: Path, lock_timeout: float, scripts: Path = migration.SCRIPTS) -> Path | None:
    """Put a copy in the place of the file, which keeps its bytes under another name; the caller holds the turn.

    DamagedError or NewerSchemaError when the copy can't be used; then nothing was changed.
    """
    with translated_errors(), temporary_file(path, ".new") as part:
        shutil.copyfile(source, part)
        if not _usable(part, lock_timeout, scripts):
            raise DamagedError(f"{source.name} is geen hele reservekopie. Er is niets veranderd.")
        replace_durably(part, _pending_restore(path))
        return _finish_restore(path)


def _usable(part: Path, lock_timeout: float, scripts: Path) -> bool:
    try:
        with translated_errors():
            _migrate(part, lock_timeout, scripts)
            with sqlite_engine(part, lock_timeout, READER_PRAGMAS, "BEGIN").connect() as connection:
                return not any(integrity_problems(connection))
    except DamagedError:
        return False


def _pending_restore(path: Path) -> Path:
    return path.with_name(path.name + ".restored")


def _finish_restore(path: Path) -> Path | None:
    """Once a copy waits under its name it will take the place, also when a crash came in between."""
    if not _pending_restore(path).exists():
        return None
    aside = unused_path(path, "replaced")
    for log in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{log}").rename(f"{aside}{log}")
    replace_durably(_pending_restore(path), path)
    return aside
