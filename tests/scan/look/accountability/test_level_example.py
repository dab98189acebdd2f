"""The example of the page Verantwoording is what the engine says, told step by step."""

from collections.abc import Sequence

import pytest

from scan.look.accountability.level_example import (
    NO_LEVEL,
    START_ANSWERS,
    band_sentence,
    example_items,
    example_score,
    level_steps,
    scale_lines,
)
from scan.scoring.assessment import NE, Answer
from scan.scoring.profile import Score
from tests.support.building import whole

INSTRUMENT = whole()[0]
ITEMS = example_items(INSTRUMENT)


def scored(answers: Sequence[Answer]) -> Score:
    """The score of five answers."""
    return example_score(dict(zip((item.id for item in ITEMS), answers, strict=True)), ITEMS, INSTRUMENT)


def steps(answers: Sequence[Answer]) -> str:
    """The sentences about five answers."""
    return " ".join(level_steps(answers, scored(answers), INSTRUMENT.framework))


def test_the_example_asks_five_questions_of_one_role() -> None:
    assert len(ITEMS) == len(START_ANSWERS) == 5
    assert {(item.role, item.level) for item in ITEMS} == {("MH", "basis")}


def test_the_points_of_the_example_are_explained() -> None:
    (line,) = scale_lines(ITEMS, INSTRUMENT)
    scale = next(one for one in INSTRUMENT.scales if one.key == ITEMS[0].scale)
    assert line.startswith(scale.stem)
    assert all(f"{point.value} {point.short.lower()}" in line for point in scale.points)


# By hand: 1 + 1 + 0,5 + 1 + 0,5 = 4 of 5 is 0,80, exactly the cut. One answer lower and it is missed.
def test_the_example_at_the_start_is_on_the_cut() -> None:
    told = steps(START_ANSWERS)
    assert "Je antwoorden tellen voor 1 + 1 + 0,5 + 1 + 0,5. Dat is 4 van 5: 0,80." in told
    assert "Voor basisniveau is 0,80 nodig. Dit haalt die grens. De zelfscan zegt: basis." in told
    assert "Op de grens" in told


def test_one_lower_answer_moves_the_level() -> None:
    told = steps((4, 3, 3, 5, 3))
    assert "Dat is 3,5 van 5: 0,70." in told
    assert "Dit haalt die grens niet. De zelfscan zegt: op weg naar basis." in told


# By hand: mean 19 / 5 = 3,8; s² = (4 + 2,8) / (4 + 4) = .85; SE = .4123; 3,8 ± 1.2816 · .4123.
def test_the_band_of_the_example_is_that_of_the_formula() -> None:
    assert band_sentence(scored(START_ANSWERS)) == "Je gemiddelde is 3,8, met een band van 3,3 tot 4,3."


def test_what_was_not_done_counts_for_the_level_and_not_for_the_mean() -> None:
    told = steps((5, 5, NE, NE, NE))
    assert "1 + 1 + 0 + 0 + 0. Dat is 2 van 5: 0,40." in told
    assert band_sentence(scored((5, 5, NE, NE, NE))).startswith("Je gemiddelde is 5,0")
    assert band_sentence(scored((NE,) * 5)) == "Voor een gemiddelde zijn minstens twee antwoorden met een cijfer nodig."


def test_all_fives_are_stable() -> None:
    assert steps((5,) * 5).endswith("Eén antwoord een punt hoger of lager verandert dat niet.")


def test_without_enough_answers_there_is_no_level() -> None:
    few = example_score({ITEMS[0].id: 4}, ITEMS, INSTRUMENT)
    assert list(level_steps((4,), few, INSTRUMENT.framework)) == [NO_LEVEL]


@pytest.mark.parametrize("place", range(5))
def test_each_answer_of_the_example_counts(place: int) -> None:
    lower = [1 if number == place else answer for number, answer in enumerate(START_ANSWERS)]
    assert steps(lower) != steps(START_ANSWERS)
