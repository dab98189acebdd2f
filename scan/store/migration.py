"""From the schema that is there to the schema of this program, in one transaction."""

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
# Alembic keeps what it is doing in a module of its own: one migration at a time in a process.
_one_at_a_time = Lock()


def revision(connection: Connection) -> str | None:
    """The revision of the schema that is there, None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def latest(scripts: Path = SCRIPTS) -> str:
    """The revision that this program needs."""
    head = _directory(scripts).get_current_head()
    if head is None:
        raise LookupError(f"no migration in {scripts}")
    return head


def behind(found: str | None, scripts: Path = SCRIPTS) -> bool:
    """Whether a schema must be brought up to date; NewerSchemaError when this program doesn't know it."""
    if found is None:
        return True
    if found not in {script.revision for script in _directory(scripts).walk_revisions()}:
        raise NewerSchemaError
    return found != latest(scripts)


def upgrade(connection: Connection, scripts: Path = SCRIPTS, to: str = "head") -> None:
    """Migrate in the transaction that the connection is in; committing it is up to the caller."""
    config = _config(scripts)
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, to)


def _config(scripts: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


@cache
def _directory(scripts: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(scripts))
