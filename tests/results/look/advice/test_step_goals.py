"""A suggested step becomes a learning goal in one click, and stays one goal."""

import pytest
from streamlit.testing.v1 import AppTest

from results.look.advice.step_goals import NO_ROOM
from scan import resources
from scan.learning_goal import LearningGoal, goal_from_text, goal_to_text
from scan.page_table import GOALS, PROFILE
from scan.store import Actor, Changes
from tests.support.windows import Visit, told

WHO = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "3"}


@pytest.fixture
def learner(visit: Visit) -> Visit:
    """An aios with a gap in everything."""
    visit.client.post("/begin", data=WHO)
    instrument = resources.current_instrument()
    answers = dict.fromkeys((item.id for item in instrument.items_of(instrument.framework.phase("n8"))), 2)
    keep(visit, Changes(answers))
    return visit


def actor(visit: Visit) -> Actor:
    return resources.opened_store().actor_of(visit.token())


def keep(visit: Visit, changes: Changes) -> None:
    newest = resources.opened_store().newest(actor(visit))
    assert newest
    resources.opened_store().save(actor(visit), newest.assessment.id, changes)


def goals(visit: Visit) -> list[LearningGoal]:
    """The goals in the store."""
    return [
        goal_from_text(text) for one in resources.opened_store().sittings(actor(visit)) for text in one.goals.values()
    ]


def goal_buttons(window: AppTest) -> list[str]:
    assert not window.exception
    return [str(one.key) for one in window.button if str(one.key).startswith(("make-goal-", "see-goal-"))]


def test_one_click_makes_the_whole_goal_and_opens_it(learner: Visit) -> None:
    window = learner.window(PROFILE)
    key = goal_buttons(window)[0]
    opened = window.button(key=key).click().run()
    (goal,) = goals(learner)
    assert opened.title[0].value == "Je leerdoel"
    assert goal.training == key.removeprefix("make-goal-")
    assert goal.text.startswith("Ik wil ")
    assert all((goal.topic, goal.activity, goal.learning, goal.evidence, goal.evaluate_on))


def test_two_steps_for_one_theme_have_buttons_with_names_of_their_own(visit: Visit) -> None:
    visit.client.post("/begin", data={"audience": "arts", "phase": "n8", "specialism": "huisartsgeneeskunde"})
    instrument = resources.current_instrument()
    asked = instrument.items_of(instrument.framework.phase("n8"))
    keep(visit, Changes({item.id: 2 if item.role == "CO" else 5 for item in asked}))
    names = [one.label for one in visit.window(PROFILE).button if one.label.startswith("Maak leerdoel")]
    assert len(set(names)) == len(names) == 3


def test_a_step_that_is_a_goal_leads_to_that_goal(learner: Visit) -> None:
    first = goal_buttons(learner.window(PROFILE))[0]
    learner.window(PROFILE).button(key=first).click().run()
    window = learner.window(PROFILE)
    again = first.replace("make-", "see-")
    assert again in goal_buttons(window)
    assert window.button(key=again).click().run().title[0].value == "Je leerdoel"
    assert len(goals(learner)) == 1


def test_with_three_goals_no_step_offers_another(learner: Visit) -> None:
    three = {f"doel-{n}": goal_to_text(LearningGoal(f"doel-{n}", "Ik leer.")) for n in range(3)}
    keep(learner, Changes(goals=three))
    window = learner.window(PROFILE)
    assert goal_buttons(window) == []
    assert NO_ROOM in told(window)


def test_the_choices_stand_folded_before_the_first_step(learner: Visit) -> None:
    window = learner.window(PROFILE)
    (folded,) = [one for one in window.expander if one.label == "Pas tijd, vorm of plaats aan"]
    assert not folded.proto.expanded
    assert {str(one.key) for one in folded.radio} == {"budget"}
    assert "Tijd: een week · Vorm: alles · Cardiologie" in told(window)


def test_the_page_of_goals_shows_the_training_of_a_goal_made_here(learner: Visit) -> None:
    window = learner.window(PROFILE)
    window.button(key=goal_buttons(window)[0]).click().run()
    assert resources.current_catalogue().titles[goals(learner)[0].training] in told(learner.window(GOALS))
