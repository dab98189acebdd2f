"""Changes that the store does not hold yet: saved in the next run, and tried again after the store failed.

A page that closes has no next run: it is told where each of its texts is stored, and page.js sends them there (R57).
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

import streamlit as st

from scan import resources
from scan.dates import time_and_day, today
from scan.identity.answer_token import answer_token
from scan.look import session
from scan.look.html import html
from scan.look.page_parts import show
from scan.store import Actor, Changes, NotFoundError, Offer, RefusedError, Sitting, StoreError

Field = Literal["goals", "done", "places"]  # as in Changes; answers go to the store by a route of their own
ChangeKey = tuple[Field, str]  # a goal or a training, or a kind of place
ChangeValue = str | bool
UnsavedChanges = dict[ChangeKey | Offer, ChangeValue]

TEXT_PLACES = '<i data-texts="{}"></i>'
SITTING_GONE = "Dit is er niet meer. Wat je net koos is niet bewaard."


def save_before_page() -> None:
    """At the start of every run: set the widgets where the store won, and save what was changed just before."""
    for key, value in st.session_state.pop("store_won", {}).items():
        st.session_state[key] = value
    save_all()


def put(sitting_id: str, changes: Mapping[ChangeKey, ChangeValue] | Mapping[Offer, bool]) -> None:
    """Hold changes to a sitting until they are saved; a later change of the same field replaces the earlier one."""
    unsaved: dict[str, UnsavedChanges] = st.session_state.setdefault("unsaved", {})
    waiting = unsaved.setdefault(sitting_id, {})
    for key, value in changes.items():
        waiting[key] = value


def changes_of(sitting_id: str) -> UnsavedChanges:
    """The unsaved changes of one sitting."""
    unsaved: dict[str, UnsavedChanges] = st.session_state.get("unsaved", {})
    return unsaved.get(sitting_id, {})


def all_changes() -> dict[str, UnsavedChanges]:
    """A copy of the unsaved changes, by id of the sitting; sittings without any are left out."""
    unsaved: dict[str, UnsavedChanges] = st.session_state.get("unsaved", {})
    return {sitting_id: {**waiting} for sitting_id, waiting in [*unsaved.items()] if waiting}


def save_all() -> None:
    """Save every unsaved change.

    Changes that the store refuses, or whose sitting is gone, are dropped with a message on the page. When the store
    fails, they stay unsaved and `session.set_fault` gets its message.
    """
    actor = session.run_state().actor
    unsaved: dict[str, UnsavedChanges] = st.session_state.get("unsaved", {})
    if session.run_state().fault:
        return
    if actor is None and any(unsaved.values()):
        st.session_state["message"] = SITTING_GONE
        unsaved.clear()
    if actor is None:
        return
    for sitting_id, changes in all_changes().items():
        try:
            _save(actor, sitting_id, changes)
        except (NotFoundError, RefusedError) as error:
            st.session_state["message"] = SITTING_GONE if isinstance(error, NotFoundError) else error.message
        except StoreError as error:
            session.set_fault(error.message)
            continue
        discard(unsaved[sitting_id], changes)


def discard(waiting: UnsavedChanges, saved: UnsavedChanges) -> None:
    """Remove `saved` from `waiting`, except for fields that have another value by now.

    Two runs of one session may overlap: one that was cut short can still be busy with the store when the next starts.
    """
    for key, value in saved.items():
        if key in waiting and waiting[key] == value:
            waiting.pop(key, None)


def save_status(*sittings: Sitting) -> str:
    """When these sittings were last saved, or that they have unsaved changes; "" before the first save."""
    if any(changes_of(one.assessment.id) for one in sittings):
        return "Nog niet opgeslagen"
    moments = [one.saved_at for one in sittings if one.saved_at]
    return f"Opgeslagen om {time_and_day(max(moments), today())}" if moments else ""


def note_text_place(key: str, *place: str) -> None:
    """The text field with this key is stored at `place`: a kind that the route knows, and what that kind needs."""
    css_class = re.sub(r"[^\w-]", "-", key, flags=re.ASCII)  # as Streamlit makes it of the key
    st.session_state.setdefault("text_places", {})[css_class] = json.dumps(place)


def goes_on(typed: object, stored: object) -> bool:
    """Whether a value of the browser is that of the store with more behind it, or the store has none."""
    return not stored or (isinstance(typed, str) and isinstance(stored, str) and typed.startswith(stored))


def show_text_places() -> None:
    """Tell page.js the places of this page; the token of each proves that the page of this person was given it."""
    places: dict[str, str] = st.session_state.pop("text_places", {})
    signed = {name: (place, answer_token(session.cookie(), place)) for name, place in places.items()}
    show(html(TEXT_PLACES, json.dumps(signed)))


def _save(actor: Actor, sitting_id: str, waiting: UnsavedChanges) -> None:
    for offer, wanted in waiting.items():
        if isinstance(offer, Offer):
            resources.opened_store().decide(actor, sitting_id, offer, bool(wanted))
    changes = Changes(**{field: _values(waiting, field) for field in get_args(Field)})
    if changes != Changes():
        resources.opened_store().save(actor, sitting_id, changes)


def _values(waiting: UnsavedChanges, field: Field) -> dict[str, Any]:
    return {key[1]: value for key, value in waiting.items() if not isinstance(key, Offer) and key[0] == field}
