"""Where a profile falls short, by topic, and how much each topic weighs (measurement.md §6)."""

import pytest

from results.advice.gaps import Gap, find_gaps, mainly_inexperience
from scan.learning_goal import Topic
from scan.scoring.assessment import Answer
from tests.support.building import framework, item, said, sitting, small

PAIN = Topic("MH", "T3", "pijn", "basis")


def weights(row: str, phase: str = "gevorderd", **fields: object) -> dict[Topic, float]:
    """The weight of every topic of one role."""
    instrument, assessment = sitting({"MH": row}, phase, **fields)
    return {gap.topic: gap.weight for gap in find_gaps(assessment, instrument)}


@pytest.mark.parametrize(("answer", "weight"), [("3", 1), ("2", 2), ("1", 3), ("NE", 3)])
def test_a_topic_weighs_the_points_below_the_norm_and_not_done_counts_as_a_one(answer: str, weight: float) -> None:
    assert weights(answer) == {PAIN: weight}


@pytest.mark.parametrize("answer", ["4", "5", "NVT", "open"])
def test_a_topic_without_shortfall_is_no_gap(answer: str) -> None:
    assert weights(answer) == {}


def test_one_item_weighs_three_at_most() -> None:
    assert weights("1", norms={"gevorderd": 5}) == {PAIN: 3}


def test_the_norm_of_the_item_itself_counts() -> None:
    assert weights("2", norms={"gevorderd": 3}) == {PAIN: 1}


def test_the_items_of_a_topic_add_up_and_a_five_repairs_nothing() -> None:
    assert weights("2 3 5 NE") == {PAIN: 6}


def test_each_level_is_a_topic_of_its_own_and_beyond_the_scope_there_is_none() -> None:
    assert weights("3 | 2 | 1") == {PAIN: 1, PAIN._replace(level="gevorderd"): 2}


@pytest.mark.parametrize(
    "other", [{"role": "CO"}, {"epa_task": "T4"}, {"theme": "zingeving"}], ids=["role", "EPA task", "theme"]
)
def test_another_role_task_or_theme_is_another_topic(other: dict[str, str]) -> None:
    instrument = small(item("one"), item("two", **other))
    found = find_gaps(said({"one": 3, "two": 2}, "n8"), instrument)
    assert [(gap.weight, gap.items) for gap in found] == [(1, ("one",)), (2, ("two",))]


@pytest.mark.parametrize(
    ("goals", "seen", "weight"),
    [((), (), 2), ((PAIN,), (), 3), ((), (PAIN,), 2.5), ((PAIN,), (PAIN,), 3.75)],
    ids=["neither", "a learning goal", "the supervisor sees it too", "both"],
)
def test_a_goal_and_a_supervisor_make_a_topic_heavier(
    goals: tuple[Topic, ...], seen: tuple[Topic, ...], weight: float
) -> None:
    instrument, assessment = sitting({"MH": "2"})
    assert [gap.weight for gap in find_gaps(assessment, instrument, goals, seen)] == [weight]


def test_a_goal_where_nothing_falls_short_weighs_nothing() -> None:
    instrument, assessment = sitting({"MH": "4 5"})
    assert find_gaps(assessment, instrument, goals=[PAIN], seen_by_supervisor=[PAIN]) == ()


def test_meaning_never_disappears_in_a_role_that_does_well() -> None:
    meaning = item("zin", role="CO", theme="zingeving", dimensions=("spiritueel",))
    instrument = small(*(item(f"co-{n}", role="CO") for n in range(9)), meaning)
    found = find_gaps(said({**{f"co-{n}": 5 for n in range(9)}, "zin": 2}, "n8"), instrument)
    assert [gap.topic.theme for gap in found] == ["zingeving"]


def test_gaps_stand_in_the_order_of_the_content() -> None:
    instrument = small(item("b", theme="pijn"), item("a", theme="zingeving"), item("c", theme="pijn"))
    answers: dict[str, Answer] = {"c": 1, "a": 1, "b": 1}
    assert [gap.items for gap in find_gaps(said(answers, "n8"), instrument)] == [("b", "c"), ("a",)]


@pytest.mark.parametrize(
    ("row", "mainly"),
    [("NE NE 1", True), ("NE 1", True), ("NE 1 1", False), ("NE NE 4 5 1 1", True), ("1 1", False), ("5 5", False)],
    ids=["most", "half", "less than half", "half of what falls short", "none", "no gap at all"],
)
def test_half_or_more_not_done_is_mainly_a_lack_of_experience(row: str, mainly: bool) -> None:
    instrument, assessment = sitting({"MH": row})
    assert mainly_inexperience(find_gaps(assessment, instrument), framework().constants) == mainly


def test_a_gap_knows_its_items_and_how_many_were_never_done() -> None:
    instrument, assessment = sitting({"MH": "NE 3 4 NE"})
    expected = Gap(PAIN, 7, ("mh-basis-1", "mh-basis-2", "mh-basis-4"), inexperienced=2)
    assert find_gaps(assessment, instrument) == (expected,)
