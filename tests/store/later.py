"""A later version of this program, as far as a schema goes: one more migration, slow enough to be killed in."""

import shutil
from pathlib import Path

from scan.store.migrating import SCRIPTS

REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("migrated", sa.Column("times", sa.Integer))
    op.execute("INSERT INTO migrated VALUES (1)")
    op.add_column("entries", sa.Column("later", sa.Text))
    for turn in range(100):
        op.execute(f"UPDATE entries SET later = 'turn {turn}'")
    op.create_index("ix_entries_later", "entries", ["later"])
"""


def later_scripts(folder: Path) -> Path:
    """The migrations of that version, in this folder."""
    scripts = shutil.copytree(SCRIPTS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v0002_later.py").write_text(REVISION)
    return scripts
