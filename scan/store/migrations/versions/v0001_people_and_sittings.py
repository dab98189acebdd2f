"""People without a name, their cookies and codes, and what they said in their sittings."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None


def _needed(name: str, kind: type[TypeEngine[Any]] = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Make every table."""
    for make in (_persons, _keys, _codes, _tries, _sittings, _entries):
        make()


def _persons() -> None:
    op.create_table(
        "persons",
        sa.Column("id", sa.Text, primary_key=True),
        _needed("created_at", sa.BigInteger),
        _needed("seen_at", sa.BigInteger),
        _needed("sittings", sa.Integer),
        _needed("digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_persons_seen_at", "persons", ["seen_at"])


def _of_person(unique: bool | None = None) -> sa.Column[str]:
    owner = sa.ForeignKey("persons.id", ondelete="CASCADE")
    return sa.Column("person", sa.Text, owner, nullable=False, unique=unique)


def _keys() -> None:
    op.create_table(
        "keys",
        sa.Column("hash", sa.Text, primary_key=True),
        _of_person(),
        _needed("created_at", sa.BigInteger),
        _needed("seen_at", sa.BigInteger),
        sa.Column("revoked_at", sa.BigInteger),
        _needed("digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_keys_person", "keys", ["person"])


def _codes() -> None:
    op.create_table(
        "codes",
        sa.Column("id", sa.Text, primary_key=True),
        _of_person(unique=True),
        _needed("salt"),
        _needed("hash"),
        _needed("created_at", sa.BigInteger),
        _needed("digest"),
        sqlite_with_rowid=False,
    )


def _tries() -> None:
    op.create_table(
        "tries",
        sa.Column("id", sa.Text, primary_key=True),
        _needed("subject"),
        _needed("at", sa.BigInteger),
        _needed("digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tries_subject", "tries", ["subject"])


def _sittings() -> None:
    op.create_table(
        "sittings",
        sa.Column("id", sa.Text, primary_key=True),
        _of_person(),
        _needed("number", sa.Integer),
        *map(_needed, ("instrument", "version", "content", "phase", "by")),
        *(sa.Column(name, sa.Text) for name in ("audience", "specialism")),
        sa.Column("year", sa.Integer),
        _needed("begun_at", sa.BigInteger),
        sa.Column("saved_at", sa.BigInteger),
        _needed("entries", sa.Integer),
        _needed("head"),
        _needed("digest"),
        sa.UniqueConstraint("person", "number", name="uq_sittings_person"),
        sqlite_with_rowid=False,
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("sitting", sa.Text, sa.ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *map(_needed, ("item", "field")),
        sa.Column("value", sa.Text),
        _needed("at", sa.BigInteger),
        _needed("digest"),
        sqlite_with_rowid=False,
    )
