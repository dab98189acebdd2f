"""The quick run of the fault tests, and how outcomes are counted."""

import json
import subprocess
import sys

import pytest

from benchmarks.faults import FAULTS, Figure
from benchmarks.outcome import Outcome, compared
from benchmarks.syncs import count_unsynced
from tests.support.paths import ROOT

KEYS = ["name", "engine", "tried", "acknowledged", "lost", "silent"]


# R01, R02, R03, R04, R05, R08, R09
def test_the_quick_run_reports_every_figure_and_nothing_is_lost() -> None:
    command = [sys.executable, "-m", "benchmarks", "faults", "--quick", "--json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    figures = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr
    assert [list(line) for line in figures] == [KEYS] * len(figures)
    assert [line for line in figures if line["lost"] or line["silent"] or not line["tried"]] == []
    measured = {(line["name"], line["engine"]) for line in figures}
    not_measured = [f"{fault.name} {fault.engine}" for fault in FAULTS if (fault.name, fault.engine) not in measured]
    assert [one for one in not_measured if f"{one}: not measured, " not in run.stderr] == []


COMPARED = {
    "all there": (3, [1, 2, 3], 0, 0),
    "one more than acknowledged": (3, [1, 2, 3, 4], 0, 1),
    "the last missing": (3, [1, 2], 1, 0),
    "one missing between": (3, [1, 3], 1, 0),
    "none": (3, [], 3, 0),
    "double": (2, [1, 2, 2], 0, 1),
    "moved": (2, [2, 1], 0, 1),
    "another": (1, [1, 7], 0, 1),
}


@pytest.mark.parametrize(("acknowledged", "saved", "lost", "silent"), COMPARED.values(), ids=COMPARED.keys())
def test_saved_numbers_are_compared_with_the_acknowledged_ones(
    acknowledged: int, saved: list[int], lost: int, silent: int
) -> None:
    assert compared(acknowledged, saved) == Outcome(0, acknowledged, lost, silent)


def test_a_killed_writer_may_have_saved_one_unacknowledged_number() -> None:
    assert compared(2, [1, 2, 3], unsure=1) == Outcome(0, 2, 0, 0)


@pytest.mark.parametrize("outcome", [Outcome(lost=1), Outcome(silent=1)], ids=["lost", "silent"])
def test_one_lost_or_silent_error_fails_the_run(outcome: Outcome) -> None:
    assert Figure("kill", "sqlite", Outcome(9, 9, 0, 0)).passed
    assert not Figure("kill", "sqlite", outcome).passed


WRITES = '7 pwrite64(5</a.sqlite3-wal>, "x", 1, 0) = 1'
SYNCS = "7 fdatasync(5</a.sqlite3-wal>) = 0"
BEGINS_TO_SYNC, HAS_SYNCED = "7 fdatasync(5</a.sqlite3-wal> <unfinished ...>", "7 <... fdatasync resumed>) = 0"
SYNCS_ANOTHER = "7 fdatasync(6</a.sqlite3>) = 0"
CAN_NOT_SYNC = "7 fdatasync(5</a.sqlite3-wal>) = -1 EIO (Input/output error)"
ACKNOWLEDGES = '6 write(1<pipe:[9]>, "acknowledged\\n", 13) = 13'
TRACED = {
    "in order": ([WRITES, SYNCS, ACKNOWLEDGES, WRITES, SYNCS, ACKNOWLEDGES], (2, 0)),
    "a sync that took a while": ([WRITES, BEGINS_TO_SYNC, HAS_SYNCED, ACKNOWLEDGES], (1, 0)),
    "no sync": ([WRITES, ACKNOWLEDGES], (1, 1)),
    "one sync for the first only": ([WRITES, SYNCS, ACKNOWLEDGES, WRITES, ACKNOWLEDGES], (2, 1)),
    "acknowledged during the sync": ([WRITES, BEGINS_TO_SYNC, ACKNOWLEDGES, HAS_SYNCED], (1, 1)),
    "written after the sync": ([SYNCS, WRITES, ACKNOWLEDGES], (1, 1)),
    "another file": ([WRITES, SYNCS_ANOTHER, ACKNOWLEDGES], (1, 1)),
    "a sync that failed": ([WRITES, CAN_NOT_SYNC, ACKNOWLEDGES], (1, 1)),
    "acknowledged without a write": ([ACKNOWLEDGES], (1, 1)),
}


# R03
@pytest.mark.parametrize(("trace", "counts"), TRACED.values(), ids=TRACED.keys())
def test_acknowledgements_before_the_log_is_synced_are_counted(trace: list[str], counts: tuple[int, int]) -> None:
    assert count_unsynced(trace) == counts
