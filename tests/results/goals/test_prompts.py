"""Learning goals: a sentence to start from, and what to show behind a high answer."""

import json
from datetime import date

import pytest
from pydantic import ValidationError

from results.advice.gaps import find_gaps
from results.goals.prompts import evidence_prompts, goal_starter
from scan.learning_goal import (
    PATH_WORDS,
    STEP_WORDS,
    GoalStatus,
    LearningGoal,
    PathStep,
    Topic,
    goal_from_text,
    goal_to_text,
    is_closed,
)
from scan.scoring.assessment import Answer
from scan.store.store import LONGEST_GOAL_TEXT
from scan.takeaway.goal_table import GOAL_HEADINGS, goal_row
from tests.support.building import framework, item, real, said, small
from tests.support.filled_in import GOAL

TWO_ROLES = small(
    *(item(name, role="MH") for name in ("mh-1", "mh-2", "mh-3", "mh-4")),
    *(item(name, role="CO", text="Ik luister.") for name in ("co-1", "co-2")),
)
PROMPTS: list[tuple[dict[str, Answer | None], set[str], list[str]]] = [
    ({"mh-1": 2, "mh-2": 4, "mh-3": 5}, set(), ["mh-3", "mh-2"]),
    ({"mh-1": 4, "mh-2": 5}, set(), []),
    ({"mh-1": 2, "co-1": 5, "co-2": 5}, set(), []),
    ({"mh-1": "NE", "mh-2": 5, "co-1": 3, "co-2": 4}, set(), ["mh-2", "co-2"]),
    ({"mh-1": 2, "mh-2": 5, "mh-3": 4}, {"mh-2"}, ["mh-3"]),
    ({"mh-1": 1, "mh-2": 4, "mh-3": 4, "mh-4": 4, "co-1": 1, "co-2": 5}, set(), ["co-2", "mh-2", "mh-3"]),
]


ADVICE = real()[1].advice


@pytest.mark.parametrize(
    ("role", "theme", "told"),
    [
        ("MH", "pijn", "Ik wil pijn gericht uitvragen en behandelen."),
        ("CO", "zingeving", "Ik wil vragen naar wat iemand houvast geeft."),
        ("SA", "zingeving", "Ik wil op tijd een geestelijk verzorger erbij vragen."),
    ],
)
def test_a_goal_starts_with_the_sentence_of_its_theme_and_role(role: str, theme: str, told: str) -> None:
    assert goal_starter(item("a", role=role, theme=theme), ADVICE) == told


def test_a_goal_without_a_sentence_in_the_content_quotes_the_item() -> None:
    bare = ADVICE.model_copy(update={"starts": ()})
    assert goal_starter(item("a", text="Ik stop metingen."), bare) == "Ik wil hier verder in komen: ‘Ik stop metingen.’"


def test_every_item_has_a_sentence_to_start_from_and_an_act_for_tomorrow() -> None:
    starts = [ADVICE.start(one.theme, one.role) for one in real()[0].items]
    assert all(one and one.goal.startswith("Ik wil ") and "morgen" in one.tomorrow for one in starts)


@pytest.mark.parametrize(("answers", "noted", "asked"), PROMPTS)
def test_evidence_is_asked_behind_the_highest_answers_of_a_role_with_a_gap(
    answers: dict[str, Answer | None], noted: set[str], asked: list[str]
) -> None:
    assessment = said(answers, "n8")
    found = evidence_prompts(assessment, TWO_ROLES, find_gaps(assessment, TWO_ROLES), noted)
    assert [one.item_id for one in found] == asked


def test_a_prompt_names_the_answer_and_what_was_said() -> None:
    assessment = said({"mh-1": 1, "mh-2": 5}, "n8")
    (prompt,) = evidence_prompts(assessment, TWO_ROLES, find_gaps(assessment, TWO_ROLES))
    assert prompt.question == "Je koos een 5 bij ‘Ik doe mh-2.’ Waaruit blijkt dat?"


def test_evidence_is_told_in_the_words_of_the_framework() -> None:
    goal = LearningGoal("g", "Ik leer.", evidence=("mdo", "iets-eigens"))
    told = dict(zip(GOAL_HEADINGS, goal_row(goal, framework(), {}), strict=True))
    assert told["Te zien aan"] == "Multidisciplinair overleg (MDO) en iets-eigens"


FULL = LearningGoal(
    "g" * 100,
    '"\\' * 2_500,
    topic=Topic("MH", "T3", "pijn", "basis"),
    activity='"' * 1_000,
    evidence=("k" * 100,) * 6,
    companion="\n" * 1_000,
    evaluate_on=date(2027, 3, 1),
    typed='"' * 40,
    path=tuple(
        PathStep(key, date(2027, 3, 1), '"' * 40, "\t" * 300 if key in STEP_WORDS else "") for key in PATH_WORDS
    ),
)


@pytest.mark.parametrize("goal", [LearningGoal("g", ""), GOAL, FULL], ids=["empty", "usual", "full"])
def test_a_goal_comes_back_from_its_text_and_fits_the_store(goal: LearningGoal) -> None:
    assert goal_from_text(goal_to_text(goal)) == goal
    assert len(goal_to_text(goal)) <= LONGEST_GOAL_TEXT


WRONG = {
    "no goal": "{}",
    "no JSON": "Ik leer.",
    "a key too many": '{"id":"g","text":"","admin":true}',
    "a number for a text": '{"id":"g","text":5}',
    "a text of a book": json.dumps({"id": "g", "text": "x" * 30_000}),
    "another status": '{"id":"g","text":"","status":"klaar"}',
    "a moment for a day": '{"id":"g","text":"","evaluate_on":1700000000}',
    "another level": '{"id":"g","text":"","topic":["MH","T3","pijn","meester"]}',
    "another step": '{"id":"g","text":"","path":[{"key":"feest"}]}',
    "a name with signs": '{"id":"<b>","text":""}',
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_text_that_is_no_goal_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        goal_from_text(text)


@pytest.mark.parametrize(
    ("status", "closed"), [("open", False), ("bezig", False), ("behaald", True), ("losgelaten", True)]
)
def test_a_goal_is_closed_when_it_was_reached_or_let_go(status: GoalStatus, closed: bool) -> None:
    assert is_closed(LearningGoal("g", "Ik leer.", status=status)) is closed
