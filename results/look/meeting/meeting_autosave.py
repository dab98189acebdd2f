"""Remarks between the screen and the store: saved at once, or later when the store does not answer."""

from collections.abc import Mapping
from time import monotonic
from typing import Any

import streamlit as st

from results.look.meeting.meeting_context import MeetingScreen
from scan import resources
from scan.look import session
from scan.look.html import html
from scan.look.page_parts import show, show_warning
from scan.look.unsaved_changes import goes_on, note_text_place
from scan.store import LONGEST_NOTE, Meeting, NotFoundError, RefusedError, Seat, StoreError

# By invitation, seat and place: the text, and the text it replaces.
UnsavedRemarks = dict[tuple[str, Seat, str], tuple[str, str]]
ALL_SAVED, NOT_SAVED = "Alles is opgeslagen", "Nog niet opgeslagen"
FIELD = '<p class="field" aria-hidden="true">{}</p>'  # the name of the field adds the statement it is about
WRITING_PAUSE = 10.0  # seconds after the last change of a field in which it keeps its text
OTHER_WROTE = "De ander schreef hier intussen: ‘{}’"
REJECTED = "Hier werd tegelijk iets anders geschreven. Jouw zin is niet bewaard: ‘{}’ Spreek af welke blijft."


def say(screen: MeetingScreen, place: str, text: str) -> None:
    """Save a remark at once; StoreError when it is refused."""
    resources.opened_store().meetings.say(screen.actor, screen.invitation.id, screen.seat, place, text)


def send_remarks(screen: MeetingScreen) -> None:
    """Save the unsaved remarks; a refused one is dropped with a message, after a failure the rest stays unsaved."""
    for (invitation, seat, place), (text, before) in [*_unsaved().items()]:
        try:
            if is_overtaken(screen, seat, place, text, before):
                _rejected()[invitation, place] = text
            else:
                resources.opened_store().meetings.say(screen.actor, invitation, seat, place, text)
                _rejected().pop((invitation, place), None)
        except (NotFoundError, RefusedError) as error:
            st.session_state["message"] = error.message
        except StoreError as error:
            session.set_fault(error.message)
            return
        del _unsaved()[invitation, seat, place]


def is_overtaken(screen: MeetingScreen, seat: Seat, place: str, text: str, before: str) -> bool:
    """Whether the other seat has saved another text at this place since this seat began to write."""
    stored = resources.opened_store().meetings.meeting(screen.actor, screen.invitation.id).standing.get(place)
    return stored is not None and stored.seat != seat and stored.text not in (before, text)


def current_texts(screen: MeetingScreen, meeting: Meeting) -> Mapping[str, str]:
    """The text at every place that has one, including unsaved remarks."""
    stored = {place: remark.text for place, remark in meeting.standing.items()}
    unsaved = {place: remark[0] for (one, _, place), remark in _unsaved().items() if one == screen.invitation.id}
    return {place: text for place, text in (stored | unsaved).items() if text}


def remark_key(screen: MeetingScreen, place: str) -> str:
    """The key of the field for the remark at `place`."""
    return f"say-{screen.invitation.id}-{place}"


def remark_field(
    screen: MeetingScreen,
    label: str,
    place: str,
    text: str,
    seat: Seat,
    height: int | None = 90,
    statement: str = "",
) -> None:
    """A field for the remark at `place`, now `text`; `height` in pixels, None for a date on one line;
    a `statement` is added to the name of the field, so that no two fields are named alike.

    Both seats may write in it; the last text counts. A new session saves the text that the browser still has when it
    goes on from that of the store, else it names it (R57). While this seat is writing, a text of the other is shown
    below the field, not in it.
    """
    key = remark_key(screen, place)
    if (shown := st.session_state.get(f"shown-{key}")) is None:
        take_over(screen, seat, place, text)
    waits = shown != text and monotonic() < st.session_state.get(f"typed-{key}", -WRITING_PAUSE) + WRITING_PAUSE
    if (shown != text and not waits) or key not in st.session_state:  # Streamlit drops the value on another page
        st.session_state[key] = st.session_state[f"shown-{key}"] = text
    show_text_widget(label, statement, height, key, (screen.invitation.id, seat, place, key))
    note_text_place(key, "remark", screen.invitation.id, seat, place, st.session_state[f"shown-{key}"])
    show_conflict(screen, place, text if waits else "")


def take_over(screen: MeetingScreen, seat: Seat, place: str, text: str) -> None:
    """Take a text that the browser sent to a new session, where the store has `text`."""
    key = remark_key(screen, place)
    if st.session_state.get(key) in (None, "", text):
        return
    if not goes_on(st.session_state[key], text):
        _rejected()[screen.invitation.id, place] = st.session_state[key]
        return
    st.session_state[f"shown-{key}"] = text
    remember_text(screen.invitation.id, seat, place, key)
    st.rerun()


def show_text_widget(
    label: str, statement: str, height: int | None, key: str, args: tuple[str, Seat, str, str]
) -> None:
    """The widget of a remark: one line without a height; with a `statement` its visible name is the label alone."""
    about: dict[str, Any] = {"key": key, "max_chars": LONGEST_NOTE, "on_change": remember_text, "args": args}
    if not height:
        st.text_input(label, placeholder="dd-mm-jjjj", **about)
    elif statement:
        show(html(FIELD, label))
        st.text_area(f"{label} {statement}", height=height, label_visibility="collapsed", **about)
    else:
        st.text_area(label, height=height, **about)


def show_conflict(screen: MeetingScreen, place: str, other_text: str) -> None:
    """What the other wrote meanwhile, "" for nothing, and a text of this seat that was rejected."""
    if other_text:
        show_warning(OTHER_WROTE.format(other_text))
    if rejected := _rejected().get((screen.invitation.id, place)):
        show_warning(REJECTED.format(rejected))


def remember_text(invitation_id: str, seat: Seat, place: str, key: str) -> None:
    """Take the value of the widget `key` as unsaved; the next run saves it."""
    text = str(st.session_state[key]).replace("\0", "")
    before = _unsaved().get((invitation_id, seat, place), ("", st.session_state.get(f"shown-{key}") or ""))[1]
    st.session_state[f"shown-{key}"], st.session_state[f"typed-{key}"] = text, monotonic()
    _unsaved()[invitation_id, seat, place] = (text, before)


def remarks_status() -> str:
    """Whether all remarks are saved, in words."""
    return NOT_SAVED if _unsaved() or _rejected() else ALL_SAVED


def _unsaved() -> UnsavedRemarks:
    remarks: UnsavedRemarks = st.session_state.setdefault("unsaid", {})
    return remarks


def _rejected() -> dict[tuple[str, str], str]:
    texts: dict[tuple[str, str], str] = st.session_state.setdefault("aside", {})
    return texts
