"""Free texts, stored apart from the chain of entries or events: only the current one exists (reliability.md R58).

The entry of a text holds a digest of it with a random key that lies beside the text. When the text is replaced, text
and key go, and the digest that stays in the chain says nothing any more.
"""

from collections.abc import Collection, Iterable, Mapping
from hmac import digest as hmac_digest
from secrets import compare_digest, token_bytes
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete

from scan.store.errors import DamagedError
from scan.store.records.digest import StoredRow
from scan.store.records.statements import insert_into, select_by
from scan.store.records.tables import texts

# SQLite keeps up to 1,002 bytes of a row on a page that it shares with other rows, and moves them without erasing the
# copy it leaves. Behind this many bytes a text has pages of its own, which are overwritten when it is deleted.
_PADDING = 1000
# A key of `Connection.info`: texts were deleted whose bytes are still in the log of the database.
TEXTS_DELETED = "texts_deleted"


class SealedText(NamedTuple):
    """A text with the random key of its digest."""

    key: bytes
    text: str

    @property
    def digest(self) -> bytes:
        """The first 128 bits of HMAC-SHA-256."""
        return hmac_digest(self.key, self.text.encode(), "sha256")[:16]


def sealed(text: str) -> SealedText:
    """Return the text with a new key."""
    return SealedText(token_bytes(16), text)


def verified_text(stored: StoredRow | None, digest: bytes | None) -> str:
    """Return a stored text; raises DamagedError when it is missing or is not the one with this digest."""
    if stored is None or digest is None:
        raise DamagedError
    text = SealedText(stored["key"], stored["text"])
    if not compare_digest(text.digest, digest):
        raise DamagedError
    return text.text


def read_texts(connection: Connection, owner: str, table: Table = texts) -> dict[int, StoredRow]:
    """Return the texts of a sitting, or in `remarks` of an invitation, by the number of their entry or event."""
    name = _owner_name(table)
    return {row["number"]: row for row in select_by(table, name).run(connection, {name: owner})}


def stored_texts(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows of texts as this engine stores them: on SQLite behind the padding."""
    padding = bytes(_PADDING) if connection.dialect.name == "sqlite" else None
    return [{**row, "padding": padding} for row in rows]


def insert_texts(
    connection: Connection, owner: str, added: Iterable[tuple[int, SealedText]], table: Table = texts
) -> None:
    """Insert texts, each with the number of its entry or event."""
    rows = ({_owner_name(table): owner, "number": number, **text._asdict()} for number, text in added)
    for row in stored_texts(connection, rows):
        insert_into(table).run(connection, row)


def delete_texts(connection: Connection, owner: str, numbers: Collection[int], table: Table = texts) -> None:
    """Delete the texts with these numbers, and have their bytes removed from the log after the commit."""
    if numbers:
        rows = (table.c[_owner_name(table)] == owner, table.c.number.in_(numbers))
        connection.execute(delete(table).where(*rows))
        connection.info[TEXTS_DELETED] = True


def _owner_name(table: Table) -> str:
    return next(iter(table.primary_key.columns)).name
