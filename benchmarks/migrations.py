"""A migration that is killed: the old schema or the new one, never between, and the next start goes on (R09)."""

import random
import time
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.originals import Original
from benchmarks.outcome import Outcome, looked, total
from scan.store import StoreError
from scan.store.engine import open_database
from tests.support.store.later import BETWEEN, NEW, REVISION, later_scripts, schema
from tests.support.store.processes import migrate, other_process

_TO_END = 60
_MEASURED = 3


def killed_migrations(original: Original, times: int, chance: random.Random, revision: str = REVISION) -> Outcome:
    """Kill so many programs at any moment of this migration, each on a copy of its own; those that were done by then
    are looked at, but do not count as tried.
    """
    found = Outcome()
    with TemporaryDirectory() as folder:
        scripts = later_scripts(Path(folder), revision)
        longest = min(_length(original, scripts) for _ in range(_MEASURED))
        while found.tried < times:
            found = total((found, _killed(original, scripts, chance.uniform(0, longest))))
    return found


def _length(original: Original, scripts: Path) -> float:
    """The seconds that a whole migration takes here."""
    with original.copy() as url, other_process(migrate, url, scripts) as (process, hears):
        _hear_begin(hears)
        start = time.monotonic()
        process.join(_TO_END)
        return time.monotonic() - start


def _killed(original: Original, scripts: Path, after: float) -> Outcome:
    with original.copy() as url:
        with other_process(migrate, url, scripts) as (process, hears):
            _hear_begin(hears)
            process.join(after)
            running = process.is_alive()
        wrong = (schema(url) == BETWEEN, not _goes_on(url, scripts))
        found = looked(url, original.page, scripts=scripts)
    return found._replace(tried=int(running), silent=found.silent + sum(wrong))


def _hear_begin(hears: Connection) -> None:
    if not hears.poll(_TO_END):
        raise TimeoutError("a migration never began")


def _goes_on(url: str, scripts: Path) -> bool:
    try:
        open_database(url, scripts=scripts).close()
    except StoreError:
        return False
    return schema(url) == NEW
