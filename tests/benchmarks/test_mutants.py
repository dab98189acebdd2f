"""A sample of mutants is by chance and lasts, and what survives is told with its reason or the lack of one."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.__main__ import mutant_lines
from benchmarks.mutants import REASONS, outcomes, result, sample, wilson
from tests.support.paths import ROOT

NAMES = [f"scan.scoring.levels.x_level__mutmut_{number}" for number in range(1000)]


def test_a_sample_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert sample(NAMES, 400, 1) == sample(reversed(NAMES), 400, 1)
    assert len(sample(NAMES, 400, 1)) == 400
    assert 100 < len(sample(NAMES, 400, 1) & sample(NAMES, 400, 2)) < 220


def test_a_sample_changes_no_more_than_the_code() -> None:
    before, after = sample(NAMES, 400, 1), sample(NAMES[10:], 400, 1)
    assert before - after == before & {*NAMES[:10]}


def test_all_are_a_sample_too() -> None:
    assert sample(NAMES, None, 1) == {*NAMES}


@pytest.mark.parametrize(
    ("killed", "size", "low", "high"),
    [(90, 100, 0.8256, 0.9448), (8, 10, 0.4902, 0.9433), (400, 400, 0.9905, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_that_of_wilson(killed: int, size: int, low: float, high: float) -> None:
    found = wilson(killed, size)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_outcomes_are_read_from_every_room(tmp_path: Path) -> None:
    for room, codes in (("scan/a.py", {"a__mutmut_1": 1}), ("results/b.py", {"b__mutmut_1": None})):
        file = tmp_path / f"{room}.meta"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps({"exit_code_by_key": codes}))
    assert outcomes(tmp_path) == {"a__mutmut_1": 1, "b__mutmut_1": None}


CODES = {"failed": 1, "crashed": -11, "timed out": 36, "survived": 0, "no test": 33, "did not run": None, "no part": 0}


def test_what_no_test_reaches_survived_and_what_did_not_run_counts_as_neither() -> None:
    found = result(CODES, set(CODES) - {"no part"}, {})
    assert (found.killed, found.survived) == (("crashed", "failed", "timed out"), ("no test", "survived"))
    assert (found.total, found.interval.share) == (7, 0.6)


@pytest.mark.parametrize(
    ("survivors", "reasons", "passed"),
    [(1, {"s0": "the same by another way"}, True), (1, {}, False), (2, {"s0": "x", "s1": "y"}, False)],
    ids=["nine of ten and a reason", "no reason", "too many"],
)
def test_it_passes_with_nine_of_ten_killed_and_a_reason_for_the_rest(
    survivors: int, reasons: Mapping[str, str], passed: bool
) -> None:
    codes = {f"k{number}": 1 for number in range(9)} | {f"s{number}": 0 for number in range(survivors)}
    found = result(codes, codes, reasons)
    assert found.passed is passed
    told = list(mutant_lines(found))[2:]
    assert told == [f"survived: s{n}: {reasons.get(f's{n}', 'NO REASON YET')}" for n in range(survivors)]


def test_every_reason_is_of_a_module_that_exists() -> None:
    reasons = tomllib.loads(REASONS.read_text("utf-8"))
    modules = {name: name.rpartition(".")[0].replace(".", "/") for name in reasons}
    assert [name for name, module in modules.items() if not (ROOT / f"{module}.py").exists()] == []
    assert [name for name, reason in reasons.items() if len(reason.split()) < 4] == []
