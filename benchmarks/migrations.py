"""A killed migration: the schema is old or new, never between, and the next start completes it (R09)."""

import random
import time
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.outcome import Outcome, inspected, total
from benchmarks.seed_stores import Original
from scan.store import StoreError
from scan.store.engine import open_database
from tests.support.store.later import BETWEEN, NEW, REVISION, later_scripts, schema_version
from tests.support.store.processes import migrate, other_process

_END_SECONDS = 60
_MEASUREMENTS = 3


def killed_migrations(original: Original, times: int, chance: random.Random, revision: str = REVISION) -> Outcome:
    """Kill `times` migrating processes at a random moment, each on its own copy of the store.

    Processes that had finished by then are inspected, but do not count as tried.
    """
    outcome = Outcome()
    with TemporaryDirectory() as folder:
        scripts = later_scripts(Path(folder), revision)
        longest = min(_duration(original, scripts) for _ in range(_MEASUREMENTS))
        while outcome.tried < times:
            outcome = total((outcome, _killed_migration(original, scripts, chance.uniform(0, longest))))
    return outcome


def _duration(original: Original, scripts: Path) -> float:
    """The seconds that a whole migration takes."""
    with original.copy() as url, other_process(migrate, url, scripts) as (process, receiver):
        _wait_for_start(receiver)
        start = time.monotonic()
        process.join(_END_SECONDS)
        return time.monotonic() - start


def _killed_migration(original: Original, scripts: Path, after: float) -> Outcome:
    with original.copy() as url:
        with other_process(migrate, url, scripts) as (process, receiver):
            _wait_for_start(receiver)
            process.join(after)
            running = process.is_alive()
        wrong = (schema_version(url) == BETWEEN, not _can_continue(url, scripts))
        outcome = inspected(url, original.page, scripts=scripts)
    return outcome._replace(tried=int(running), silent=outcome.silent + sum(wrong))


def _wait_for_start(receiver: Connection) -> None:
    if not receiver.poll(_END_SECONDS):
        raise TimeoutError("a migration never began")


def _can_continue(url: str, scripts: Path) -> bool:
    try:
        open_database(url, scripts=scripts).close()
    except StoreError:
        return False
    return schema_version(url) == NEW
