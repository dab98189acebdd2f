"""Kappa, AC2 and the limits of agreement equal published figures on published data."""

import numpy as np
import pytest

from results.statistics.agreement import bland_altman, crosstable, gwet_ac2, weighted_kappa
from tests.support.published import MINI_WRIGHT, WRIGHT


def plain_kappa(table: list[list[int]], power: int) -> float:
    """Cohen's kappa by its definition: weights |i − j| to a power, 0 for every pair that differs at power 0."""
    n, size = sum(map(sum, table)), range(len(table))
    rows, columns = [sum(row) for row in table], [sum(row[j] for row in table) for j in size]
    cells = [(i, j, abs(i - j) ** power if power else int(i != j)) for i in size for j in size]
    seen = sum(w * table[i][j] for i, j, w in cells) / n
    return 1 - seen / (sum(w * rows[i] * columns[j] for i, j, w in cells) / n**2)


def test_kappa_of_two_categories_is_the_published_one() -> None:
    assert weighted_kappa(np.array([[20, 5], [10, 15]])) == pytest.approx(0.4, abs=1e-6)


# The published .7964 is unweighted; the same table with quadratic weights is held against the definition.
def test_kappa_of_three_categories_follows_its_definition() -> None:
    table = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
    assert plain_kappa(table, power=0) == pytest.approx(0.7964, abs=5e-5)
    assert weighted_kappa(np.array(table)) == pytest.approx(plain_kappa(table, power=2), abs=1e-9)


# Gwet (2008), with kappa's paradox: kappa is -.023 where 118 of 125 are rated alike. Two categories: AC2 = AC1.
def test_ac2_of_a_skewed_table_is_the_published_one() -> None:
    table = np.array([[118, 5], [2, 0]])
    assert gwet_ac2(table) == pytest.approx(0.941, abs=5e-4)
    assert weighted_kappa(table) == pytest.approx(-0.0234, abs=5e-5)


def test_limits_of_agreement_are_those_of_bland_and_altman() -> None:
    found = bland_altman(WRIGHT, MINI_WRIGHT)
    assert (found.mean, found.deviation) == pytest.approx((-2.117647, 38.765130), abs=1e-6)
    assert found.limits == pytest.approx((-78.097, 73.862), abs=1e-3)


def test_a_crosstable_counts_pairs_of_points() -> None:
    assert crosstable([1, 1, 3], [1, 2, 3], 3).tolist() == [[1, 1, 0], [0, 0, 0], [0, 0, 1]]
