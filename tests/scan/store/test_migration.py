"""Migrations are atomic, run once, and an older program refuses a newer schema."""

import random
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.schema import SchemaItem

from scan.store import NewerSchemaError, StoreError
from scan.store.durable import open_store
from scan.store.engine import open_database
from scan.store.maintenance import check, restore
from scan.store.migration import SCRIPTS, revisions
from scan.store.records.tables import metadata
from tests.support.patience import PATIENCE
from tests.support.store.later import LATER, NEW, OLD, later_scripts, saved_sitting, schema_version
from tests.support.store.places import sqlite_url
from tests.support.store.processes import migrate, other_process, received
from tests.support.store.world import ALL_CHANGES, run_sql, stored_answers

KILLS = 8


def is_reflected(item: SchemaItem, *_: object) -> bool:
    """SQLite does not report that an added foreign key cascades; test_meetings_erasing checks that it does."""
    return not (isinstance(item, ForeignKeyConstraint) and item.column_keys == ["rates"])


def test_the_migrations_create_the_tables_of_the_program(url: str) -> None:
    database, options = open_database(url), {"include_object": is_reflected}
    differences = database.read(
        lambda connection: compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    )
    database.close()
    assert differences == []


# R09
def test_a_killed_migration_leaves_the_old_or_the_new_schema(url: str, tmp_path: Path) -> None:
    saved_sitting(url)
    scripts, chance = later_scripts(tmp_path), random.Random(9)
    versions = []
    for _ in range(KILLS):
        with other_process(migrate, url, scripts) as (process, receiver):
            assert receiver.poll(PATIENCE)
            assert receiver.recv() == "begin"
            time.sleep(chance.uniform(0, 0.1))
            process.kill()
            process.join()
        versions.append(schema_version(url))
    database = open_database(url, scripts=scripts)
    assert database.read(lambda connection: connection.exec_driver_sql("SELECT entries FROM sittings").scalar()) == 7
    database.close()
    assert schema_version(url) == NEW
    assert versions == sorted(versions, reverse=True), "once new, it stays new"


# R10
def test_of_processes_that_start_at_once_one_migrates(url: str, tmp_path: Path) -> None:
    saved_sitting(url)
    scripts = later_scripts(tmp_path)
    with ExitStack() as stack:
        others = [stack.enter_context(other_process(migrate, url, scripts)) for _ in range(6)]
        for process, _ in others:
            process.join(30)
        assert [received(hears) for _, hears in others] == [["begin", "ok"]] * 6
    assert schema_version(url) == NEW


# R10
def test_of_processes_that_start_at_once_one_creates_the_file(file: Path, tmp_path: Path) -> None:
    scripts = later_scripts(tmp_path)
    with ExitStack() as stack:
        others = [stack.enter_context(other_process(migrate, sqlite_url(file), scripts)) for _ in range(6)]
        for process, _ in others:
            process.join(30)
        assert [received(hears)[-1] for _, hears in others] == ["ok"] * 6
    assert run_sql(sqlite_url(file), "SELECT times FROM migrated") == [(1,)]


# R10
def test_a_newer_schema_is_refused_and_not_changed(url: str, tmp_path: Path) -> None:
    saved_sitting(url)
    open_database(url, scripts=later_scripts(tmp_path)).close()
    with pytest.raises(NewerSchemaError, match="nieuwere versie"):
        open_store(url)
    assert schema_version(url) == NEW


# R09, D12
def test_a_backup_is_made_before_a_migration_of_existing_data(
    url: str, engine: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    actor, sitting = saved_sitting(url)
    folder = file.parent if engine == "sqlite" else tmp_path / "home" / "zelfscan"
    assert list(folder.glob("*before*")) == []
    open_database(url, scripts=later_scripts(tmp_path)).close()
    (copy,) = folder.glob(f"*.before-{LATER}-1")
    assert copy.stat().st_mode & 0o077 == 0
    restore(copy, url)
    store = open_store(url)
    assert stored_answers(store, actor, sitting) == ALL_CHANGES.answers
    assert check(store) == ()
    store.close()


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_migration_that_fails_changes_nothing(url: str, tmp_path: Path) -> None:
    saved_sitting(url)
    scripts = later_scripts(tmp_path)
    revision = scripts / "versions" / f"v{LATER}_later.py"
    revision.write_text(revision.read_text() + "    op.execute('no such statement')\n")
    with pytest.raises(StoreError):
        open_database(url, scripts=scripts)
    assert schema_version(url) == OLD


def test_the_revisions_are_those_of_alembic_in_its_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions() == walked[::-1]
