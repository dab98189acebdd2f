"""People, sittings and a clock for the tests of the store, and direct access to its database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from scan.scoring.assessment import Answer, Setting
from scan.store import Actor, Changes
from scan.store.durable import DurableStore
from scan.store.records.history import read_entries
from scan.store.records.rows import select_row
from scan.store.records.tables import sittings

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTING = Setting("aios", "cardiologie", 1)
ALL_CHANGES = Changes(
    {"mh-01": 4, "mh-02": "NE", "mh-03": "NVT"},
    {"mh-01": "Ik belde zelf."},
    {"mh-02": ">5"},
    {"doel-1": '{"text":"Ik leer bellen."}'},
    {"webinars": True},
)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Move it by a timedelta of these arguments."""
        self.at += timedelta(**span)


def new_sitting(store: DurableStore, actor: Actor | None = None) -> tuple[Actor, str]:
    """Start an empty sitting, of a new person unless one is given; return the person and its id."""
    owner = actor or store.new_person()[0]
    return owner, store.begin(owner, "proef", "2026.1", "abc", "n8", SETTING)


def stored_answers(store: DurableStore, actor: Actor, sitting: str) -> Mapping[str, Answer]:
    """Return the stored answers of a sitting."""
    return store.sitting(actor, sitting).assessment.answers


def history(store: DurableStore, sitting: str) -> list[tuple[int, str, str, str | None]]:
    """Return every entry of a sitting: its number, item, field and value."""
    row = store.database.read(lambda connection: select_row(connection, sittings, id=sitting))
    found = store.database.read(lambda connection: read_entries(connection, row or {}))
    return [(entry.number, *entry.key, entry.value) for entry in found]


def run_sql(url: str, statement: str, **values: Any) -> list[Any]:
    """Run a statement directly on the database and return its rows."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    try:
        with engine.begin() as connection:
            result = connection.execute(text(statement), values)
            return list(result) if result.returns_rows else []
    finally:
        engine.dispose()


def all_rows(url: str, *tables: str) -> list[list[Any]]:
    """Return all rows of these tables."""
    return [run_sql(url, f"SELECT * FROM {table}") for table in tables]  # noqa: S608 - our own names


def bytes_of(file: Path) -> bytes:
    """Return all bytes on disk of a database, its log and their leftovers."""
    return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))
