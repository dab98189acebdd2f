"""A digest in every row, chained where order matters, so that a row changed outside the store is noticed."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Table

from scan.store.errors import DamagedError

StoredRow = Mapping[Any, Any]


def with_digest(table: Table, row: StoredRow, before: str = "") -> dict[str, Any]:
    """The row with its digest; `before` is the digest of the row that this one follows."""
    return {**row, "digest": row_digest(table, row, before)}


def row_digest(table: Table, row: StoredRow, before: str = "") -> str:
    """128 bits over the table's name, the row before and every field that holds something.

    Empty fields are left out, so that a later version can add a column without resealing what is there.
    """
    fields = [(name, row[name]) for name in _digested_columns(table) if row[name] is not None]
    # ascii() tells numbers, text and, in a broken file, bytes apart, and reads the same in every version of Python.
    return blake2b(ascii((table.name, before, fields)).encode(), digest_size=16).hexdigest()


@cache
def _digested_columns(table: Table) -> tuple[str, ...]:
    return tuple(sorted(column.name for column in table.columns if column.name != "digest"))


def verified_row(table: Table, row: StoredRow, before: str = "") -> StoredRow:
    """The row itself; DamagedError when it is not as it was written."""
    if row["digest"] != row_digest(table, row, before):
        raise DamagedError
    return row


def verified_chain(table: Table, rows: Sequence[StoredRow], count: int, head: str) -> Sequence[StoredRow]:
    """The rows themselves, numbered 1 to `count`; DamagedError when one was changed, removed, added or moved."""
    before = ""
    for number, row in enumerate(rows, 1):
        if row["number"] != number:
            raise DamagedError
        before = verified_row(table, row, before)["digest"]
    if (len(rows), before) != (count, head):
        raise DamagedError
    return rows
