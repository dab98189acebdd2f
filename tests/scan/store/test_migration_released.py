"""Databases of released schemas are upgraded with all their data."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, insert

from scan.store import Actor, Changes
from scan.store.durable import open_store
from scan.store.engine import open_database
from scan.store.maintenance import check
from scan.store.migration import SCRIPTS
from scan.store.records.digest import StoredRow, with_digest
from scan.store.records.tables import entries, persons, sittings
from tests.support.store.places import Cluster, sqlite_url

ABOUT = {"instrument": "proef", "version": "2026.1", "content": "abc", "phase": "n8", "by": "self"}
ENTRY = {"sitting": "scan", "number": 1, "item": "mh-01", "field": "answer", "value": "4", "at": 1}


@pytest.fixture
def empty(engine: str, file: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a database without tables."""
    if engine == "sqlite":
        return sqlite_url(file)
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.database("template1")


def first_scripts(folder: Path) -> Path:
    """Copy the migrations of the first release."""
    return shutil.copytree(SCRIPTS, folder / "first", ignore=shutil.ignore_patterns("__pycache__", "v0002*"))


def insert_old_row(connection: Connection, table: Table, **fields: Any) -> StoredRow:
    """Insert a row as the first release wrote it, without later columns."""
    row = with_digest(table, {column.name: fields.get(column.name) for column in table.columns})
    connection.execute(insert(table).values({name: value for name, value in row.items() if value is not None}))
    return row


def insert_old_scan(connection: Connection, person: str) -> None:
    """Insert a person with one answer in one scan."""
    head = with_digest(entries, ENTRY)["digest"]
    insert_old_row(connection, persons, id=person, created_at=1, seen_at=1, sittings=1)
    insert_old_row(
        connection, sittings, id="scan", person=person, number=1, **ABOUT, begun_at=1, saved_at=1, entries=1, head=head
    )
    insert_old_row(connection, entries, **ENTRY)


# R09
def test_a_scan_of_the_first_release_can_be_read_and_shared(empty: str, tmp_path: Path) -> None:
    actor = Actor("anna")
    database = open_database(empty, scripts=first_scripts(tmp_path))
    database.write(partial(insert_old_scan, person=actor.id))
    database.close()
    store = open_store(empty)
    assert store.sitting(actor, "scan").assessment.answers == {"mh-01": 4}
    assert check(store) == ()
    store.save(actor, "scan", Changes({"mh-02": 5}))
    invitation = store.meetings.sit_together(actor, "scan")
    rating = store.meetings.rating(actor, invitation).assessment.id
    store.save(actor, rating, Changes({"mh-01": 3}))
    assert check(store) == ()
    store.forget(actor, "scan")
    assert check(store) == ()
    store.close()
