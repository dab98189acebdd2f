"""Learning goals between the screen and the store: reading them, saving a field, and recovering after a restart."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex

import streamlit as st

from results.goals.fields import FIELD_LENGTHS, FieldValue, GoalField, with_field
from results.goals.plans import Plan, learning_plans
from scan.learning_goal import LearningGoal, goal_to_text
from scan.look import session, unsaved_changes
from scan.scoring.assessment import Assessment
from scan.store import Offer, Sitting

INSTITUTE: unsaved_changes.ChangeKey = ("places", "institute")
GOAL_PARAMETER = "doel"  # in the address, so that a goal is still open after a reload
NOT_SAVED = "Op een ander scherm is dit intussen anders ingevuld. Hier niet bewaard: ‘{}’"
ShownField = tuple[str, GoalField, FieldValue]  # widget key, field of the goal, and its stored value


def sittings_with_changes() -> tuple[Sitting, ...]:
    """All sittings of this visitor, oldest first, including changes that are not saved yet.

    The changes are read before the store: an interrupted run may save them meanwhile, and then the store has them.
    """
    waiting = unsaved_changes.all_changes()
    return tuple(_with_changes(one, waiting.get(one.assessment.id, {})) for one in session.all_sittings())


def create_goal(sitting_id: str, goal: LearningGoal) -> None:
    """Add a copy of `goal` with a new id to a sitting, and open it."""
    open_goal(append_goal(sitting_id, goal))


def append_goal(sitting_id: str, goal: LearningGoal) -> str:
    """Add a copy of `goal` with a new id to a sitting; returns the id."""
    goal = replace(goal, id=f"doel-{token_hex(4)}")
    unsaved_changes.put(sitting_id, {("goals", goal.id): goal_to_text(goal)})
    return goal.id


def open_goal(goal_id: str) -> None:
    """Open the form of a goal."""
    st.query_params[GOAL_PARAMETER] = goal_id


def close_goal() -> None:
    """Return to the list of goals."""
    st.query_params.pop(GOAL_PARAMETER, None)
    st.session_state.pop("wiping", None)


def save_field(plan: Plan, field: GoalField, key: str) -> None:
    """Save the value of the widget `key`; the other fields keep what another tab may have saved."""
    now = next((one for one in learning_plans(sittings_with_changes()) if one.goal.id == plan.goal.id), plan)
    goal = with_field(now.goal, field, st.session_state[key])
    unsaved_changes.put(now.sitting_id, {("goals", goal.id): goal_to_text(goal)})


def delete_goal(goal_id: str) -> None:
    """Delete a goal from every scan that has it, and return to the list."""
    for sitting in sittings_with_changes():
        if goal_id in sitting.goals:
            unsaved_changes.put(sitting.assessment.id, {("goals", goal_id): ""})
    close_goal()


def reconcile_fields(plan: Plan, shown: Sequence[ShownField]) -> None:
    """Once per session: save field values that the browser sent to a new session where they go on from the store's.

    Any other value of the store wins, and the page names the text that was not saved (R57).
    """
    if st.session_state.get("goals_settled"):
        return
    st.session_state["goals_settled"] = True
    taken_over = [one for one in shown if st.session_state[one[0]] != one[2]]
    refused = [one for one in taken_over if not unsaved_changes.goes_on(st.session_state[one[0]], one[2])]
    for key, field, _ in taken_over:
        if key not in [one[0] for one in refused]:
            save_field(plan, field, key)
    if texts := [str(st.session_state[key]) for key, part, _ in refused if part.kind in FIELD_LENGTHS]:
        st.session_state["message"] = NOT_SAVED.format("’, ‘".join(filter(None, texts)))
    if taken_over:
        st.session_state["store_won"] = {key: value for key, _, value in refused}
        st.rerun()


def _with_changes(sitting: Sitting, waiting: unsaved_changes.UnsavedChanges) -> Sitting:
    changes = {place: value for place, value in waiting.items() if not isinstance(place, Offer)}
    goals = {**sitting.goals, **{name: str(value) for (field, name), value in changes.items() if field == "goals"}}
    done = {
        **dict.fromkeys(sitting.done, True),
        **{name: bool(v) for (field, name), v in changes.items() if field == "done"},
    }
    return replace(
        sitting,
        assessment=_with_institute(sitting.assessment, changes.get(INSTITUTE)),
        goals={name: text for name, text in goals.items() if text},
        done=frozenset(name for name, is_done in done.items() if is_done),
    )


def _with_institute(assessment: Assessment, institute: unsaved_changes.ChangeValue | None) -> Assessment:
    """The assessment with the learner's institute, unless that is None; without a setting it has no place."""
    if institute is None or assessment.setting is None:
        return assessment
    return replace(assessment, setting=replace(assessment.setting, institute=str(institute)))
