"""Entries in packed rows, and only the current free texts, in a table of their own."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from hmac import digest as hmac_digest
from secrets import token_bytes
from struct import pack
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"

Row = Mapping[Any, Any]
_BLOCK, _SECOND, _FARTHEST = 50, 1_000_000, 2**31 - 1
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "answer": ("1", "2", "3", "4", "5", "NE", "NVT"),
    "note": (),
    "experience": ("0", "1-2", "3-5", ">5"),
    "offer": ("taken", "declined"),
    "goal": (),
    "done": ("yes",),
    "place": (),
}
_FIELDS = tuple(_CHOICES)


def _needed(name: str, kind: type[TypeEngine[Any]] = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return op.create_table(
        name,
        sa.Column("sitting", sa.Text, sa.ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    """Make the tables, pack the entries of every sitting into them, and drop what history of free text there was."""
    blocks = _table(
        "blocks",
        _needed("at", sa.BigInteger),
        _needed("items"),
        _needed("data", sa.LargeBinary),
        sa.Column("digests", sa.LargeBinary),
        _needed("digest"),
    )
    texts = _table("texts", _needed("key", sa.LargeBinary), sa.Column("padding", sa.LargeBinary), _needed("text"))
    connection = op.get_bind()
    sittings, entries = (
        sa.Table(name, sa.MetaData(), autoload_with=connection, resolve_fks=False) for name in ("sittings", "entries")
    )
    found = connection.execute(sa.select(sittings)).mappings().all()
    for row in found:
        _pack(connection, (sittings, entries, blocks, texts), row)
    op.drop_table("entries")
    if connection.dialect.name == "postgresql":
        # Or ANALYZE would keep samples of the texts.
        op.execute("ALTER TABLE texts ALTER COLUMN text SET STATISTICS 0")
    if found and connection.dialect.name == "sqlite":
        # The store rewrites a file with this mark, so that no byte of the dropped texts is left.
        op.execute("PRAGMA user_version=1")


def _pack(connection: sa.Connection, tables: Sequence[sa.Table], row: Row) -> None:
    """Pack a sitting; one that is damaged keeps its row, which fits no entries any more, so that it stays damaged."""
    sittings, entries, blocks, texts = tables
    query = sa.select(entries).where(entries.c.sitting == row["id"]).order_by(entries.c.number)
    chain = connection.execute(query).mappings().all()
    if not chain or not _is_whole(row, chain):
        return
    numbers = {(entry["item"], entry["field"]): entry["number"] for entry in chain}
    current = [one for one in chain if numbers[one["item"], one["field"]] == one["number"]]
    sealed = {one["number"]: (token_bytes(16), one["value"]) for one in current if _is_text(one)}
    digests = {number: hmac_digest(key, text.encode(), "sha256")[:16] for number, (key, text) in sealed.items()}
    packed = _blocks(chain, digests)
    connection.execute(sa.insert(blocks), packed)
    padding = bytes(1000) if connection.dialect.name == "sqlite" else None
    for number, (key, text) in sealed.items():
        kept = {"sitting": row["id"], "number": number, "key": key, "padding": padding, "text": text}
        connection.execute(sa.insert(texts), kept)
    changed = {**row, "head": packed[-1]["digest"]}
    digest = _digest("sittings", "", changed)
    new = sa.update(sittings).where(sittings.c.id == row["id"])
    connection.execute(new.values(head=changed["head"], digest=digest))


def _blocks(chain: Sequence[Row], digests: Mapping[int, bytes]) -> list[dict[str, Any]]:
    items: dict[str, int] = {}
    packed: list[dict[str, Any]] = []
    before = ""
    for start in range(0, len(chain), _BLOCK):
        entries = chain[start : start + _BLOCK]
        named = len(items)
        for entry in entries:
            items.setdefault(entry["item"], len(items))
        # The digest of a text that was replaced says nothing, and nobody has its key: any bytes do.
        seals = (digests.get(one["number"]) or token_bytes(16) for one in entries if _is_text(one))
        block = {
            "sitting": chain[0]["sitting"],
            "number": start // _BLOCK + 1,
            "at": entries[0]["at"],
            "items": "\n".join(list(items)[named:]),
            "data": b"".join(_packed(entry, items, entries[0]["at"]) for entry in entries),
            "digests": b"".join(seals) or None,
        }
        before = _digest("blocks", before, block)
        packed.append({**block, "digest": before})
    return packed


def _packed(entry: Row, items: Mapping[str, int], start: int) -> bytes:
    choices, value = _CHOICES[entry["field"]], entry["value"]
    choice = 0 if value is None else choices.index(value) + 1 if choices else 1
    seconds = max(-_FARTHEST, min(_FARTHEST, (entry["at"] - start) // _SECOND))
    return pack("<HBi", items[entry["item"]], _FIELDS.index(entry["field"]) << 4 | choice, seconds)


def _is_text(entry: Row) -> bool:
    return not _CHOICES[entry["field"]] and entry["value"] is not None


def _is_whole(row: Row, chain: Sequence[Row]) -> bool:
    before = ""
    for number, entry in enumerate(chain, 1):
        if entry["number"] != number or entry["digest"] != _digest("entries", before, entry):
            return False
        before = entry["digest"]
    return (len(chain), before, _digest("sittings", "", row)) == (row["entries"], row["head"], row["digest"])


def _digest(table: str, before: str, row: Row) -> str:
    fields = [(name, row[name]) for name in sorted(row) if name != "digest" and row[name] is not None]
    return blake2b(ascii((table, before, fields)).encode(), digest_size=16).hexdigest()
