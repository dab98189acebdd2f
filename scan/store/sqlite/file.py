"""One SQLite file: created atomically, opened with safe settings, migrated, copied and restored."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from scan import dates
from scan.store import migration
from scan.store.driver_errors import translated_errors
from scan.store.erasures import ErasedAgain, ErasureList
from scan.store.errors import DamagedError
from scan.store.files import replace_durably, temporary_file, unused_path
from scan.store.guard import refuse_network_disk
from scan.store.integrity import integrity_problems

WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
READER_PRAGMAS = ("query_only=ON", "wal_autocheckpoint=0")
# A migration may rebuild a table that others refer to; foreign keys are checked at its end.
MIGRATION_PRAGMAS = ("synchronous=FULL", "secure_delete=ON", "foreign_keys=OFF")
_SMALLEST_PAGE = 512
_ADVICE = "Er is niets veranderd. Zet een reservekopie terug."


def sqlite_engine(path: Path, lock_timeout: float, settings: tuple[str, ...], begin: str, **pool: Any) -> Engine:
    """Return an engine on an existing file whose transactions start with `begin`; `pool` is passed to create_engine."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_connection(path, lock_timeout, *settings),
        hide_parameters=True,  # an error in a log must not quote what someone wrote
        **{"poolclass": NullPool, **pool},
    )
    event.listen(engine, "begin", lambda connection: connection.connection.cursor().execute(begin))
    return engine


def open_connection(path: Path, lock_timeout: float, *settings: str) -> sqlite3.Connection:
    """Open a connection to an existing file, in autocommit: the driver's own transactions would exclude DDL."""
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
    """Return the device and inode of the file; raises UnavailableError when it does not exist."""
    with translated_errors():
        status = path.stat()
    return status.st_dev, status.st_ino


def prepare_file(path: Path, lock_timeout: float, create: bool, scripts: Path = migration.SCRIPTS) -> None:
    """Upgrade the schema of the file, or with `create` create a missing one; the caller holds the write lock.

    Raises DamagedError for a file that is damaged or not of this program, NewerSchemaError for one of a newer version.
    """
    refuse_network_disk(path.parent)
    with translated_errors():
        _finish_restore(path)
        if create and not path.exists():
            _create(path, lock_timeout, scripts)
            return
        status = path.stat()
        # SQLite would treat so small a file as an empty database and overwrite it.
        if path.is_file() and status.st_size < _SMALLEST_PAGE:
            raise DamagedError(f"Het bestand {path.name} is leeg of afgebroken. {_ADVICE}")
        if status.st_mode & 0o077:
            path.chmod(0o600)
        _migrate(path, lock_timeout, scripts)


def _create(path: Path, lock_timeout: float, scripts: Path) -> None:
    """Create it under another name first, so that a crash leaves no partial database."""
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
    """Check the file at every start, since a broken index hides rows silently; takes about 4 seconds per GB."""
    if _cut_off(connection, path) or connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise DamagedError(f"Het bestand met de antwoorden is beschadigd. {_ADVICE}")


def _cut_off(connection: Connection, path: Path) -> bool:
    """Whether the last page is incomplete and not in the log: SQLite would read the missing bytes as zeros."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return False
    return path.stat().st_size % int(connection.exec_driver_sql("PRAGMA page_size").scalar_one()) > 0


def copy_database(path: Path, target: Path, lock_timeout: float) -> None:
    """Write a snapshot of the database to one file, also while others write (reliability.md D12)."""
    with translated_errors(), temporary_file(target, ".part") as part:
        with closing(open_connection(path, lock_timeout)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        replace_durably(part, target)


def replace_file(path: Path, source: Path, lock_timeout: float, scripts: Path = migration.SCRIPTS) -> ErasedAgain:
    """Replace the file by a backup without who is on the list of erasures; the old file is kept, as `.replaced-1`.

    Return how many were erased again. The caller holds the write lock. Raises DamagedError or NewerSchemaError when the
    backup can't be used; nothing was changed then.
    """
    with translated_errors(), temporary_file(path, ".new") as part:
        shutil.copyfile(source, part)
        if not _usable(part, lock_timeout, scripts):
            raise DamagedError(f"{source.name} is geen hele reservekopie. Er is niets veranderd.")
        erased = _erase_again(part, lock_timeout, erasures_beside(path))
        replace_durably(part, _pending_restore(path))
        _finish_restore(path)
        return erased


def erasures_beside(path: Path) -> ErasureList:
    """Return the list of what was erased from this file, by default beside it."""
    return ErasureList(path.with_name(path.name + ".erased"))


def _erase_again(part: Path, lock_timeout: float, erasures: ErasureList) -> ErasedAgain:
    settings = ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
    with sqlite_engine(part, lock_timeout, settings, "BEGIN IMMEDIATE").begin() as connection:
        erased = erasures.erase_again(connection, dates.now())
    with closing(open_connection(part, lock_timeout)) as connection:
        connection.execute("VACUUM")
    return erased


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
    """Complete a restore whose checked copy is ready, also after a crash; return the path of the old file."""
    if not _pending_restore(path).exists():
        return None
    aside = unused_path(path, "replaced")
    for log in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{log}").rename(f"{aside}{log}")
    replace_durably(_pending_restore(path), path)
    return aside
