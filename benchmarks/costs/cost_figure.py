"""A measured cost beside that of a base, and the limit it must keep (docs/performance.md)."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class CostFigure(NamedTuple):
    """A median in `unit`, the same of the base, their ratio, the number of rounds and the spread of the ratio."""

    name: str
    unit: str
    value: float
    base: float
    ratio: float
    rounds: int
    spread: float


def cost_figure(name: str, unit: str, values: Sequence[float], bases: Sequence[float]) -> CostFigure:
    """The medians of interleaved rounds, with the spread of their ratios."""
    ratios = sorted(value / base for value, base in zip(values, bases, strict=True))
    spread = (ratios[-1] - ratios[0]) / median(ratios)
    return CostFigure(name, unit, median(values), median(bases), median(ratios), len(ratios), spread)
