"""Databases of released schemas are upgraded with all their data, but for replaced free texts."""

import random
import shutil
import time
from collections.abc import Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Connection, insert

from scan.store import Actor, Changes, DamagedError, ItemVersion
from scan.store.durable import DurableStore, open_store
from scan.store.engine import open_database
from scan.store.maintenance import all_feedback, check
from scan.store.migration import SCRIPTS, latest_revision
from scan.store.records.rows import insert_row
from scan.store.records.tables import persons
from tests.support.patience import PATIENCE
from tests.support.store.places import Cluster, sqlite_url
from tests.support.store.processes import migrate, other_process
from tests.support.store.world import ALL_CHANGES, history, new_sitting, run_sql

ABOUT = {"instrument": "proef", "version": "2026.1", "content": "abc", "phase": "n8", "by": "self"}
RELEASES = {"0001": "v000[2-9]*", "0002": "v000[3-9]*"}
ANNA = Actor("anna")
# An item, a field and a value, as the first two releases stored them.
OLD = [
    ("mh-01", "answer", "4"),
    ("mh-01", "note", "Bel 0612345678."),
    ("mh-01", "note", "Bel de huisarts."),
    ("mh-02", "answer", "NE"),
    ("MH/gevorderd", "offer", "taken"),
    ("mh-02", "experience", ">5"),
    ("doel-1", "goal", "Ik leer bellen."),
    ("doel-1", "goal", None),
    ("boek", "done", "yes"),
    ("mh-01", "answer", None),
    *((f"co-{number:02}", "answer", str(number % 5 + 1)) for number in range(60)),
    ("co-01", "note", "Zo ging het."),
    ("mh-01", "answer", "2"),
]
NEW = [(*entry[:2], None if (entry[1], entry[2]) == ("note", "Bel 0612345678.") else entry[2]) for entry in OLD]
NEW = [(*entry[:2], None if entry[1] == "goal" else entry[2]) for entry in NEW]


@pytest.fixture
def empty(engine: str, file: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a database without tables."""
    if engine == "sqlite":
        return sqlite_url(file)
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.database("template1")


@pytest.fixture(params=RELEASES)
def released(empty: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that a release made, with one scan of Anna."""
    ignored = shutil.ignore_patterns("__pycache__", RELEASES[request.param])
    scripts = shutil.copytree(SCRIPTS, tmp_path / "released", ignore=ignored)
    database = open_database(empty, scripts=scripts)
    database.write(partial(insert_old_scan, person=ANNA.id, scan="scan"))
    database.close()
    return empty


def old_digest(table: str, row: Mapping[str, Any], before: str = "") -> str:
    """Return the digest that releases put in a row."""
    fields = [(name, row[name]) for name in sorted(row) if row[name] is not None]
    return blake2b(ascii((table, before, fields)).encode(), digest_size=16).hexdigest()


def insert_old_row(connection: Connection, table: str, before: str = "", **fields: Any) -> str:
    """Insert a row as a release wrote it, and return its digest."""
    digest = old_digest(table, fields, before)
    row = {**fields, "digest": digest}
    connection.execute(insert(sqlalchemy.table(table, *map(sqlalchemy.column, row))), row)
    return digest


def insert_old_scan(connection: Connection, person: str, scan: str) -> None:
    """Insert a person with one scan; its entries are half a minute apart."""
    insert_old_row(connection, "persons", id=person, created_at=1, seen_at=1, sittings=1)
    rows = [
        {"sitting": scan, "number": number, "item": item, "field": field, "value": value, "at": number * 30_000_000}
        for number, (item, field, value) in enumerate(OLD, 1)
    ]
    head = ""
    for row in rows:
        head = old_digest("entries", row, head)
    about = {**ABOUT, "begun_at": 1, "saved_at": len(OLD) * 30_000_000, "entries": len(OLD), "head": head}
    insert_old_row(connection, "sittings", id=scan, person=person, number=1, **about)
    before = ""
    for row in rows:
        before = insert_old_row(connection, "entries", before, **row)


# R09
def test_a_scan_of_a_release_can_be_read_shared_and_erased(released: str) -> None:
    store = open_store(released)
    sitting = store.sitting(ANNA, "scan")
    assert (sitting.assessment.answers["mh-01"], len(sitting.assessment.answers)) == (2, 62)
    assert (sitting.notes, sitting.goals) == ({"mh-01": "Bel de huisarts.", "co-01": "Zo ging het."}, {})
    assert (sitting.offers, sitting.experience, sitting.done) == (
        {("MH", "gevorderd"): True},
        {"mh-02": ">5"},
        {"boek"},
    )
    assert (sitting.last, sitting.numbers["answers", "mh-01"]) == ("mh-01", len(OLD))
    assert check(store) == ()
    store.save(ANNA, "scan", Changes({"mh-02": 5}, {"mh-01": ""}))
    rating = store.meetings.rating(ANNA, store.meetings.sit_together(ANNA, "scan")).assessment.id
    store.save(ANNA, rating, Changes({"mh-01": 3}))
    assert check(store) == ()
    store.forget(ANNA, "scan")
    assert check(store) == ()
    store.close()


# R09, R58
def test_history_of_answers_is_migrated_and_replaced_texts_are_not(released: str, engine: str, file: Path) -> None:
    store = open_store(released)
    assert history(store, "scan") == [(number, *entry) for number, entry in enumerate(NEW, 1)]
    assert (
        store.database.read(lambda connection: connection.exec_driver_sql("SELECT count(*) FROM texts").scalar()) == 2
    )
    store.close()
    if engine == "sqlite":
        assert b"Bel de huisarts." in file.read_bytes()
        assert b"0612345678" not in file.read_bytes()


# R09
def test_a_database_of_the_third_release_takes_feedback(empty: str, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "v000[4-9]*")
    released = DurableStore(open_database(empty, scripts=shutil.copytree(SCRIPTS, tmp_path / "0003", ignore=ignored)))
    anna = {"id": ANNA.id, "created_at": 0, "seen_at": 0, "sittings": 0}  # cookies of that release had a column less
    released.database.write(lambda connection: insert_row(connection, persons, **anna))
    person = new_sitting(released, ANNA)
    released.save(*person, ALL_CHANGES)
    before = released.sitting(*person)
    released.close()
    store = open_store(empty)
    store.give_feedback(person[0], ItemVersion("proef", "2026.1", "mh-01"), "Onduidelijk")
    assert (store.sitting(*person), check(store), len(all_feedback(store))) == (before, (), 1)
    store.close()


TAMPERINGS = (
    "UPDATE entries SET value = '5' WHERE number = 1 AND sitting = :scan",
    "UPDATE entries SET field = 'x' WHERE number = 1 AND sitting = :scan",
    "DELETE FROM entries WHERE number = 72 AND sitting = :scan",
    "DELETE FROM entries WHERE sitting = :scan",
    "UPDATE sittings SET phase = 'n6' WHERE id = :scan",
)


# R05, R09
def test_what_was_damaged_stays_damaged_and_the_rest_stays_whole(released: str) -> None:
    engine = sqlalchemy.create_engine(released.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for number in range(len(TAMPERINGS)):
            insert_old_scan(connection, person=f"person-{number}", scan=f"scan-{number}")
    engine.dispose()
    for number, tampering in enumerate(TAMPERINGS):
        run_sql(released, tampering, scan=f"scan-{number}")
    store = open_store(released)
    for number in range(len(TAMPERINGS)):
        with pytest.raises(DamagedError):
            store.sitting(Actor(f"person-{number}"), f"scan-{number}")
        assert any(f"scan-{number}" in problem for problem in check(store)), TAMPERINGS[number]
    assert store.sitting(ANNA, "scan").assessment.answers["mh-01"] == 2
    store.close()


# R09
def test_a_killed_migration_of_entries_loses_none(empty: str, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", RELEASES["0002"])
    database = open_database(empty, scripts=shutil.copytree(SCRIPTS, tmp_path / "released", ignore=ignored))
    for number in range(20):
        database.write(partial(insert_old_scan, person=f"person-{number}", scan=f"scan-{number}"))
    database.close()
    chance, versions = random.Random(15), []
    while versions[-1:] != [latest_revision()]:
        with other_process(migrate, empty, SCRIPTS) as (process, receiver):
            assert receiver.poll(PATIENCE)
            assert receiver.recv() == "begin"
            time.sleep(chance.uniform(0, 0.02 * 1.5 ** len(versions)))
            process.kill()
            process.join()
        ((version,),) = run_sql(empty, "SELECT version_num FROM alembic_version")
        table = "entries" if version == "0002" else "texts"
        assert run_sql(empty, f"SELECT count(*) FROM {table}")[0][0] == 20 * (len(OLD) if version == "0002" else 2)  # noqa: S608
        versions.append(version)
    store = open_store(empty)
    assert check(store) == ()
    for number in range(20):
        assert [entry[1:] for entry in history(store, f"scan-{number}")] == NEW
    store.close()
    assert versions[0] == "0002", "the first one was killed in the middle"
