"""What an answer costs, from the tap to the disk: python -m benchmarks answer."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple
from unittest import SkipTest

from benchmarks import store_cost
from benchmarks.answer_cpu import cpu_per_answer, otree_per_answer
from benchmarks.answer_load import capacity_ratio
from benchmarks.answer_screen import screen_time
from benchmarks.store_cost import CostFigure


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
        return {**rounded, "gate": f"{self.measured} {self.side} {self.limit:g}", "holds": holds}


# docs/performance.md
GATES = (
    Gate("P1", cpu_per_answer, (200, 7), (40, 2), "ratio", "<=", 10),
    Gate("P2", otree_per_answer, (200, 7), (40, 2), "ratio", ">=", 1),
    Gate("P3", screen_time, (20, 3), (4, 1), "value", "<=", 120),
    Gate("P5", capacity_ratio, (15, 3), (6, 1, 512), "ratio", ">=", 60),
    Gate("P9", store_cost.bytes_per_scan, (200, 3), (50, 1), "ratio", "<=", 40),
    Gate("P10", store_cost.cpu_per_save, (200, 7), (50, 3), "value", "<=", 0.6),
    Gate("P10", store_cost.commits_per_sync, (20, 5), (5, 2), "ratio", ">=", 1),
    Gate("P16", store_cost.growth_with_history, (10, 9), (5, 3), "ratio", "<=", 1.1),
)


def answer_figures(quick: bool, only: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield every figure as soon as it is measured; what cannot be measured here is reported on stderr."""
    for gate in (gate for gate in GATES if only in (None, gate.key)):
        with TemporaryDirectory() as folder:
            try:
                yield gate.result(gate.measure(Path(folder), *(gate.quick if quick else gate.full)))
            except (SkipTest, RuntimeError) as reason:
                print(f"{gate.key}: not measured, {reason}", file=sys.stderr)
