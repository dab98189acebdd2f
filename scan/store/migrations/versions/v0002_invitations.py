"""Invitations to a feedback meeting, the guests who came, what happened, and their ratings among the sittings."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"


def _needed(name: str, kind: type[TypeEngine[Any]] = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Make the tables, and let a sitting say which invitation it is a rating for."""
    for make in (_invitations, _guests, _events, _ratings):
        make()


def _of_person() -> sa.Column[str]:
    return sa.Column("person", sa.Text, sa.ForeignKey("persons.id", ondelete="CASCADE"), nullable=False)


def _of_invitation() -> sa.Column[str]:
    return sa.Column("invitation", sa.Text, sa.ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True)


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Text, primary_key=True),
        _of_person(),
        _needed("sitting"),
        _needed("number", sa.Integer),
        _needed("allows"),
        _needed("made_at", sa.BigInteger),
        sa.Column("expires_at", sa.BigInteger),
        *(sa.Column(name, sa.Text, unique=True) for name in ("token", "code")),
        *(sa.Column(name, sa.Text) for name in ("salt", "hash")),
        _needed("entries", sa.Integer),
        *map(_needed, ("head", "digest")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_invitations_person", "invitations", ["person"])
    op.create_index("ix_invitations_sitting", "invitations", ["sitting"])


def _guests() -> None:
    op.create_table(
        "guests",
        _of_invitation(),
        _of_person(),
        _needed("seen_at", sa.BigInteger),
        _needed("digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_guests_person", "guests", ["person"])


def _events() -> None:
    op.create_table(
        "events",
        _of_invitation(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *map(_needed, ("seat", "what", "place")),
        sa.Column("value", sa.Text),
        _needed("at", sa.BigInteger),
        _needed("digest"),
        sqlite_with_rowid=False,
    )


def _ratings() -> None:
    op.add_column("sittings", sa.Column("invitations", sa.Integer))
    # In one statement, since SQLite adds a foreign key only together with its column.
    op.execute("ALTER TABLE sittings ADD COLUMN rates TEXT REFERENCES invitations (id) ON DELETE CASCADE")
    op.create_index("ix_sittings_rates", "sittings", ["rates"], unique=True)
