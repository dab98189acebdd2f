"""Rows as they are written and read: sealed on the way in, verified on the way out."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow, verified_row, with_digest

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked_id(name: str) -> str:
    """The id itself; NotFoundError when it can't be one, so that no engine has to take strange characters."""
    if not _ID.fullmatch(name):
        raise NotFoundError
    return name


def select_row(
    connection: Connection, table: Table, *where: ColumnElement[bool], lock: bool = False
) -> StoredRow | None:
    """The row that this holds for, if any; with `lock`, others wait with changing it."""
    query = select(table).where(*where)
    row = connection.execute(query.with_for_update() if lock else query).mappings().first()
    return None if row is None else verified_row(table, row)


def select_rows(connection: Connection, table: Table, *where: ColumnElement[bool], by: str) -> list[StoredRow]:
    """The rows that this holds for, in the order of the column `by`."""
    # All of them before the first is verified: a query left halfway keeps its connection open with the error.
    rows = connection.execute(select(table).where(*where).order_by(table.c[by])).mappings().all()
    return [verified_row(table, row) for row in rows]


def insert_row(connection: Connection, table: Table, **fields: Any) -> StoredRow:
    """A new row; columns not named hold nothing."""
    row = with_digest(table, {column.name: fields.get(column.name) for column in table.columns})
    connection.execute(insert(table), [row])
    return row


def update_row(connection: Connection, table: Table, row: StoredRow, **fields: Any) -> StoredRow:
    """The row with other values in these fields."""
    changed = with_digest(table, {**row, **fields})
    (key,) = table.primary_key.columns
    connection.execute(update(table).where(key == row[key.name]).values(changed))
    return changed
