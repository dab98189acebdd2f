"""Sets of equal value are a tie whatever the arithmetic says, and the search never prunes one (measurement.md §6)."""

import pytest

from results.advice.best_set import Limits, best_set
from results.advice.candidates import Candidate, value
from results.advice.gaps import Gap
from scan.learning_goal import Topic
from tests.support.building import training


def gap(name: str, weight: float) -> Gap:
    return Gap(Topic("MH", "T3", name, "basis"), weight, (name,), (1,), 0, False)


def candidate(name: str, strengths: dict[int, float], hours: float = 10, made_for: bool = False) -> Candidate:
    return Candidate(training(name), "skill", hours, made_for, strengths, strengths)


GAPS = [gap("a", 4), gap("b", 9), gap("c", 1.5)]
TWO, THREE = {0: 0.8, 1: 0.8}, {0: 0.5, 1: 0.8, 2: 0.8}  # both 10.4, of which floats make 10.4 and 10.399999999999999
ORDERS = pytest.mark.parametrize(("wins", "loses"), [(TWO, THREE), (THREE, TWO)], ids=["two wins", "three wins"])


def chosen(most: int, *candidates: Candidate) -> list[str]:
    """The ids of the best set of at most so many."""
    return [one.training.id for one in best_set(candidates, GAPS, Limits(most))]


def test_two_ways_to_the_same_value_differ_by_arithmetic() -> None:
    assert 0 < value([candidate("x", TWO)], GAPS) - value([candidate("x", THREE)], GAPS) < 1e-12


@ORDERS
def test_values_that_differ_by_arithmetic_alone_go_to_fewer_hours(
    wins: dict[int, float], loses: dict[int, float]
) -> None:
    assert chosen(1, candidate("z", wins, hours=1), candidate("a", loses, hours=2)) == ["z"]


@ORDERS
def test_values_that_differ_by_arithmetic_alone_go_to_what_is_your_own(
    wins: dict[int, float], loses: dict[int, float]
) -> None:
    assert chosen(1, candidate("z", wins, hours=20, made_for=True), candidate("a", loses)) == ["z"]


def test_a_second_training_that_adds_nothing_is_left_out() -> None:
    assert chosen(3, candidate("b", TWO), candidate("a", TWO)) == ["a"]


def test_a_value_that_is_higher_by_a_hundred_millionth_is_no_tie() -> None:
    assert chosen(1, candidate("z", TWO | {2: 1e-8}, hours=20), candidate("a", TWO)) == ["z"]
