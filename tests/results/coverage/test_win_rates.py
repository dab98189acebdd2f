"""People differ, and so does the advice: nothing is advised to nearly everyone (measurement.md §6)."""

from collections import Counter

import pytest

from results.coverage.sample_people import SETTINGS, PeopleSetting, sample_people
from results.coverage.win_rates import TOO_OFTEN, WATCHED_HOURS, Content, meant_for, never_advised, win_rates
from scan.instrument.catalogue import Obligation
from scan.scoring.assessment import NE
from tests.support.building import catalogue, item, real, small, training

CONTENT = Content(*real())
PAIN = ("MH", "T3", 0.8)


# Counting lines would take longer than the test; what it runs is counted elsewhere.
@pytest.mark.no_cover
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: f"{one.audience} {one.phase} {one.specialism}")
def test_of_100_people_no_entry_comes_to_more_than_70_percent_with_a_day_or_two(setting: PeopleSetting) -> None:
    people = [*sample_people(setting, CONTENT.instrument, 100)]
    rates = [*win_rates(setting, WATCHED_HOURS, people, CONTENT)]
    assert [rate for rate in rates if rate.share > TOO_OFTEN] == []
    assert len({rate.training_id for rate in rates}) >= 6


def test_random_people_are_the_same_every_time_and_differ_from_each_other() -> None:
    one, other = ([*sample_people(SETTINGS[0], CONTENT.instrument, 3)] for _ in range(2))
    assert one == other
    assert len({tuple(profile.assessment.answers.items()) for profile in one}) == 3


def test_random_people_answer_what_their_phase_asks_and_left_a_part_undone() -> None:
    answers = Counter[object]()
    for profile in sample_people(SETTINGS[3], CONTENT.instrument, 20):
        assert {"basis", "gevorderd"} == {
            one.level for one in CONTENT.instrument.items if one.id in profile.assessment.answers
        }
        answers.update(profile.assessment.answers.values())
    assert set(answers) == {1, 2, 3, 4, 5, NE}
    assert 0.08 < answers[NE] / answers.total() < 0.16


def test_an_entry_that_never_wins_is_found_and_one_of_the_own_training_is_left_alone() -> None:
    best, worse = training("a", PAIN), training("b", ("MH", "T3", 0.3))
    duty = training("c", ("MH", "T3", 0.3), obligatory_for=(Obligation(specialism="oncologie", years=(1,)),))
    content = Content(small(*(item(f"i-{n}") for n in range(3))), catalogue(best, worse, duty))
    assert [one.id for one in never_advised(content, 3)] == ["b"]


def test_an_entry_is_tried_on_everyone_it_is_meant_for() -> None:
    entry = training(
        "a", PAIN, audiences=("aios",), phases=("n8",), specialisms=("oncologie", "urologie"), institutes=("LUMC",)
    )
    assert [*meant_for(entry, CONTENT.instrument)] == [
        PeopleSetting("aios", "n8", "oncologie", "LUMC"),
        PeopleSetting("aios", "n8", "urologie", "LUMC"),
    ]
