"""A change is called one from the smallest detectable difference on (measurement.md §3)."""

from math import sqrt

import pytest

from results.growth.change import reliable_change
from tests.support.building import framework

CONSTANTS = framework().constants


def test_the_golden_example_of_the_text() -> None:
    found = reliable_change(3.2, 0.35, 3.9, 0.33, CONSTANTS)
    assert (round(found.rci, 4), round(found.smallest, 4), found.certain) == (1.1725, 0.9821, False)
    assert found.verdict == "geen zekere verandering"


@pytest.mark.parametrize(
    ("rise", "certain"), [(0.99, True), (-0.99, True), (0.98, False), (-0.98, False), (0.0, False)]
)
def test_a_change_is_certain_from_the_smallest_detectable_one_both_ways(rise: float, certain: bool) -> None:
    found = reliable_change(3.0, 0.35, 3.0 + rise, 0.33, CONSTANTS)
    assert found.certain is certain
    assert found.verdict == ("waarschijnlijk echt veranderd" if certain else "geen zekere verandering")


def test_a_change_of_just_the_cut_counts() -> None:
    spread = sqrt(0.35**2 + 0.33**2 + 2 * 0.25**2)
    assert reliable_change(3.0, 0.35, 3.0 + 1.645 * spread, 0.33, CONSTANTS).certain


def test_the_cut_and_the_retest_spread_come_from_the_framework() -> None:
    other = CONSTANTS.model_copy(update={"change_cut": 1.0, "retest_sd": 0.0})
    found = reliable_change(3.2, 0.3, 3.9, 0.4, other)
    assert (round(found.rci, 9), round(found.smallest, 9), found.certain) == (1.4, 0.5, True)
