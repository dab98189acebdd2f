"""The table of docs/performance.md is made of kept results, and says which gates were missed."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import main as benchmarks
from benchmarks.costs import figures_table
from benchmarks.costs.cost_figure import cost_figure
from benchmarks.costs.figures_table import PAGE, kept_runs, made, runs_in
from benchmarks.costs.gates import GATES

AROUND = {"day": "2026-11-30", "machine": "een machine", "quick": False}


def line(key: str, values: list[float], bases: list[float], load: float = 0.5, **other: Any) -> dict[str, Any]:
    """A figure as a run prints it, with the gate of today."""
    gate = next(one for one in GATES if one.key == key)
    return {**gate.result(cost_figure(f"{key} figure", "ms", values, bases)), **AROUND, "load": load, **other}


def rows(*runs: list[dict[str, Any]]) -> list[list[str]]:
    """The cells of the rows of the table that these runs make."""
    table = made(runs).partition("|---|\n")[2].strip().splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_runs_stand_side_by_side_and_a_missed_gate_is_marked() -> None:
    first, second, third = ([line("P4", [value], [5.0])] for value in (15.0, 30.0, 20.0))
    (row,) = rows(first, second, third)
    assert row == [
        "P4",
        "figure, ms",
        "15 · 30 · 20",
        "5 · 5 · 5",
        "3 · 6 · 4",
        "–",
        "ratio ≤ 4",
        "**missed** in 1 of 3",
    ]


def test_a_gate_in_a_unit_has_no_base_and_rounds_have_a_spread() -> None:
    (row,) = rows([line("P12", [1_187.0, 1_187.0], [30.0, 30.0])])
    assert row == ["P12", "figure, ms", "1,187", "–", "–", "0", "≤ 30 ms", "**missed**"]


def test_rows_stand_by_number_and_what_a_run_lacks_is_left_open() -> None:
    found = rows([line("P12", [20.0], [30.0]), line("P4", [5.0], [5.0])], [line("P12", [10.0], [30.0])])
    assert [(row[0], row[2], row[-1]) for row in found] == [("P4", "5 · –", "yes"), ("P12", "20 · 10", "yes")]


def test_a_run_is_told_with_its_day_machine_and_load_and_a_short_one_as_such() -> None:
    told = made(
        [[line("P4", [5.0], [5.0], 0.2), line("P12", [9.0], [30.0], 3.26)], [line("P4", [5.0], [5.0], quick=True)]]
    )
    assert "1. 2026-11-30, een machine; load average 0.2 to 3.3\n" in told
    assert "2. 2026-11-30, een machine; load average 0.5 to 0.5; **short run**\n" in told


def test_the_table_of_the_docs_is_that_of_the_kept_results() -> None:
    assert kept_runs()
    assert made(runs_in(kept_runs())) in PAGE.read_text("utf-8")


def test_the_command_writes_the_table_in_place_of_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, results = tmp_path / "performance.md", tmp_path / "run.jsonl"
    page.write_text(f"voor\n{figures_table.BEGIN}oud\n{figures_table.END}\nna\n", "utf-8")
    results.write_text(json.dumps(line("P12", [9.0], [30.0])) + "\n", "utf-8")
    monkeypatch.setattr(figures_table, "PAGE", page)
    for _ in range(2):
        assert benchmarks(["docs", str(results)]) == 0
        assert page.read_text("utf-8").startswith(f"voor\n{figures_table.BEGIN}\n1. 2026-11-30")
        assert page.read_text("utf-8").endswith(f"| yes |\n\n{figures_table.END}\nna\n")
    assert "oud" not in page.read_text("utf-8")
