"""Upgrades the schema of a database to that of this program, in one transaction."""

from functools import cache
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from scan.store.errors import NewerSchemaError

SCRIPTS = Path(__file__).parent / "migrations"
# Alembic keeps its state in a module: one migration at a time per process.
_alembic_lock = Lock()


def current_revision(connection: Connection) -> str | None:
    """Return the revision of the schema of the database, None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def latest_revision(scripts: Path = SCRIPTS) -> str:
    """Return the revision that this program needs."""
    head = _directory(scripts).get_current_head()
    if head is None:
        raise LookupError(f"no migration in {scripts}")
    return head


def needs_upgrade(revision: str | None, scripts: Path = SCRIPTS) -> bool:
    """Return whether a schema must be upgraded; raises NewerSchemaError for a revision this program does not know."""
    if revision is None:
        return True
    if revision not in {script.revision for script in _directory(scripts).walk_revisions()}:
        raise NewerSchemaError
    return revision != latest_revision(scripts)


def upgrade(connection: Connection, scripts: Path = SCRIPTS, to: str = "head") -> None:
    """Migrate in the current transaction of the connection; the caller commits."""
    config = _config(scripts)
    config.attributes["connection"] = connection
    with _alembic_lock:
        command.upgrade(config, to)


def _config(scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


@cache
def _directory(scripts: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(scripts))
