"""How two views on the same people agree: weighted kappa, AC2 and the limits of Bland and Altman."""

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from statsmodels.stats.inter_rater import cohens_kappa

Counts = NDArray[np.int64]  # categories of the first view × categories of the second


class LimitsOfAgreement(NamedTuple):
    """The mean difference, its standard deviation and 95 % interval, and the limits of agreement (1.96 SD)."""

    mean: float
    deviation: float
    interval: tuple[float, float]
    limits: tuple[float, float]


def crosstable(first: list[int], second: list[int], categories: int) -> Counts:
    """How often each pair of points (1 and up) was given."""
    table = np.zeros((categories, categories), dtype=np.int64)
    np.add.at(table, (np.array(first) - 1, np.array(second) - 1), 1)
    return table


def weighted_kappa(table: Counts) -> float:
    """Cohen's kappa with quadratic weights."""
    return float(cohens_kappa(table, wt="fc").kappa)


def gwet_ac2(table: Counts) -> float:
    """Gwet's AC2 with quadratic weights (measurement.md §5)."""
    categories, shares = len(table), table / table.sum()
    place = np.arange(categories)
    weights = 1 - ((place[:, None] - place[None, :]) / (categories - 1)) ** 2
    observed, means = (weights * shares).sum(), (shares.sum(axis=0) + shares.sum(axis=1)) / 2
    expected = weights.sum() / (categories * (categories - 1)) * (means * (1 - means)).sum()
    return float((observed - expected) / (1 - expected))


def bland_altman(first: NDArray[np.float64], second: NDArray[np.float64]) -> LimitsOfAgreement:
    """The agreement of two measures of the same people (Bland and Altman 1986)."""
    differences = first - second
    mean, deviation = float(differences.mean()), float(differences.std(ddof=1))
    half = 1.96 * deviation / sqrt(len(differences))
    limits = (mean - 1.96 * deviation, mean + 1.96 * deviation)
    return LimitsOfAgreement(mean, deviation, (mean - half, mean + half), limits)
