"""Texts of goals and meetings that a page sends while it closes: where they are stored, and what is refused."""

import json
import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scan.door.json_routes.typed_texts import TEXT_PATH
from scan.identity.answer_token import answer_token
from scan.learning_goal import LearningGoal, goal_from_text, goal_to_text
from scan.page_table import GOALS, GUEST, MEETING
from scan.resources import opened_store
from scan.store import Changes
from tests.support.answers import JSON, refused
from tests.support.two_people import Two, asked, at_table, newest, scanned, two, who, window
from tests.support.windows import Visit

GOAL = LearningGoal("doel-eigen", "Ik leer bellen.", companion="mijn opleider")
KINDS = ("text", "activity")
Places = dict[str, tuple[str, str]]


def places(found: AppTest) -> Places:
    """The places that a page was given, with their tokens, by the CSS class of their fields."""
    told = "".join(one.proto.body for one in found.get("html"))
    return {
        name: (place, token)
        for name, (place, token) in json.loads(unescape(re.findall('data-texts="(.*?)"', told)[-1])).items()
    }


def send(visit: Visit, *texts: tuple[tuple[str, str], str]) -> Any:
    """Post texts as a page does, each for a place with its token."""
    body = {"texts": [{"place": place, "token": token, "text": text} for (place, token), text in texts]}
    return visit.client.post(TEXT_PATH, content=json.dumps(body), headers={"content-type": JSON})


def stored_goal(visit: Visit) -> LearningGoal:
    """The goal in the store."""
    return goal_from_text(opened_store().sitting(who(visit), newest(visit)).goals[GOAL.id])


@pytest.fixture
def learner(visit: Visit) -> Visit:
    """Someone with a scan and a goal."""
    scanned(visit)
    opened_store().save(who(visit), newest(visit), Changes(goals={GOAL.id: goal_to_text(GOAL)}))
    return visit


def goal_places(learner: Visit) -> Places:
    """The places of the form of the goal."""
    return places(window(learner, GOALS, doel=GOAL.id))


# R57
def test_texts_of_a_goal_are_stored_and_the_other_fields_stay(learner: Visit) -> None:
    given = goal_places(learner)
    text, activity = (next(given[one] for one in given if one.startswith(f"goal-{kind}-")) for kind in KINDS)
    answer = send(learner, (text, "Ik leer 💚 bellen."), (activity, "Ik loop mee."))
    assert (answer.status_code, answer.json()) == (200, {})
    kept = stored_goal(learner)
    assert (kept.text, kept.activity, kept.companion) == ("Ik leer 💚 bellen.", "Ik loop mee.", "mijn opleider")


def test_a_place_without_its_own_token_is_refused_and_nothing_is_stored(learner: Visit) -> None:
    (text, token), *_ = goal_places(learner).values()
    forged = text.replace("text", "companion")
    refused(send(learner, ((text, token), "Eerst."), ((forged, token), "Dan.")), 403, "hoort bij een andere scan")
    refused(send(learner, ((text, answer_token("other", text)), "Van een ander.")), 403, "hoort bij een andere scan")
    refused(send(learner), 400, "niet te lezen")
    assert stored_goal(learner) == GOAL


def test_a_goal_that_was_deleted_meanwhile_stays_deleted(learner: Visit) -> None:
    (place, *_) = goal_places(learner).values()
    opened_store().save(who(learner), newest(learner), Changes(goals={GOAL.id: ""}))
    refused(send(learner, (place, "Nog net.")), 404, "")
    assert opened_store().sitting(who(learner), newest(learner)).goals == {}


@pytest.fixture
def there(visit: Visit) -> Two:
    """A revealed meeting."""
    return at_table(visit)


def test_a_sentence_of_a_meeting_is_stored_unless_the_other_wrote_there_meanwhile(there: Two) -> None:
    item = asked()[2].id
    learner = places(window(there.learner, MEETING, nummer="1", onderwerp="1"))[f"say-{there.made.id}-{item}"]
    guest = places(window(there.guest, GUEST, onderwerp="1"))[f"say-{there.made.id}-{item}"]
    assert send(there.guest, (guest, "Samen doen.")).status_code == 200
    assert there.meeting.standing[item].text == "Samen doen."
    assert send(there.learner, (learner, "Alleen doen.")).status_code == 200
    assert there.meeting.standing[item].text == "Samen doen.", "the field of the learner was still empty"
    assert send(there.guest, (guest, "Samen doen, in mei.")).status_code == 200
    assert there.meeting.standing[item].text == "Samen doen, in mei."


def test_the_name_of_a_guest_is_stored(visit: Visit) -> None:
    there = two(scanned(visit, 4, 4, 2)).rated(2, 4, 5)
    place = json.dumps(["guest", there.made.id])
    assert send(there.guest, ((place, answer_token(there.guest.token(), place)), "Noor")).status_code == 200
    assert there.state.details.guest_name == "Noor"
    refused(send(there.learner, ((place, answer_token(there.learner.token(), place)), "Ik")), 404, "")
