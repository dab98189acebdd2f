"""What an invitation is about, and the names of both sides, erased with it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
NAMES = ("learner_name", "guest_name")


def upgrade() -> None:
    """Add the columns; invitations of before are about everything and name nobody."""
    for name in ("topics", *NAMES):
        op.add_column("invitations", sa.Column(name, sa.Text))
    if op.get_bind().dialect.name == "postgresql":
        for name in NAMES:  # or ANALYZE would keep samples of them
            op.execute(f"ALTER TABLE invitations ALTER COLUMN {name} SET STATISTICS 0")
