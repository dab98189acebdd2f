"""Runs every fault test of the store: python -m benchmarks faults."""

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

from benchmarks import act_kills, broken_files, clock_jumps, kills, log_cuts, migrations, outages, route_kills, syncs
from benchmarks.outcome import Outcome
from benchmarks.seed_stores import Original, postgres_original, sqlite_original
from scan.store.address import URL_VARIABLE
from tests.support.store.places import POSTGRES_INSTALLED, POSTGRES_MISSING, quick_folder, running_cluster

SQLITE, POSTGRES = "sqlite", "postgresql"


class Fault(NamedTuple):
    """A fault test on one engine, with the number of faults in a full and in a quick run."""

    name: str
    engine: str
    breaks: Callable[[Any, int, random.Random], Outcome]
    full: int
    quick: int


# reliability.md §2
FAULTS = (
    Fault("kill", SQLITE, kills.kills, 1000, 4),
    Fault("kill", POSTGRES, kills.kills, 1000, 4),
    Fault("act_kill", SQLITE, act_kills.act_kills, 250, 2),
    Fault("act_kill", POSTGRES, act_kills.act_kills, 250, 2),
    Fault("server_kill", SQLITE, route_kills.one_process, 250, 2),
    Fault("server_kill", POSTGRES, route_kills.one_process, 250, 2),
    Fault("server_kill_of_two", SQLITE, route_kills.two_processes, 250, 2),
    Fault("server_kill_of_two", POSTGRES, route_kills.two_processes, 250, 2),
    Fault("wal_cut", SQLITE, log_cuts.log_cuts, 1000, 5),
    Fault("fdatasync", SQLITE, syncs.syncs, 500, 5),
    Fault("disk_full", SQLITE, outages.disk_full, 100, 2),
    Fault("file_limit", SQLITE, outages.file_limit, 100, 2),
    Fault("read_only", SQLITE, outages.read_only_file, 100, 2),
    Fault("read_only", POSTGRES, outages.read_only_server, 100, 2),
    Fault("locked", SQLITE, outages.locked_file, 100, 2),
    Fault("locked", POSTGRES, outages.locked_rows, 100, 2),
    Fault("missing_folder", SQLITE, outages.missing_folder, 100, 2),
    Fault("server_away", POSTGRES, outages.server_away, 100, 2),
    Fault("rubbish", SQLITE, broken_files.rubbish, 500, 2),
    Fault("truncated", SQLITE, broken_files.truncated_files, 500, 3),
    Fault("bit_flip", SQLITE, broken_files.bit_flips, 5000, 10),
    Fault("clock", SQLITE, clock_jumps.wrong_clocks, 1000, 10),
    Fault("clock", POSTGRES, clock_jumps.wrong_clocks, 1000, 10),
    Fault("migration_kill", SQLITE, migrations.killed_migrations, 300, 2),
    Fault("migration_kill", POSTGRES, migrations.killed_migrations, 300, 2),
)


@dataclass(frozen=True)
class Figure:
    """The outcome of a fault test on an engine."""

    name: str
    engine: str
    outcome: Outcome

    @property
    def passed(self) -> bool:
        """Whether nothing was lost, and nothing wrong stayed unreported."""
        return self.outcome.lost == self.outcome.silent == 0


def figures(quick: bool, seed: int, only: str | None = None, most: int | None = None) -> Iterator[Figure]:
    """Yield every figure, of at most `most` faults, when it is measured; what can't run here is told on stderr."""
    with ExitStack() as stack:
        originals = _originals(stack)
        for fault in (fault for fault in FAULTS if only in (None, fault.name)):
            try:
                times = fault.quick if quick else min(fault.full, most or fault.full)
                yield _figure(fault, originals, times, seed)
            except SkipTest as reason:
                print(f"{fault.name} {fault.engine}: not measured, {reason}", file=sys.stderr)


def _figure(fault: Fault, originals: Mapping[str, Original], times: int, seed: int) -> Figure:
    if fault.engine not in originals:
        raise SkipTest(POSTGRES_MISSING)
    chance = random.Random(f"{seed} {fault.name} {fault.engine}")
    return Figure(fault.name, fault.engine, fault.breaks(originals[fault.engine], times, chance))


def _originals(stack: ExitStack) -> dict[str, Original]:
    """A store to copy per installed engine; nothing is written in the home of the user."""
    os.environ["XDG_DATA_HOME"] = stack.enter_context(TemporaryDirectory())
    os.environ.pop(URL_VARIABLE, None)
    originals: dict[str, Original] = {SQLITE: sqlite_original(Path(stack.enter_context(quick_folder())))}
    if POSTGRES_INSTALLED:
        originals[POSTGRES] = postgres_original(stack.enter_context(running_cluster()))
    return originals
