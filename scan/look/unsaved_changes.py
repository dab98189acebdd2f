"""What was said and is not kept yet: saved at once when the store is there, and as soon as it is back."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

import streamlit as st

from scan import resources
from scan.dates import local_time
from scan.look import session
from scan.scoring.assessment import Answer
from scan.store import Actor, Changes, NotFoundError, Offer, RefusedError, Sitting, StoreError

Field = Literal["answers", "notes", "experience", "goals", "done"]  # as in Changes
ChangeKey = tuple[Field, str]  # a field of an item, a goal or a training
ChangeValue = Answer | str | bool | None
UnsavedChanges = dict[ChangeKey | Offer, ChangeValue]

GONE = "Dit is er niet meer. Wat je net koos is niet bewaard."


def add(sitting_id: str, said: Mapping[ChangeKey, ChangeValue] | Mapping[Offer, bool]) -> None:
    """Remember what was said until it is kept; the last word about a place counts."""
    waiting: dict[str, UnsavedChanges] = st.session_state.setdefault("unsaved", {})
    mine = waiting.setdefault(sitting_id, {})
    for place, value in said.items():
        mine[place] = value


def of(sitting_id: str) -> UnsavedChanges:
    """What waits to be kept in one sitting."""
    waiting: dict[str, UnsavedChanges] = st.session_state.get("unsaved", {})
    return waiting.get(sitting_id, {})


def everything() -> dict[str, UnsavedChanges]:
    """A copy of what waits, by sitting."""
    waiting: dict[str, UnsavedChanges] = st.session_state.get("unsaved", {})
    return {sitting_id: {**said} for sitting_id, said in [*waiting.items()] if said}


def send() -> None:
    """Keep all that waits. What belongs to a scan that is gone is told and let go; else it goes on waiting."""
    actor = session.here().actor
    waiting: dict[str, UnsavedChanges] = st.session_state.get("unsaved", {})
    if session.here().fault:
        return
    if actor is None and any(waiting.values()):
        st.session_state["told"] = GONE
        waiting.clear()
    if actor is None:
        return
    for sitting_id, said in everything().items():
        try:
            _keep(actor, sitting_id, said)
        except (NotFoundError, RefusedError) as error:
            st.session_state["told"] = GONE if isinstance(error, NotFoundError) else error.message
        except StoreError as error:
            session.failed(error.message)
            continue
        let_go(waiting[sitting_id], said)


def let_go(waiting: UnsavedChanges, dealt_with: UnsavedChanges) -> None:
    """What was dealt with waits no longer; what was said meanwhile goes on waiting.

    Two runs of one session may overlap: one that was cut short can still be busy with the store when the next is here.
    """
    for place, said in dealt_with.items():
        if place in waiting and waiting[place] == said:
            waiting.pop(place, None)


def line(*sittings: Sitting) -> str:
    """When something in these sittings was last kept, or that something is not kept yet."""
    if any(of(one.assessment.id) for one in sittings):
        return "Nog niet opgeslagen"
    moments = [one.saved_at for one in sittings if one.saved_at]
    return f"Opgeslagen om {local_time(max(moments))}" if moments else ""


def _keep(actor: Actor, sitting_id: str, waiting: UnsavedChanges) -> None:
    for offer, wanted in waiting.items():
        if isinstance(offer, Offer):
            resources.opened_store().decide(actor, sitting_id, offer, bool(wanted))
    changes = Changes(*(_part(waiting, field) for field in get_args(Field)))
    if changes != Changes():
        resources.opened_store().save(actor, sitting_id, changes)


def _part(waiting: UnsavedChanges, field: Field) -> dict[str, Any]:
    return {place[1]: said for place, said in waiting.items() if not isinstance(place, Offer) and place[0] == field}
