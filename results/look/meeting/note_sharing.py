"""Sharing of notes: each seat chooses note by note what the other may read; the rest stays invisible."""

import streamlit as st

from results.look.meeting.meeting_context import MeetingScreen, attempt
from scan import resources
from scan.look.html import html
from scan.look.page_parts import show, show_text
from scan.store import Seat, Sitting

SHARE_TITLE, OWN_NOTES = "Wat deel je?", "Je eigen toelichtingen delen"
SHARE_HINT = "Toelichtingen zijn van jou. Kies per toelichting of de ander die bij het gesprek mag lezen."


def show_own_notes(screen: MeetingScreen) -> None:
    """The notes of the seat of this screen, during the meeting; not for a shared laptop, where both would read them."""
    store, invitation = resources.opened_store(), screen.invitation
    if screen.seat == "learner":
        sitting = store.sitting(screen.actor, invitation.sitting)
    else:
        sitting = store.meetings.rating(screen.actor, invitation.id)
    if sitting.notes:
        with st.expander(OWN_NOTES):  # closed: the other may be looking at this screen
            show_note_choices(screen, screen.seat, sitting)


def show_notes_before_meeting(screen: MeetingScreen, seat: Seat, sitting: Sitting) -> None:
    """The notes of one seat, before the reveal."""
    if sitting.notes:
        st.header(SHARE_TITLE, anchor=False)
        show_note_choices(screen, seat, sitting)


def show_note_choices(screen: MeetingScreen, seat: Seat, sitting: Sitting) -> None:
    """Every note of a sitting with a checkbox to share it."""
    show_text(SHARE_HINT)
    items = {item.id: item.text for item in screen.instrument.items}
    shared = resources.opened_store().meetings.notes_shared(screen.actor, screen.invitation.id, seat)
    with st.container(key=f"notes-{seat}"):
        for number, (item, note) in enumerate(sitting.notes.items()):
            key = f"share-{seat}-{number}"
            st.session_state[key] = item in shared
            show(html('<p class="over">{}</p><p class="said">{}</p>', items.get(item, ""), note))
            st.checkbox("Deel deze toelichting", key=key, on_change=save_note_choice, args=(screen, seat, item, key))


def save_note_choice(screen: MeetingScreen, seat: Seat, item: str, key: str) -> None:
    """Share the note on an item, or stop sharing it, as the checkbox `key` says."""
    wanted = bool(st.session_state[key])
    attempt(
        lambda: resources.opened_store().meetings.share_note(screen.actor, screen.invitation.id, seat, item, wanted)
    )
