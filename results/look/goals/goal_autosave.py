"""Goals between the screen and the store: what is held, one change of it, and what was typed before a server died."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex

import streamlit as st

from results.goals.fields import FieldValue, GoalField, changed
from results.goals.plans import Plan, plans
from results.goals.prompts import LearningGoal, to_text
from scan.look import session, unsaved_changes
from scan.store import Offer, Sitting

GOAL = "doel"  # in the address, so that a goal is still open after a reload
Shown = tuple[str, GoalField, FieldValue]  # the key of a widget, its part of the goal, and what is held there


def held() -> tuple[Sitting, ...]:
    """All sittings of this visitor, oldest first, with what waits to be kept laid over them.

    What waits is asked first: a run that was cut short may be keeping it meanwhile, and then it stands in the store.
    """
    waiting = unsaved_changes.all_changes()
    return tuple(_with_waiting(one, waiting.get(one.assessment.id, {})) for one in session.all_sittings())


def begin(sitting_id: str, goal: LearningGoal) -> None:
    """Make a goal under a name of its own, and open it."""
    goal = replace(goal, id=f"doel-{token_hex(4)}")
    unsaved_changes.put(sitting_id, {("goals", goal.id): to_text(goal)})
    open_goal(goal.id)


def open_goal(goal_id: str) -> None:
    """Show one goal to work on."""
    st.query_params[GOAL] = goal_id


def close_goal() -> None:
    """Back to all goals."""
    st.query_params.pop(GOAL, None)
    st.session_state.pop("wiping", None)


def keep_part(plan: Plan, part: GoalField, key: str) -> None:
    """Keep what a field of the form came to say; what another tab said of the other fields stays."""
    now = next((one for one in plans(held()) if one.goal.id == plan.goal.id), plan)
    goal = changed(now.goal, part, st.session_state[key])
    unsaved_changes.put(now.sitting_id, {("goals", goal.id): to_text(goal)})


def wipe(goal_id: str) -> None:
    """Take a goal back from every scan that it went along to."""
    for sitting in held():
        if goal_id in sitting.goals:
            unsaved_changes.put(sitting.assessment.id, {("goals", goal_id): ""})
    close_goal()


def settle(plan: Plan, shown: Sequence[Shown]) -> None:
    """A session that took over a browser's values keeps what the store has not; elsewhere the store wins."""
    if st.session_state.get("goals_settled"):
        return
    st.session_state["goals_settled"] = True
    taken_over = [one for one in shown if st.session_state[one[0]] != one[2]]
    for key, part, value in taken_over:
        if not value:
            keep_part(plan, part, key)
    if taken_over:
        st.session_state["store_won"] = {key: value for key, _, value in taken_over if value}
        st.rerun()


def _with_waiting(sitting: Sitting, waiting: unsaved_changes.UnsavedChanges) -> Sitting:
    said = {place: value for place, value in waiting.items() if not isinstance(place, Offer)}
    goals = {**sitting.goals, **{name: str(value) for (field, name), value in said.items() if field == "goals"}}
    done = {
        **dict.fromkeys(sitting.done, True),
        **{name: bool(v) for (field, name), v in said.items() if field == "done"},
    }
    return replace(
        sitting,
        goals={name: text for name, text in goals.items() if text},
        done=frozenset(name for name, is_done in done.items() if is_done),
    )
