"""A later version of the schema: one more migration, slow enough to be killed halfway."""

import shutil
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from scan.store import Actor
from scan.store.durable import open_store
from scan.store.migration import SCRIPTS, latest_revision
from tests.support.store.world import ALL_CHANGES, new_sitting, run_sql

OLD, NEW, BETWEEN = "old", "new", "between"

TODAY = latest_revision()
LATER = f"{int(TODAY) + 1:04}"
REVISION = f"""
import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{TODAY}"


def upgrade() -> None:
    op.create_table("migrated", sa.Column("times", sa.Integer))
    op.execute("INSERT INTO migrated VALUES (1)")
    op.add_column("blocks", sa.Column("later", sa.Text))
    for turn in range(100):
        op.execute(f"UPDATE blocks SET later = 'turn {{turn}}'")
    op.create_index("ix_blocks_later", "blocks", ["later"])
"""  # noqa: S608 - two numbers of our own


def later_scripts(folder: Path, revision: str = REVISION) -> Path:
    """Write the migrations of that version to this folder; `revision` is the text of the last one."""
    scripts = shutil.copytree(SCRIPTS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"v{LATER}_later.py").write_text(revision)
    return scripts


def saved_sitting(url: str) -> tuple[Actor, str]:
    """Save a sitting in a store and close it; return its owner and id."""
    store = open_store(url)
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    store.close()
    return actor, sitting


def schema_version(url: str) -> str:
    """Return whether the schema of the database is OLD, NEW or BETWEEN."""
    ((version,),) = run_sql(url, "SELECT version_num FROM alembic_version")
    content = (rows_or_none(url, "SELECT DISTINCT later FROM blocks"), rows_or_none(url, "SELECT times FROM migrated"))
    if (version, *content) == (TODAY, None, None):
        return OLD
    return NEW if (version, *content) == (LATER, [("turn 99",)], [(1,)]) else BETWEEN


def rows_or_none(url: str, query: str) -> list[object] | None:
    """Return the rows of a query; None when there is no such table or column."""
    try:
        return run_sql(url, query)
    except DBAPIError:
        return None
