"""When a shared computer was last used, after which it locks."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; computers of before are nobody else's."""
    op.add_column("keys", sa.Column("used_at", sa.BigInteger))
