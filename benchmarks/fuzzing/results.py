"""Fuzzes the import of scans and content files, and the doors that take a request, guided by code coverage (R35)."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

TARGET_NAMES = ("file", "scan", "zip", "scans", "yaml", "answers", "texts", "feedback", "forms")
SUMMARY_LINE = re.compile(r"^Done (\d+) runs in (\d+) second", re.MULTILINE)
COVERAGE = re.compile(r"cov: (\d+)")
SHOWN_CHARACTERS = 2_000  # of the end of the fuzzer's output, when it failed


class FuzzResult(NamedTuple):
    """The result of one target: runs, seconds, coverage counter, outcomes by kind, and `trouble`, "" when it passed."""

    target: str
    tried: int
    seconds: int
    reached: int
    seen: dict[str, int]
    trouble: str


def fuzz_results(runs: int, seed: int, only: str | None = None) -> Iterator[FuzzResult]:
    """Yield the result of every target, or of `only` one; the runs are divided among all."""
    for target in TARGET_NAMES:
        if only in (None, target):
            with TemporaryDirectory() as folder:
                yield fuzz_target(target, -(-runs // len(TARGET_NAMES)), seed, Path(folder))


def fuzz_target(target: str, runs: int, seed: int, folder: Path) -> FuzzResult:
    """Fuzz one target in its own process, since the fuzzer ends the process it runs in."""
    command = [sys.executable, "-m", "benchmarks.fuzzing.targets", target, str(runs), str(seed), str(folder)]
    run = subprocess.run(command, capture_output=True, check=False)
    output = (run.stdout + run.stderr).decode("utf-8", "replace")
    summary, reached, counts_file = SUMMARY_LINE.search(output), COVERAGE.findall(output), folder / "seen.json"
    tried, seconds = map(int, summary.groups()) if summary else (0, 0)
    counts = json.loads(counts_file.read_text()) if counts_file.exists() else {}
    trouble = "" if run.returncode == 0 and summary else output[-SHOWN_CHARACTERS:]
    return FuzzResult(target, tried, seconds, int(reached[-1]) if reached else 0, counts, trouble)
