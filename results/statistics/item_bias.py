"""Differential item functioning (DIF): does an item ask the same of two groups, by ordinal logistic regression."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from statsmodels.miscmodels.ordinal_model import OrderedModel


class ItemBias(NamedTuple):
    """Two likelihood ratio tests (1 df each): a shift between groups at equal score, and a difference in slope."""

    uniform: float
    uniform_p: float
    slope: float
    slope_p: float


def item_bias(points: NDArray[np.int64], score: NDArray[np.float64], in_focus: NDArray[np.bool_]) -> ItemBias:
    """Compare regressions of the points on the score alone, with the group, and with their product."""
    scaled, group = (score - score.mean()) / score.std(), in_focus.astype(float)
    terms = [scaled, group, scaled * group]
    fits = [log_likelihood(points, np.column_stack(terms[:n])) for n in (1, 2, 3)]
    uniform, slope = (max(0.0, 2 * (after - before)) for before, after in pairwise(fits))
    return ItemBias(uniform, float(stats.chi2.sf(uniform, 1)), slope, float(stats.chi2.sf(slope, 1)))


def log_likelihood(points: NDArray[np.int64], terms: NDArray[np.float64]) -> float:
    """The log-likelihood of a proportional odds model."""
    return float(OrderedModel(points, terms, distr="logit").fit(method="bfgs", disp=False, maxiter=500).llf)
