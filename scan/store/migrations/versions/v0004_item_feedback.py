"""Feedback on questions, which belongs to nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("instrument", "version", "item")),
        sa.Column("week", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "digest")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_feedback_item", "feedback", ["item"])
    if op.get_bind().dialect.name == "postgresql":
        # Or ANALYZE would keep samples of the texts.
        op.execute("ALTER TABLE feedback ALTER COLUMN text SET STATISTICS 0")
