"""Statements that are compiled once per engine, at their first use, and run on the driver's own cursor.

SQLAlchemy spends ten times as much on preparing a statement as SQLite does on running it; an answer takes five.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert, select, update
from sqlalchemy.sql import ClauseElement

from scan.store.records.digest import StoredRow

_KEY = "key_"


class Statement:
    """A statement of which `columns` are the names of the result, and `sets` the columns that it writes."""

    def __init__(self, core: ClauseElement, columns: Sequence[str] = (), sets: Sequence[str] | None = None) -> None:
        self._core, self._columns, self._sets = core, columns, sets
        self._text: dict[str, str] = {}  # by engine

    def run(self, connection: Connection, values: Mapping[str, Any]) -> list[StoredRow]:
        """Run it with these values and return the rows of its result; errors are those of the driver."""
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self._compiled(connection.dialect), values)
            return [dict(zip(self._columns, row, strict=True)) for row in cursor.fetchall()] if self._columns else []
        finally:
            cursor.close()

    def _compiled(self, dialect: Dialect) -> str:
        """The text for this engine; both drivers take parameters by name."""
        if dialect.name not in self._text:
            kind: Any = type(dialect)
            by_name = kind(paramstyle="named") if dialect.name == "sqlite" else dialect
            self._text[dialect.name] = str(self._core.compile(dialect=by_name, column_keys=self._sets))
        return self._text[dialect.name]


@cache
def select_by(table: Table, *equal: str, empty: tuple[str, ...] = (), by: str = "", lock: bool = False) -> Statement:
    """Return the statement that selects the rows with these values and `empty` fields, in the order of `by`."""
    filled = (table.c[name] == bindparam(name) for name in equal)
    query = select(table).where(*filled, *(table.c[name].is_(None) for name in empty))
    query = query.order_by(table.c[by]) if by else query
    return Statement(query.with_for_update() if lock else query, tuple(table.columns.keys()))


@cache
def insert_into(table: Table) -> Statement:
    """Return the statement that inserts a whole row."""
    return Statement(insert(table), sets=tuple(table.columns.keys()))


@cache
def update_of(table: Table, *changed: str) -> Statement:
    """Return the statement that updates these columns of the row with a key; see `key_values`."""
    same_key = (column == bindparam(_KEY + column.name) for column in table.primary_key.columns)
    return Statement(update(table).where(*same_key), sets=changed)


def key_values(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the values of the primary key of a row for `update_of`."""
    return {_KEY + column.name: row[column.name] for column in table.primary_key.columns}
