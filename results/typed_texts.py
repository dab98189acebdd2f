"""Storing texts of goals and meetings that were typed just before a page closed (reliability.md R57)."""

from collections.abc import Mapping

from results.goals.fields import GoalField, with_field
from results.goals.plans import learning_plans
from scan.door.json_routes.typed_texts import TextSaver, text_route
from scan.learning_goal import goal_to_text
from scan.store import Actor, Changes, NotFoundError, Seat
from scan.store.durable import DurableStore


def save_goal_text(store: DurableStore, actor: Actor, place: list[str], text: str) -> None:
    """Set one field of a goal; the other fields keep what the store has."""
    goal_id, kind, about = place
    plan = next((one for one in learning_plans(store.sittings(actor)) if one.goal.id == goal_id), None)
    if plan is None:
        raise NotFoundError
    field = GoalField(kind, about)  # type: ignore[arg-type]  # signed by us
    store.save(actor, plan.sitting_id, Changes(goals={goal_id: goal_to_text(with_field(plan.goal, field, text))}))


def save_remark(store: DurableStore, actor: Actor, place: list[str], text: str) -> None:
    """Save a remark, unless the other seat has meanwhile written something else there.

    The last of `place` is the text that the field showed.
    """
    invitation, seat, about, shown = place
    standing = store.meetings.meeting(actor, invitation).standing.get(about)
    if standing is None or standing.seat == seat or standing.text == shown:
        store.meetings.say(actor, invitation, _seat(seat), about, text.replace("\0", ""))


def save_name(store: DurableStore, actor: Actor, place: list[str], text: str) -> None:
    """Save the name of a guest."""
    store.meetings.correct_name(actor, place[0], text)


def _seat(name: str) -> Seat:
    return "learner" if name == "learner" else "guest"


SAVERS: Mapping[str, TextSaver] = {"goal": save_goal_text, "remark": save_remark, "guest": save_name}
typed_text_routes = [text_route(SAVERS)]
