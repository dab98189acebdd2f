"""How consistently the items of one scale measure: alpha, omega, split-half and item–rest correlations."""

import warnings
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from statsmodels.multivariate.factor import Factor
from statsmodels.tools.sm_exceptions import ConvergenceWarning, EstimationWarning

Matrix = NDArray[np.float64]  # people × items, without gaps


class Interval(NamedTuple):
    """A coefficient with the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


def cronbach_alpha(answers: Matrix) -> Interval:
    """Cronbach's alpha (1951) with the interval of Feldt (1965)."""
    people, items = answers.shape
    alpha = items / (items - 1) * (1 - answers.var(axis=0, ddof=1).sum() / answers.sum(axis=1).var(ddof=1))
    f = stats.f(people - 1, (people - 1) * (items - 1))
    return Interval(float(alpha), float(1 - (1 - alpha) * f.ppf(0.975)), float(1 - (1 - alpha) * f.ppf(0.025)))


def mcdonald_omega(answers: Matrix) -> float:
    """McDonald's omega total of one factor, fitted to the correlations by maximum likelihood."""
    deviations: NDArray[Any] = np.sqrt(np.diag(np.cov(answers, rowvar=False)))
    correlations: NDArray[Any] = np.asarray(np.corrcoef(answers, rowvar=False))
    return omega_of_correlations(correlations, deviations)


def omega_of_correlations(correlations: NDArray[Any], deviations: NDArray[Any]) -> float:
    """Omega from the correlations and the standard deviations of the items."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # given when the last step was too small to matter
        warnings.simplefilter("ignore", EstimationWarning)  # given when one item measures the factor alone
        fitted = Factor(corr=correlations, n_factor=1, method="ml").fit(rng=0)  # its start is drawn by chance
    loadings = fitted.loadings[:, 0] * deviations
    unique = (1 - fitted.loadings[:, 0] ** 2) * deviations**2
    return float(loadings.sum() ** 2 / (loadings.sum() ** 2 + unique.sum()))


def omega_interval(answers: Matrix, resamples: int, seed: int) -> Interval:
    """Omega with the 95 % percentile interval of a seeded bootstrap over people."""
    chance, people = np.random.default_rng(seed), len(answers)
    drawn = (answers[chance.integers(people, size=people)] for _ in range(resamples))
    omegas = [mcdonald_omega(sample) for sample in drawn if sample.std(axis=0).all()]
    low, high = np.percentile(omegas, [2.5, 97.5]) if omegas else (np.nan, np.nan)
    return Interval(mcdonald_omega(answers), float(low), float(high))


def split_half(answers: Matrix) -> float:
    """The reliability of odd against even items, as Flanagan and Rulon compute it: 4 · cov / variance of the sum."""
    return rulon(answers[:, ::2].sum(axis=1), answers[:, 1::2].sum(axis=1))


def rulon(first: Matrix, second: Matrix) -> float:
    """The reliability of the sum of two halves."""
    return float(4 * np.cov(first, second)[0, 1] / (first + second).var(ddof=1))


def item_rest_correlations(answers: Matrix) -> list[float]:
    """The correlation of each item with the sum of all others."""
    total = answers.sum(axis=1)
    return [float(np.corrcoef(answers[:, k], total - answers[:, k])[0, 1]) for k in range(answers.shape[1])]
