"""A later version of this program, as far as a schema goes: one more migration, slow enough to be killed in."""

import shutil
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from scan.store import Actor
from scan.store.durable import open_store
from scan.store.migration import SCRIPTS
from tests.support.store.world import ALL_SAID, begun, behind

OLD, NEW, BETWEEN = "old", "new", "between"

REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table("migrated", sa.Column("times", sa.Integer))
    op.execute("INSERT INTO migrated VALUES (1)")
    op.add_column("entries", sa.Column("later", sa.Text))
    for turn in range(100):
        op.execute(f"UPDATE entries SET later = 'turn {turn}'")
    op.create_index("ix_entries_later", "entries", ["later"])
"""


def later_scripts(folder: Path, revision: str = REVISION) -> Path:
    """The migrations of that version, in this folder; `revision` is the last of them."""
    scripts = shutil.copytree(SCRIPTS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v0003_later.py").write_text(revision)
    return scripts


def filled(url: str) -> tuple[Actor, str]:
    """The owner and the id of a sitting with something in it, in a store that was closed."""
    store = open_store(url)
    actor, sitting = begun(store)
    store.save(actor, sitting, ALL_SAID)
    store.close()
    return actor, sitting


def schema(url: str) -> str:
    """Which version the database is, when it is wholly that."""
    ((version,),) = behind(url, "SELECT version_num FROM alembic_version")
    parts = (found(url, "SELECT DISTINCT later FROM entries"), found(url, "SELECT times FROM migrated"))
    if (version, *parts) == ("0002", None, None):
        return OLD
    return NEW if (version, *parts) == ("0003", [("turn 99",)], [(1,)]) else BETWEEN


def found(url: str, query: str) -> list[object] | None:
    """The rows of a query; None when there is no such table or column."""
    try:
        return behind(url, query)
    except DBAPIError:
        return None
