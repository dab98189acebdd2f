"""Only the current remarks of a meeting, in a table of their own."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from hmac import digest as hmac_digest
from secrets import token_bytes
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

Row = Mapping[Any, Any]


def upgrade() -> None:
    """Move the last remark of every place into the new table, and drop the earlier ones."""
    remarks = op.create_table(
        "remarks",
        sa.Column("invitation", sa.Text, sa.ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("padding", sa.LargeBinary),
        sa.Column("text", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    invitations, events = (
        sa.Table(name, sa.MetaData(), autoload_with=connection, resolve_fks=False) for name in ("invitations", "events")
    )
    spoken = sa.select(events.c.invitation).where(events.c.what == "said", events.c.value.is_not(None))
    found = connection.execute(sa.select(invitations).where(invitations.c.id.in_(spoken))).mappings().all()
    for row in found:
        _move(connection, (invitations, events, remarks), row)
    _remove_traces(connection, bool(found))


def _move(connection: sa.Connection, tables: Sequence[sa.Table], row: Row) -> None:
    """Move the remarks of an invitation; a damaged one loses its texts and keeps its row, so that it stays damaged."""
    invitations, events, remarks = tables
    of_invitation = events.c.invitation == row["id"]
    query = sa.select(events).where(of_invitation).order_by(events.c.number)
    chain = connection.execute(query).mappings().all()
    if not _is_whole(row, chain):
        connection.execute(sa.update(events).where(of_invitation, events.c.what == "said").values(value=None))
        return
    last = {one["place"]: one["number"] for one in chain if one["what"] == "said"}
    texts = [
        {"invitation": row["id"], "number": one["number"], "key": token_bytes(16), "text": one["value"]}
        for one in chain
        if one["what"] == "said" and one["value"] is not None and last[one["place"]] == one["number"]
    ]
    padding = bytes(1000) if connection.dialect.name == "sqlite" else None
    if texts:
        connection.execute(sa.insert(remarks), [{**one, "padding": padding} for one in texts])
    digests = {one["number"]: hmac_digest(one["key"], one["text"].encode(), "sha256")[:16] for one in texts}
    head = _rewrite(connection, events, chain, digests)
    new = sa.update(invitations).where(invitations.c.id == row["id"])
    connection.execute(new.values(head=head, digest=_digest("invitations", "", {**row, "head": head})))


def _rewrite(connection: sa.Connection, events: sa.Table, chain: Sequence[Row], digests: Mapping[int, bytes]) -> str:
    """Put keyed digests in place of the texts of a chain, and return the digest of its last event."""
    before = ""
    for one in chain:
        is_text = one["what"] == "said" and one["value"] is not None
        # The digest of a text that was replaced says nothing, and nobody has its key: any bytes do.
        value = (digests.get(one["number"]) or token_bytes(16)).hex() if is_text else one["value"]
        before = _digest("events", before, {**one, "value": value})
        same = (events.c.invitation == one["invitation"], events.c.number == one["number"])
        connection.execute(sa.update(events).where(*same).values(value=value, digest=before))
    return before


def _remove_traces(connection: sa.Connection, moved: bool) -> None:
    if connection.dialect.name == "postgresql":
        # Or ANALYZE would keep samples of the texts; the new type rewrites the table and drops those it had.
        op.execute("ALTER TABLE remarks ALTER COLUMN text SET STATISTICS 0")
        op.execute("ALTER TABLE events ALTER COLUMN value TYPE text USING value || ''")
    elif moved:
        # The store rewrites a file with this mark, so that no byte of the dropped texts is left.
        op.execute("PRAGMA user_version=1")


def _is_whole(row: Row, chain: Sequence[Row]) -> bool:
    before = ""
    for number, event in enumerate(chain, 1):
        if event["number"] != number or event["digest"] != _digest("events", before, event):
            return False
        before = event["digest"]
    return (len(chain), before, _digest("invitations", "", row)) == (row["entries"], row["head"], row["digest"])


def _digest(table: str, before: str, row: Row) -> str:
    fields = [(name, row[name]) for name in sorted(row) if name != "digest" and row[name] is not None]
    return blake2b(ascii((table, before, fields)).encode(), digest_size=16).hexdigest()
