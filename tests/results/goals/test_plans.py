"""All goals of a person, each once, and how far along the road of a netwerkstage they are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from results.advice.eligibility import Wish
from results.goals.activities import LIBRARY, PLACEMENT, activities
from results.goals.netwerkstage import trajectory
from results.goals.plans import completed_trainings, learning_plans, open_topics, report_goals, wish_from_sittings
from scan.learning_goal import LearningGoal, Topic, goal_to_text
from scan.scoring.assessment import Setting
from scan.scoring.scoring import score
from scan.store import Sitting
from tests.support.building import catalogue, item, real, said, small, training
from tests.support.filled_in import filled

PAIN = Topic("MH", "T3", "pijn", "basis")
ONE, TWO = LearningGoal("one", "Ik leer bellen.", PAIN, learning="skill"), LearningGoal("two", "Ik leer luisteren.")
THREE = LearningGoal("three", "Ik leer vragen.", learning="knowledge", status="behaald")


def kept(*goals: list[LearningGoal]) -> tuple[Sitting, ...]:
    """Sittings with these goals, oldest first."""
    return tuple(filled(goals=some, id=f"s{number}") for number, some in enumerate(goals, 1))


def test_the_goals_of_the_newest_scan_come_first_and_those_of_earlier_ones_say_so() -> None:
    found = learning_plans(kept([ONE], [TWO, THREE]))
    assert [(plan.goal.id, plan.sitting_id, plan.is_earlier) for plan in found] == [
        ("two", "s2", False),
        ("three", "s2", False),
        ("one", "s1", True),
    ]


def test_a_goal_that_went_along_stands_as_it_is_in_the_newest_scan() -> None:
    later = replace(ONE, status="behaald")
    assert [(plan.goal, plan.is_earlier) for plan in learning_plans(kept([ONE], [later]))] == [(later, False)]


def test_a_goal_written_by_a_later_version_is_left_alone() -> None:
    strange = replace(filled(goals=[ONE]), goals={"x": '{"id":"x","text":"","new":1}', "one": goal_to_text(ONE)})
    assert [plan.goal for plan in learning_plans([strange])] == [ONE]


def test_what_one_works_on_and_what_was_done_counts_from_every_scan() -> None:
    first, second = kept([ONE], [THREE])
    first, second = replace(first, done=frozenset("a")), replace(second, done=frozenset("b"))
    assert open_topics(learning_plans([first, second])) == {PAIN}
    assert open_topics(learning_plans(kept([replace(ONE, status="losgelaten")]))) == frozenset()
    assert completed_trainings([first, second]) == {"a", "b"}


@pytest.mark.parametrize(
    ("institutes", "own"), [(("LUMC", "Radboudumc"), "Radboudumc"), (("LUMC", ""), "LUMC"), (("", ""), "")]
)
def test_the_own_institute_is_that_of_the_newest_scan_that_names_one(institutes: Sequence[str], own: str) -> None:
    scans = [filled(setting=Setting("aios", institute=one)) for one in institutes]
    assert [wish_from_sittings(one, scans).institute for one in scans] == [own, own]


@pytest.mark.parametrize(("number", "ids"), [(1, ["one", "three"]), (2, ["two", "one"])])
def test_a_report_holds_its_own_goals_and_what_was_still_open(number: int, ids: list[str]) -> None:
    assert [goal.id for goal in report_goals(kept([ONE, THREE], [TWO]), number)] == ids


def test_without_goals_there_is_no_road() -> None:
    assert trajectory(kept([], [])) == ()


def test_the_road_tells_each_stage_and_what_is_behind_you() -> None:
    assert [(stage.name, stage.state, stage.done) for stage in trajectory(kept([ONE, THREE]))] == [
        ("Startscan", "22 november 2026", True),
        ("Leerdoelen", "2 leerdoelen", True),
        ("Kennis opdoen", "1 van 1 behaald", True),
        ("Vaardigheid trainen", "0 van 1 behaald", False),
        ("Werkplekleren", "nog niets gekozen", False),
        ("Eindscan", "nog te doen", False),
    ]


def test_a_later_scan_with_answers_ends_the_road_and_new_goals_begin_another() -> None:
    assert trajectory(kept([ONE], []))[-1].done
    assert not trajectory((*kept([ONE]), filled(id="s2", answers={}, goals=[])))[-1].done
    assert not trajectory(kept([THREE], [TWO]))[-1].done


SHORT = training("kort", ("MH", "T3", 0.5), hours_max=1.0)
LONG, BEST = training("lang", ("MH", "T3", 0.5)), training("best", ("MH", "T3", 0.8))
OTHER = training("ander", ("CO", "T4", 0.8))
PATHS = training(LIBRARY, learning=("workplace",)), training(PLACEMENT, learning=("workplace",), audiences=("aios",))


@pytest.mark.parametrize(
    ("goal", "wish", "ids"),
    [
        (ONE, Wish("arts"), ["best", "kort", "lang", LIBRARY]),
        (ONE, Wish("arts", done=frozenset({"best"})), ["kort", "lang", LIBRARY]),
        (replace(ONE, training="ander"), Wish("arts"), ["best", "kort", "lang", LIBRARY, "ander"]),
        (TWO, Wish("arts"), ["best", LIBRARY]),
        (ONE, Wish("aios"), [PLACEMENT]),
    ],
    ids=["the best first", "done before", "chosen before", "no topic: the advice", "another audience"],
)
def test_what_helps_with_a_goal_is_offered_then_the_paths_that_fit_any(
    goal: LearningGoal, wish: Wish, ids: list[str]
) -> None:
    asked = small(item("mh-1"))
    profile = score(said({"mh-1": 1}, "n8"), asked)
    offers = catalogue(OTHER, LONG, SHORT, *PATHS, BEST)
    assert [one.id for one in activities(goal, profile, asked, offers, wish)] == ids


@pytest.mark.parametrize("name", [LIBRARY, PLACEMENT])
def test_the_catalogue_knows_the_paths_by_these_names(name: str) -> None:
    assert name in real()[1].titles
