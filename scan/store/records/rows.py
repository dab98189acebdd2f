"""Inserts, updates and selects rows: the digest is set when a row is written and verified when it is read."""

import re
from typing import Any

from sqlalchemy import Connection, Table

from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow, verified_row, with_digest
from scan.store.records.statements import insert_into, key_values, select_by, update_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked_id(name: str) -> str:
    """Return the id; raises NotFoundError when it is malformed, so that no other characters reach the database."""
    if not _ID.fullmatch(name):
        raise NotFoundError
    return name


def select_row(connection: Connection, table: Table, lock: bool = False, **equal: Any) -> StoredRow | None:
    """Return the verified row with these values, or None; `lock` locks it until the transaction ends."""
    rows = select_by(table, *equal, lock=lock).run(connection, equal)
    return verified_row(table, rows[0]) if rows else None


def select_rows(connection: Connection, table: Table, by: str, **equal: Any) -> list[StoredRow]:
    """Return the verified rows with these values, None for an empty field, in the order of the column `by`."""
    empty = tuple(name for name, value in equal.items() if value is None)
    values = {name: value for name, value in equal.items() if value is not None}
    rows = select_by(table, *values, empty=empty, by=by).run(connection, values)
    return [verified_row(table, row) for row in rows]


def insert_row(connection: Connection, table: Table, **fields: Any) -> StoredRow:
    """Insert and return a row; columns that are not named are NULL."""
    row = with_digest(table, {column.name: fields.get(column.name) for column in table.columns})
    insert_into(table).run(connection, row)
    return row


def update_row(connection: Connection, table: Table, row: StoredRow, **fields: Any) -> StoredRow:
    """Update these fields of a row and return the changed row."""
    changed = with_digest(table, {**row, **fields})
    values = {**fields, "digest": changed["digest"], **key_values(table, row)}
    update_of(table, *fields, "digest").run(connection, values)
    return changed
