"""Breaks the store in every way it must stand and tells what came of it: python -m benchmarks faults."""

import os
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest import SkipTest

from benchmarks import broken_files, clocks, kills, log_cuts, migrations, mishaps, syncs
from benchmarks.originals import Original, postgres_original, sqlite_original
from benchmarks.outcome import Outcome
from scan.store.address import URL_VARIABLE
from tests.support.store.places import MISSING, PRESENT, quick_folder, running_cluster

SQLITE, POSTGRES = "sqlite", "postgresql"


class Fault(NamedTuple):
    """A way to break a store on one engine, and how often: in full, and in the short form."""

    name: str
    engine: str
    breaks: Callable[[Any, int, random.Random], Outcome]
    full: int
    quick: int


# reliability.md §2
FAULTS = (
    Fault("kill", SQLITE, kills.kills, 1000, 4),
    Fault("kill", POSTGRES, kills.kills, 1000, 4),
    Fault("wal_cut", SQLITE, log_cuts.log_cuts, 1000, 5),
    Fault("fdatasync", SQLITE, syncs.syncs, 500, 5),
    Fault("disk_full", SQLITE, mishaps.disk_full, 100, 2),
    Fault("file_limit", SQLITE, mishaps.file_limit, 100, 2),
    Fault("read_only", SQLITE, mishaps.read_only_file, 100, 2),
    Fault("read_only", POSTGRES, mishaps.read_only_server, 100, 2),
    Fault("locked", SQLITE, mishaps.locked_file, 100, 2),
    Fault("locked", POSTGRES, mishaps.locked_rows, 100, 2),
    Fault("missing_folder", SQLITE, mishaps.missing_folder, 100, 2),
    Fault("server_away", POSTGRES, mishaps.server_away, 100, 2),
    Fault("rubbish", SQLITE, broken_files.rubbish, 500, 2),
    Fault("truncated", SQLITE, broken_files.truncated, 500, 3),
    Fault("bit_flip", SQLITE, broken_files.bit_flips, 5000, 10),
    Fault("clock", SQLITE, clocks.wrong_clocks, 1000, 10),
    Fault("clock", POSTGRES, clocks.wrong_clocks, 1000, 10),
    Fault("migration_kill", SQLITE, migrations.killed_migrations, 300, 2),
    Fault("migration_kill", POSTGRES, migrations.killed_migrations, 300, 2),
)


@dataclass(frozen=True)
class Figure:
    """What came of a fault on an engine."""

    name: str
    engine: str
    outcome: Outcome

    @property
    def sound(self) -> bool:
        """Whether the store stood it."""
        return self.outcome.lost == self.outcome.silent == 0


def figures(quick: bool, seed: int, only: str | None = None) -> Iterator[Figure]:
    """Every figure as soon as it is known; what can't be measured on this machine is told on stderr."""
    with ExitStack() as stack:
        originals = _originals(stack)
        for fault in (fault for fault in FAULTS if only in (None, fault.name)):
            try:
                yield _figure(fault, originals, fault.quick if quick else fault.full, seed)
            except SkipTest as reason:
                print(f"{fault.name} {fault.engine}: not measured, {reason}", file=sys.stderr)


def _figure(fault: Fault, originals: Mapping[str, Original], times: int, seed: int) -> Figure:
    if fault.engine not in originals:
        raise SkipTest(MISSING)
    chance = random.Random(f"{seed} {fault.name} {fault.engine}")
    return Figure(fault.name, fault.engine, fault.breaks(originals[fault.engine], times, chance))


def _originals(stack: ExitStack) -> dict[str, Original]:
    """A store to copy on each engine that is here; nothing is written in the home of who runs this."""
    os.environ["XDG_DATA_HOME"] = stack.enter_context(TemporaryDirectory())
    os.environ.pop(URL_VARIABLE, None)
    found: dict[str, Original] = {SQLITE: sqlite_original(Path(stack.enter_context(quick_folder())))}
    if PRESENT:
        found[POSTGRES] = postgres_original(stack.enter_context(running_cluster()))
    return found
