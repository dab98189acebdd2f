"""Every figure of docs/performance.md with the limit it must keep: python -m benchmarks list."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple
from unittest import SkipTest

from benchmarks.answer_cost import store_cost
from benchmarks.answer_cost.cpu import cpu_per_answer, otree_per_answer
from benchmarks.answer_cost.load import capacity_ratio
from benchmarks.answer_cost.screen import screen_time
from benchmarks.costs.cohorts import means_from_store, means_in_memory
from benchmarks.costs.cost_figure import CostFigure
from benchmarks.costs.figures_table import circumstances
from benchmarks.costs.first_visits import bytes_of_visit, cpu_of_visit, hall_time
from benchmarks.costs.reports import report_cpu
from benchmarks.costs.scoring import bulk_memory, bulk_scoring, scoring_cpu
from benchmarks.costs.start import memory_at_start, set_up_time, start_time
from benchmarks.costs.suggestions import advice_time, large_advice_time
from benchmarks.costs.views import profile_view, questions_view


class Gate(NamedTuple):
    """A figure with the limit it must keep: its `measured` ratio or value is at most, or at least, `limit`.

    `full` and `quick` are the arguments of `measure` after the folder: how much of everything, and how many rounds.
    """

    key: str
    measure: Callable[..., CostFigure]
    full: tuple[float, ...]
    quick: tuple[float, ...]
    measured: Literal["ratio", "value"]
    side: Literal["<=", ">="]
    limit: float

    def result(self, figure: CostFigure) -> dict[str, Any]:
        """The figure as JSON, with its gate and whether it holds."""
        number = figure.ratio if self.measured == "ratio" else figure.value
        holds = number <= self.limit if self.side == "<=" else number >= self.limit
        rounded = {name: round(one, 3) if isinstance(one, float) else one for name, one in figure._asdict().items()}
        return {"key": self.key, **rounded, "gate": f"{self.measured} {self.side} {self.limit:g}", "holds": holds}


# docs/performance.md
GATES = (
    Gate("P1", cpu_per_answer, (200, 7), (40, 2), "ratio", "<=", 10),
    Gate("P2", otree_per_answer, (200, 7), (40, 2), "ratio", ">=", 1),
    Gate("P3", screen_time, (20, 3), (4, 1), "value", "<=", 120),
    Gate("P4", questions_view, (20, 5), (5, 2), "ratio", "<=", 4),
    Gate("P4", profile_view, (20, 5), (5, 2), "ratio", "<=", 9),
    Gate("P5", capacity_ratio, (15, 3), (6, 1, 512), "ratio", ">=", 60),
    Gate("P6", hall_time, (300, 3), (40, 1), "value", "<=", 15),
    Gate("P6", cpu_of_visit, (40, 3), (10, 1), "value", "<=", 35),
    Gate("P6", bytes_of_visit, (), (), "value", "<=", 1),
    Gate("P7", means_in_memory, (20_000, 5), (2_000, 2), "ratio", ">=", 50),
    Gate("P8", means_from_store, (100_000, 3), (2_000, 2), "ratio", ">=", 40),
    Gate("P9", store_cost.bytes_per_scan, (200, 3), (50, 1), "ratio", "<=", 40),
    Gate("P10", store_cost.cpu_per_save, (200, 7), (50, 3), "value", "<=", 0.6),
    Gate("P10", store_cost.commits_per_sync, (20, 5), (5, 2), "ratio", ">=", 1),
    Gate("P11", scoring_cpu, (200, 5), (40, 2), "value", "<=", 0.8),
    Gate("P12", report_cpu, (20, 5), (4, 2), "value", "<=", 30),
    Gate("P13", start_time, (5,), (1,), "ratio", "<=", 1.8),
    Gate("P13", memory_at_start, (3,), (1,), "ratio", "<=", 1.6),
    Gate("P14", bulk_scoring, (20_000, 3), (1_000, 1), "value", "<=", 1),
    Gate("P14", bulk_memory, (100_000,), (1_000,), "value", "<=", 100),
    Gate("P15", advice_time, (20, 5), (4, 2), "value", "<=", 15),
    Gate("P15", large_advice_time, (1_000, 3), (1_000, 1), "value", "<=", 2_000),
    Gate("P16", store_cost.growth_with_history, (10, 9), (5, 3), "ratio", "<=", 1.1),
    Gate("P17", set_up_time, (3,), (1,), "value", "<=", 15),
)
# The figures of each command.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "answer": ("P1", "P2", "P3", "P5", "P9", "P10", "P16"),
    "hall": ("P6",),
    "capacity": ("P5",),
    "pages": ("P4",),
    "store": ("P9", "P10", "P16"),
    "score": ("P7", "P8", "P11", "P14"),
    "suggest": ("P15",),
    "report": ("P12",),
    "start": ("P13",),
    "setup": ("P17",),
    "all": tuple(dict.fromkeys(gate.key for gate in GATES)),
}


def cost_figures(command: str, quick: bool, only: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield every figure of a command as soon as it is measured; what cannot be measured here is told on stderr."""
    for gate in (gate for gate in GATES if gate.key in COMMANDS[command] and only in (None, gate.key)):
        with TemporaryDirectory() as folder:
            around = circumstances(quick)
            try:
                yield {**gate.result(gate.measure(Path(folder), *(gate.quick if quick else gate.full))), **around}
            except (SkipTest, RuntimeError) as reason:
                print(f"{gate.key}: not measured, {reason}", file=sys.stderr)


def figure_line(figure: Mapping[str, Any]) -> str:
    """A measured figure as a line of text."""
    numbers = "{value:g} {unit}, base {base:g}, ratio {ratio:g}, {rounds} rounds, spread {spread:g}".format(**figure)
    return f"{figure['name']:<35} {numbers}: {figure['gate']} {'holds' if figure['holds'] else 'IS MISSED'}"


def gate_lines() -> Iterator[str]:
    """A line per figure: its number, what it is, and its limit."""
    for gate in GATES:
        told = (gate.measure.__doc__ or "").strip().partition("\n")[0]
        yield f"{gate.key:<4} {gate.measured} {gate.side} {gate.limit:g}: {told}"
