"""The statements of SQLite connections, to count."""

import sqlite3
from functools import partial
from typing import Any

import pytest


def traced_statements(patch: pytest.MonkeyPatch) -> list[str]:
    """Every statement on a SQLite connection that is opened from now on; the list grows."""
    said: list[str] = []

    def traced(*about: Any, connect: Any, **more: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*about, **more)
        connection.set_trace_callback(said.append)
        return connection

    patch.setattr(sqlite3, "connect", partial(traced, connect=sqlite3.connect))
    return said
