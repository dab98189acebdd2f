"""Throws bent files at the doors where scans and content come in, guided by the code they reach (R35)."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

TARGETS = ("file", "scan", "zip", "scans", "yaml")
DONE = re.compile(r"^Done (\d+) runs in (\d+) second", re.MULTILINE)
REACHED = re.compile(r"cov: (\d+)")
SHOWN = 2_000  # the end of what the fuzzer told, when it found something


class Fuzzed(NamedTuple):
    """How often one door was tried, how much code was reached and what came of it; `trouble` is "" when all is well."""

    target: str
    tried: int
    seconds: int
    reached: int
    seen: dict[str, int]
    trouble: str


def fuzzed(runs: int, seed: int) -> Iterator[Fuzzed]:
    """Every door, the runs shared among them."""
    for target in TARGETS:
        with TemporaryDirectory() as folder:
            yield one_door(target, -(-runs // len(TARGETS)), seed, Path(folder))


def one_door(target: str, runs: int, seed: int, folder: Path) -> Fuzzed:
    """One door, in a process of its own: the fuzzer ends the process it runs in."""
    command = [sys.executable, "-m", "benchmarks.fuzz_targets", target, str(runs), str(seed), str(folder)]
    run = subprocess.run(command, capture_output=True, check=False)
    told = (run.stdout + run.stderr).decode("utf-8", "replace")
    done, reached, seen = DONE.search(told), REACHED.findall(told), folder / "seen.json"
    tried, seconds = map(int, done.groups()) if done else (0, 0)
    counts = json.loads(seen.read_text()) if seen.exists() else {}
    trouble = "" if run.returncode == 0 and done else told[-SHOWN:]
    return Fuzzed(target, tried, seconds, int(reached[-1]) if reached else 0, counts, trouble)
