"""Mutation testing: the share of small faults in the core rooms that the tests notice; mutmut makes and runs them."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

FOLDER = Path("mutants")  # where mutmut keeps mutants and outcomes; remove it to start anew
REASONS = Path(__file__).with_name("survivors.toml")
NO_MUTANT = "no-mutant-has-this-name"
SURVIVED, UNTESTED = 0, (5, 33)  # exit codes of mutmut; all others are of tests that failed, crashed or ran out of time
LEAST_SHARE = 0.9
Z = NormalDist().inv_cdf(0.975)


class KilledShare(NamedTuple):
    """A share, with the bounds of its 95 % interval."""

    share: float
    low: float
    high: float


class MutationResult(NamedTuple):
    """Which mutants of a sample were killed and which survived, out of `total` that there are, and why they may."""

    total: int
    killed: tuple[str, ...]
    survived: tuple[str, ...]
    reasons: Mapping[str, str]

    @property
    def interval(self) -> KilledShare:
        """The share of the sample that was killed."""
        return wilson(len(self.killed), len(self.killed) + len(self.survived))

    @property
    def passed(self) -> bool:
        """Whether at least 90 % was killed and every survivor has a reason."""
        return self.interval.share >= LEAST_SHARE and all(name in self.reasons for name in self.survived)


def mutation_result(size: int | None, seed: int) -> MutationResult:
    """Run the mutants of a sample of `size` (None: all) that have no outcome yet, and return all outcomes of it."""
    run_mutmut([NO_MUTANT])  # makes all mutants and measures which tests reach them
    sampled = sample(outcomes(FOLDER), size, seed)
    if waiting := [name for name, code in outcomes(FOLDER).items() if code is None and name in sampled]:
        run_mutmut(waiting if size else [])
    return result(outcomes(FOLDER), sampled, tomllib.loads(REASONS.read_text("utf-8")))


def run_mutmut(names: list[str]) -> None:
    """Let mutmut run these mutants, or all without an outcome when none are named."""
    subprocess.run([sys.executable, "-m", "mutmut", "run", *names], check=False)


def outcomes(folder: Path) -> dict[str, int | None]:
    """The exit code of every mutant by its name; None when it did not run yet."""
    files = (json.loads(file.read_text("utf-8")) for file in sorted(folder.rglob("*.meta")))
    return {name: code for file in files for name, code in file["exit_code_by_key"].items()}


def sample(names: Iterable[str], size: int | None, seed: int) -> frozenset[str]:
    """As many of the names, by chance; a name that comes or goes leaves the rest of the sample as it was."""
    by_chance = sorted(names, key=lambda name: sha256(f"{seed} {name}".encode()).digest())
    return frozenset(by_chance[:size])


def result(codes: Mapping[str, int | None], sampled: Iterable[str], reasons: Mapping[str, str]) -> MutationResult:
    """What became of a sample; mutants without an outcome count as neither."""
    ran = sorted(name for name in sampled if codes[name] is not None)
    survived = tuple(name for name in ran if codes[name] in (SURVIVED, *UNTESTED))
    killed = tuple(name for name in ran if name not in survived)
    return MutationResult(len(codes), killed, survived, reasons)


def wilson(found: int, size: int) -> KilledShare:
    """The share `found` of `size` with its 95 % score interval by Wilson; from 0 to 1 when `size` is 0."""
    if not size:
        return KilledShare(0.0, 0.0, 1.0)
    share, spread = found / size, Z**2 / size
    centre, half = share + spread / 2, Z * sqrt(share * (1 - share) / size + spread / size / 4)
    return KilledShare(share, (centre - half) / (1 + spread), (centre + half) / (1 + spread))
