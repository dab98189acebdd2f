"""What a run of tests compiles once: the statements of every store, which each engine would compile anew."""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.util import LRUCache

from scan.store.postgres import database
from scan.store.sqlite import file

_SIZE = 2_000  # statements


class Statements(LRUCache[tuple[Any, ...], Any]):
    """Compiled statements by the kind of database; a key of SQLAlchemy begins with the dialect of one engine."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        """A statement that any engine of this kind compiled."""
        return super().get(_of_any_engine(key), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        super().__setitem__(_of_any_engine(key), compiled)


def _of_any_engine(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect, *statement = key
    return (dialect.name, *statement)


_statements = Statements(_SIZE)


def engine_with_statements(*address: Any, **settings: Any) -> Engine:
    """An engine that knows what another compiled."""
    engine = create_engine(*address, **settings)
    engine._compiled_cache = _statements
    return engine


def keep_statements() -> None:
    """Let the product use these in this process."""
    file.create_engine = engine_with_statements  # type: ignore[attr-defined]
    database.create_engine = engine_with_statements  # type: ignore[attr-defined]
