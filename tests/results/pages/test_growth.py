"""The page of growth: what changed first, two outlines, a way to a new scan, and the days of a netwerkstage."""

from datetime import UTC, date, datetime

import time_machine
from streamlit.testing.v1 import AppTest

from scan import resources
from scan.learning_goal import LearningGoal, PathStep, goal_to_text
from scan.page_table import GOALS, GROWTH
from scan.scoring.assessment import Answer
from scan.store import Changes
from tests.support.two_people import first, two
from tests.support.windows import Visit, told

AIOS = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}
STAGE = LearningGoal(
    "stage",
    "Ik loop mee.",
    training="netwerkstage",
    path=(PathStep("stagebegin", date(2027, 3, 1)), PathStep("stage-eind", date(2027, 6, 1))),
)


def scanned(visit: Visit, answer: Answer, *goals: LearningGoal) -> Visit:
    """The visitor with one more scan: the same answer to every question."""
    visit.client.post("/begin", data=AIOS)
    store = resources.opened_store()
    actor = store.actor_of(visit.token())
    newest = store.newest(actor)
    assert newest
    items = resources.current_instrument().items_of(resources.current_instrument().framework.phase("n8"))
    answers = dict.fromkeys((item.id for item in items if item.level == "basis"), answer)
    store.save(actor, newest.assessment.id, Changes(answers, goals={one.id: goal_to_text(one) for one in goals}))
    return visit


def page(visit: Visit) -> AppTest:
    found = visit.window(GROWTH)
    assert not found.exception
    return found


def links(window: AppTest) -> list[str]:
    return [one.proto.label for one in window.get("page_link")]


def test_the_page_opens_with_what_changed_and_two_outlines(visit: Visit) -> None:
    text = told(page(scanned(scanned(visit, "NE"), 3)))
    assert "Op één dag: 36 vragen van ‘nog niet gedaan’ naar gedaan." in text
    text = told(page(scanned(visit, 4)))
    assert '<p class="lead">Op één dag: 36 vragen hoger.</p>' in text
    assert 'aria-label="Radar met twee omtrekken. Op één dag: ' in text


def test_two_scans_of_one_dutch_day_are_of_one_day_also_on_two_days_in_utc(visit: Visit) -> None:
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)):  # 00:30 on 1 January in Amsterdam
        scanned(visit, "NE")
    with time_machine.travel(datetime(2027, 1, 1, 12, 0, tzinfo=UTC)):
        assert "Op één dag: 36 vragen" in told(page(scanned(visit, 3)))


def test_a_new_scan_is_one_press_away(visit: Visit) -> None:
    assert "Maak een nieuwe scan" in links(page(scanned(visit, 3)))
    assert "Maak een nieuwe scan" in links(page(scanned(visit, 3)))


def test_the_days_of_a_netwerkstage_stand_with_goals_and_growth(visit: Visit) -> None:
    told_days = "Je netwerkstage: van 1 maart 2027 tot en met 1 juni 2027."
    scanned(scanned(visit, 2, STAGE), 3)
    assert told_days in told(page(visit))
    assert told_days in told(visit.window(GOALS))


# R80
def test_answers_changed_after_a_meeting_are_marked_in_growth(visit: Visit) -> None:
    there = two(scanned(visit, 2)).rated(4, 4).ready("learner", "guest")
    resources.opened_store().save(there.actor("learner"), there.sitting, Changes(first(4, 4)))
    text = told(page(scanned(visit, 4)))
    assert "toen je al zag wat de ander koos, paste je 2 antwoorden aan." in text
    assert "2 aangepast na een gesprek" in text
