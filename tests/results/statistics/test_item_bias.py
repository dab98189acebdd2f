"""Ordinal regression equals published estimates, and DIF is found where it was put."""

import numpy as np
import pytest
from statsmodels.discrete.discrete_model import Logit

from results.statistics.item_bias import item_bias, log_likelihood
from tests.support.published import IMPAIRMENT, LIFE_EVENTS, SES

CHANCE = np.random.default_rng(1)
ABILITY = CHANCE.normal(size=400)
GROUP = np.arange(400) % 2 == 0


def drawn(shift: float) -> np.ndarray:
    """Points 1–4 on an item that is easier by `shift` for the group in focus."""
    place = ABILITY + shift * GROUP + CHANCE.logistic(scale=0.5, size=400)
    return 1 + (place[:, None] > np.array([-1.0, 0.0, 1.0])).sum(axis=1)


# Agresti, Categorical Data Analysis, mental impairment: deviance 99.0979 with life events and socio-economic status.
def test_the_deviance_of_the_impairment_data_is_the_published_one() -> None:
    fitted = log_likelihood(IMPAIRMENT, np.column_stack([LIFE_EVENTS, SES]))
    assert -2 * fitted == pytest.approx(99.0979, abs=1e-4)


def test_with_two_categories_it_is_logistic_regression() -> None:
    points = (drawn(0.0) > 2).astype(int)
    terms = np.column_stack([ABILITY, GROUP.astype(float)])
    expected = Logit(points, np.column_stack([np.ones(400), terms])).fit(disp=False).llf
    assert log_likelihood(points, terms) == pytest.approx(expected, abs=1e-6)


def test_an_item_that_is_easier_for_one_group_is_found() -> None:
    assert item_bias(drawn(1.0), ABILITY, GROUP).uniform_p < 0.001


def test_an_item_that_is_equal_for_both_groups_is_not_blamed() -> None:
    found = item_bias(drawn(0.0), ABILITY, GROUP)
    assert found.uniform_p > 0.05
    assert found.slope_p > 0.05
