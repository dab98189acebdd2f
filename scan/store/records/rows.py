"""Inserts, updates and selects rows: the digest is set when a row is written and verified when it is read."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow, verified_row, with_digest

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked_id(name: str) -> str:
    """Return the id; raises NotFoundError when it is malformed, so that no other characters reach the database."""
    if not _ID.fullmatch(name):
        raise NotFoundError
    return name


def select_row(
    connection: Connection, table: Table, *where: ColumnElement[bool], lock: bool = False
) -> StoredRow | None:
    """Return the verified row for which the conditions hold, or None; `lock` locks it until the transaction ends."""
    query = select(table).where(*where)
    row = connection.execute(query.with_for_update() if lock else query).mappings().first()
    return None if row is None else verified_row(table, row)


def select_rows(connection: Connection, table: Table, *where: ColumnElement[bool], by: str) -> list[StoredRow]:
    """Return the verified rows for which the conditions hold, in the order of the column `by`."""
    # All are fetched before the first is verified: an unfinished query would keep its connection open on an error.
    rows = connection.execute(select(table).where(*where).order_by(table.c[by])).mappings().all()
    return [verified_row(table, row) for row in rows]


def insert_row(connection: Connection, table: Table, **fields: Any) -> StoredRow:
    """Insert and return a row; columns that are not named are NULL."""
    row = with_digest(table, {column.name: fields.get(column.name) for column in table.columns})
    connection.execute(insert(table), [row])
    return row


def update_row(connection: Connection, table: Table, row: StoredRow, **fields: Any) -> StoredRow:
    """Update these fields of a row and return the changed row."""
    changed = with_digest(table, {**row, **fields})
    (key,) = table.primary_key.columns
    connection.execute(update(table).where(key == row[key.name]).values(changed))
    return changed
