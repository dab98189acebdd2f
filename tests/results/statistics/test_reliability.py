"""Alpha, omega, split-half and item–rest correlations equal published figures on published data."""

from itertools import combinations

import numpy as np
import pytest

from results.statistics.reliability import (
    cronbach_alpha,
    item_rest_correlations,
    mcdonald_omega,
    omega_interval,
    omega_of_correlations,
    rulon,
    split_half,
)
from tests.support.published import ATTITUDE, holzinger_swineford

LOADINGS = np.array([0.8, 0.7, 0.6, 0.5])


def test_alpha_of_the_attitude_data_is_the_published_one() -> None:
    assert cronbach_alpha(ATTITUDE).value == pytest.approx(0.8431428, abs=1e-6)


# Feldt's pivot: (1 - alpha of the population) / (1 - alpha of the sample) follows F(n - 1, (n - 1)(k - 1)).
def test_the_interval_of_alpha_holds_the_true_alpha_in_95_percent() -> None:
    chance, inside = np.random.default_rng(1), 0
    for _ in range(2000):
        answers = chance.normal(size=(60, 1)) + chance.normal(size=(60, 4))
        found = cronbach_alpha(answers)
        inside += found.low <= 0.8 <= found.high
    assert inside / 2000 == pytest.approx(0.95, abs=0.015)


def test_item_rest_correlations_of_the_attitude_data_are_the_published_ones() -> None:
    published = [0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]
    assert [round(r, 2) for r in item_rest_correlations(ATTITUDE)] == published


def test_omega_of_given_loadings_is_the_published_one() -> None:
    correlations = np.outer(LOADINGS, LOADINGS) + np.diag(1 - LOADINGS**2)
    assert omega_of_correlations(correlations, np.ones(4)) == pytest.approx(0.749446, abs=1e-3)


# The three scales of Holzinger and Swineford (1939): alpha and omega as semTools prints them for the model of three
# factors, and the estimates of that model as lavaan prints them (loadings, residual variances, variance of the factor).
SCALES = {
    "visual": (0.6261171, 0.6253180, (1, 0.554, 0.729), (0.549, 1.134, 0.844), 0.809),
    "textual": (0.8827069, 0.8851754, (1, 1.113, 0.926), (0.371, 0.446, 0.356), 0.979),
    "speed": (0.6884550, 0.6877600, (1, 1.180, 1.082), (0.799, 0.488, 0.566), 0.384),
}


@pytest.mark.parametrize("scale", SCALES)
def test_alpha_of_holzinger_and_swineford_is_the_published_one(scale: str) -> None:
    assert cronbach_alpha(holzinger_swineford()[scale]).value == pytest.approx(SCALES[scale][0], abs=1e-6)


# The published omegas come from one model of all scales; of the textual scale that is nearly its own one-factor model.
def test_omega_of_holzinger_and_swineford_is_the_published_one() -> None:
    assert mcdonald_omega(holzinger_swineford()["textual"]) == pytest.approx(SCALES["textual"][1], abs=1e-3)


@pytest.mark.parametrize("scale", SCALES)
def test_omega_of_the_published_estimates_is_the_published_one(scale: str) -> None:
    _, omega, loadings, residual, variance = SCALES[scale]
    covariance = variance * np.outer(loadings, loadings) + np.diag(residual)
    deviations = np.sqrt(np.diag(covariance))
    assert omega_of_correlations(covariance / np.outer(deviations, deviations), deviations) == pytest.approx(
        omega, abs=1e-3
    )


def test_omega_is_alpha_when_all_loadings_are_equal() -> None:
    chance = np.random.default_rng(1)
    answers = chance.normal(size=(4000, 1)) + chance.normal(size=(4000, 5))
    assert mcdonald_omega(answers) == pytest.approx(cronbach_alpha(answers).value, abs=1e-3)


def test_the_bootstrap_interval_of_omega_is_the_same_for_the_same_seed() -> None:
    first, second = (omega_interval(ATTITUDE, resamples=10, seed=3) for _ in range(2))
    assert first == second
    assert first.low < first.value < first.high


# Cronbach (1951): the mean of all possible split-halves is alpha.
def test_the_mean_of_all_split_halves_is_alpha() -> None:
    answers = ATTITUDE[:, :6]
    halves = [
        rulon(answers[:, half].sum(axis=1), np.delete(answers, half, axis=1).sum(axis=1))
        for half in map(list, combinations(range(6), 3))
    ]
    assert np.mean(halves) == pytest.approx(cronbach_alpha(answers).value, abs=1e-9)


def test_the_split_half_is_that_of_odd_against_even_items() -> None:
    odd, even = ATTITUDE[:, [0, 2, 4, 6]].sum(axis=1), ATTITUDE[:, [1, 3, 5]].sum(axis=1)
    assert split_half(ATTITUDE) == pytest.approx(2 * (1 - (odd.var() + even.var()) / (odd + even).var()), abs=1e-9)
