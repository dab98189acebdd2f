"""Dumps a PostgreSQL database to one file and loads it: a ZIP with the schema revision and every table.

Uses COPY instead of pg_dump, which would have to be installed in the version of the server.
"""

import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import psycopg
from psycopg import sql
from sqlalchemy import Connection, MetaData, inspect

from scan.store import migration
from scan.store.driver_errors import translated_errors
from scan.store.errors import DamagedError
from scan.store.files import replace_durably, temporary_file

REVISION = "revision"
_BLOCK = 1 << 20


def write_dump(connection: Connection, target: Path) -> None:
    """Write all tables to a file; the transaction of the caller must see one snapshot."""
    with translated_errors(), temporary_file(target, ".part") as part:
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            archive.writestr(REVISION, migration.current_revision(connection) or "")
            for table in _tables(connection):
                _copy_table(_driver(connection), table, archive)
        replace_durably(part, target)


def block_writers(connection: Connection) -> None:
    """Block other writers until this transaction ends, so that it sees one snapshot at any isolation level."""
    names = sql.SQL(", ").join(map(sql.Identifier, _tables(connection)))
    _driver(connection).execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(names))


def load_dump(connection: Connection, source: Path, scripts: Path) -> None:
    """Replace all tables by those of a dump and upgrade the schema; the caller commits.

    Raises DamagedError when the file is no dump, NewerSchemaError when a newer version of this program made it.
    """
    try:
        with translated_errors(), ZipFile(source) as archive:
            revision = archive.read(REVISION).decode()
            migration.needs_upgrade(revision, scripts)
            _empty(connection)
            migration.upgrade(connection, scripts, to=revision)
            for table in _tables(connection):
                _fill_table(_driver(connection), table, archive)
    except (BadZipFile, KeyError, EOFError, UnicodeDecodeError, zlib.error):
        raise DamagedError(f"{source.name} is geen hele reservekopie. Er is niets veranderd.") from None
    migration.upgrade(connection, scripts)


def _copy_table(driver: psycopg.Connection, table: str, archive: ZipFile) -> None:
    out = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
    with archive.open(table, "w", force_zip64=True) as file, driver.cursor().copy(out) as rows:
        for block in rows:
            file.write(block)


def _fill_table(driver: psycopg.Connection, table: str, archive: ZipFile) -> None:
    into = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
    with archive.open(table) as file, driver.cursor().copy(into) as rows:
        while block := file.read(_BLOCK):
            rows.write(block)


def _tables(connection: Connection) -> list[str]:
    """The names of all tables but Alembic's, referenced tables first."""
    names = [name for name, _ in inspect(connection).get_sorted_table_and_fkc_names() if name]
    return [name for name in names if name != "alembic_version"]


def _empty(connection: Connection) -> None:
    tables = MetaData()
    tables.reflect(connection)
    tables.drop_all(connection)


def _driver(connection: Connection) -> psycopg.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("only PostgreSQL is copied table by table")
    return driver
