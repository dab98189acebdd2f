"""People and what they say in the tests of the store, and a look behind its back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from scan.scoring.assessment import Answer, Setting
from scan.store import Actor, Changes
from scan.store.durable import DurableStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTING = Setting("aios", "cardiologie", 1)
ALL_SAID = Changes(
    {"mh-01": 4, "mh-02": "NE", "mh-03": "NVT"},
    {"mh-01": "Ik belde zelf."},
    {"mh-02": ">5"},
    {"doel-1": '{"text":"Ik leer bellen."}'},
    {"webinars": True},
)


@dataclass
class Clock:
    """A clock that a test sets."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Move it by a timedelta in these words."""
        self.at += timedelta(**span)


def begun(store: DurableStore, actor: Actor | None = None) -> tuple[Actor, str]:
    """A person with a new, empty sitting."""
    owner = actor or store.new_person()[0]
    return owner, store.begin(owner, "proef", "2026.1", "abc", "n8", SETTING)


def answered(store: DurableStore, actor: Actor, sitting: str) -> Mapping[str, Answer]:
    """The answers a sitting holds."""
    return store.sitting(actor, sitting).assessment.answers


def behind(url: str, statement: str, **values: Any) -> list[Any]:
    """What a statement gives that goes around the store, straight to the database."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    try:
        with engine.begin() as connection:
            result = connection.execute(text(statement), values)
            return list(result) if result.returns_rows else []
    finally:
        engine.dispose()


def rows(url: str, *tables: str) -> list[list[Any]]:
    """Every row of these tables, as the database holds them."""
    return [behind(url, f"SELECT * FROM {table}") for table in tables]  # noqa: S608 - our own names


def bytes_of(file: Path) -> bytes:
    """Every byte on disk beside this file: the database, its log and their leftovers."""
    return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))
