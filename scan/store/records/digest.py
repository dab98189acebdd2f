"""The digest in every row, chained where order matters: it detects rows that were changed outside the store."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Table

from scan.store.errors import DamagedError

StoredRow = Mapping[Any, Any]


def with_digest(table: Table, row: StoredRow, before: str = "") -> dict[str, Any]:
    """Return the row with its digest; `before` is the digest of the previous row of a chain."""
    return {**row, "digest": row_digest(table, row, before)}


def row_digest(table: Table, row: StoredRow, before: str = "") -> str:
    """Return 128 bits, in hex, over the table's name, the previous digest and every field that is not None.

    Empty fields are left out, so that a migration can add a column without changing existing digests.
    """
    fields = [(name, row[name]) for name in _digested_columns(table) if row[name] is not None]
    # ascii() distinguishes numbers, text and, in a damaged file, bytes, and is the same in every version of Python.
    return blake2b(ascii((table.name, before, fields)).encode(), digest_size=16).hexdigest()


@cache
def _digested_columns(table: Table) -> tuple[str, ...]:
    return tuple(sorted(column.name for column in table.columns if column.name != "digest"))


def verified_row(table: Table, row: StoredRow, before: str = "") -> StoredRow:
    """Return the row; raises DamagedError when its digest is wrong."""
    if row["digest"] != row_digest(table, row, before):
        raise DamagedError
    return row


def verified_chain(table: Table, rows: Sequence[StoredRow], count: int, head: str) -> Sequence[StoredRow]:
    """Return the rows of a chain, numbered 1 to `count`, with `head` the last digest.

    Raises DamagedError when a row was changed, removed, added or moved.
    """
    before = ""
    for number, row in enumerate(rows, 1):
        if row["number"] != number:
            raise DamagedError
        before = verified_row(table, row, before)["digest"]
    if (len(rows), before) != (count, head):
        raise DamagedError
    return rows
