"""A migration that is killed: the old schema or the new one, never between, and the next start goes on (R09)."""

import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.originals import Original
from benchmarks.outcome import Outcome, looked, total
from scan.store import StoreError
from scan.store.engine import open_database
from tests.store.later import BETWEEN, NEW, REVISION, later_scripts, schema
from tests.store.processes import migrate, other_process

_TO_END = 60


def killed_migrations(original: Original, times: int, chance: random.Random, revision: str = REVISION) -> Outcome:
    """Kill so many programs at any moment of this migration, each on a copy of its own."""
    with TemporaryDirectory() as folder:
        scripts = later_scripts(Path(folder), revision)
        longest = _length(original, scripts)
        return total(_killed(original, scripts, chance.uniform(0, longest)) for _ in range(times))


def _length(original: Original, scripts: Path) -> float:
    """The seconds that a whole migration takes here."""
    with original.copy() as url:
        start = time.monotonic()
        _migrate_until(url, scripts, _TO_END)
        return time.monotonic() - start


def _killed(original: Original, scripts: Path, after: float) -> Outcome:
    with original.copy() as url:
        _migrate_until(url, scripts, after)
        wrong = (schema(url) == BETWEEN, not _goes_on(url, scripts))
        found = looked(url, original.page, scripts=scripts)
    return found._replace(tried=1, silent=found.silent + sum(wrong))


def _migrate_until(url: str, scripts: Path, seconds: float) -> None:
    with other_process(migrate, url, scripts) as (process, hears):
        if not hears.poll(_TO_END):
            raise TimeoutError("a migration never began")
        process.join(seconds)


def _goes_on(url: str, scripts: Path) -> bool:
    try:
        open_database(url, scripts=scripts).close()
    except StoreError:
        return False
    return schema(url) == NEW
