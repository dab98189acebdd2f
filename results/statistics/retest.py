"""What two measures of the same people say about change that is only chance."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

CERTAIN = 1.96


class Retest(NamedTuple):
    """The correlation of two measures, the SD of one measure around a person's own mean, and reliable change.

    `smallest` is the smallest certain change at 95 %, `changed` the share of people beyond it (Jacobson, Truax 1991).
    """

    correlation: float
    within_sd: float
    smallest: float
    changed: float


def retest(first: NDArray[np.float64], second: NDArray[np.float64]) -> Retest:
    """Compare two measures of people of whom nobody should have changed."""
    differences = second - first
    within = float(differences.std(ddof=1) / np.sqrt(2))
    smallest = float(CERTAIN * differences.std(ddof=1))
    correlation = float(np.corrcoef(first, second)[0, 1])
    return Retest(correlation, within, smallest, float((np.abs(differences) > smallest).mean()))


def jacobson_truax_index(first: float, second: float, deviation: float, reliability: float) -> float:
    """The reliable change index of Jacobson and Truax from the SD of the first measure and the reliability."""
    error = deviation * np.sqrt(1 - reliability)
    return float((second - first) / (error * np.sqrt(2)))
