"""Upgrades the schema of a database to that of this program, in one transaction."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, inspect, text

from scan.store.errors import NewerSchemaError

SCRIPTS = Path(__file__).parent / "migrations"
# Alembic keeps its state in a module: one migration at a time per process.
_alembic_lock = Lock()


def current_revision(connection: Connection) -> str | None:
    """Return the revision of the schema of the database, None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def latest_revision(scripts: Path = SCRIPTS) -> str:
    """Return the revision that this program needs."""
    return revisions(scripts)[-1]


def revisions(scripts: Path = SCRIPTS) -> list[str]:
    """Every revision, oldest first: the number in the name of its file, so that Alembic need not be loaded for it."""
    return sorted(file.name[1:5] for file in (scripts / "versions").glob("v[0-9][0-9][0-9][0-9]_*.py"))


def needs_upgrade(revision: str | None, scripts: Path = SCRIPTS) -> bool:
    """Return whether a schema must be upgraded; raises NewerSchemaError for a revision this program does not know."""
    if revision is None:
        return True
    if revision not in revisions(scripts):
        raise NewerSchemaError
    return revision != latest_revision(scripts)


def upgrade(connection: Connection, scripts: Path = SCRIPTS, to: str = "head") -> None:
    """Migrate in the current transaction of the connection; the caller commits."""
    # Loaded here: with Mako and Pygments it takes a seventh of the memory of a start that migrates nothing.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _alembic_lock:
        command.upgrade(config, to)
