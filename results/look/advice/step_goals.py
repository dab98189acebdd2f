"""The button under an advised step that makes it a learning goal, or opens the goal that it is already."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from results.advice.eligibility import Wish
from results.advice.suggestions import Advice
from results.goals.plans import Plan, open_plans
from results.goals.suggested_goal import suggested_goal
from results.look.goals.goal_autosave import GOAL_PARAMETER, append_goal
from results.look.goals.goal_list import has_room
from scan.dates import today
from scan.instrument.instrument import Instrument
from scan.look.page_parts import show_quiet
from scan.page_table import GOALS
from scan.store import Sitting

NO_ROOM = "Je hebt al drie leerdoelen. Rond er eerst een af."


def show_goal_button(
    number: int,
    advice: Advice,
    wish: Wish,
    instrument: Instrument,
    sitting: Sitting,
    goal_plans: Sequence[Plan],
) -> None:
    """Make a goal of the step at place `number` in one click, and open it; a training has at most one open goal.

    The leading step stands beside what it is for; the buttons of the others name their training, since two steps may
    be for the same theme.
    """
    chosen = advice.suggestions[number].training
    training, words = chosen.id, f": {chosen.title}" if number else ""
    existing = next((plan.goal.id for plan in open_plans(goal_plans) if plan.goal.training == training), "")
    kind: Literal["primary", "secondary"] = "secondary" if number else "primary"
    if existing:
        if st.button(f"Naar je leerdoel{words}", key=f"see-goal-{training}"):
            st.switch_page(GOALS.file, query_params={GOAL_PARAMETER: existing})
    elif not has_room(goal_plans):
        show_quiet(NO_ROOM)
    elif st.button(f"Maak leerdoel{words}", key=f"make-goal-{training}", type=kind):
        goal = suggested_goal(number, advice, wish, instrument, today())
        st.switch_page(GOALS.file, query_params={GOAL_PARAMETER: append_goal(sitting.assessment.id, goal)})
