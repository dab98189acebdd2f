"""The screen of a meeting: who uses it, what it may read, and how a refused action is reported."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from results.meeting.card import voices_of
from results.meeting.talking_points import supervisor_word
from results.meeting.voices import Voices
from scan import resources
from scan.content.loading import ContentError
from scan.instrument.instrument import Instrument
from scan.store import Actor, Invitation, Meeting, RevealedPair, Seat, Sitting, StoreError

POLL_INTERVAL = 5  # seconds


@dataclass(frozen=True)
class MeetingScreen:
    """The screen of one seat; `other` is what the learner calls the guest: "supervisor" or "opleider".

    `voices` is what both screens call the two. Two people who share a laptop share the screen of the learner.
    """

    actor: Actor
    invitation: Invitation
    seat: Seat
    instrument: Instrument
    other: str
    voices: Voices


def meeting_screen(actor: Actor, invitation: Invitation, seat: Seat, sitting: Sitting) -> MeetingScreen:
    """The screen for an invitation; ContentError when the version of `sitting` is unknown."""
    instrument = resources.instrument_of(sitting)
    assessment = sitting.assessment
    _, *names = invitation.details
    words = supervisor_word(assessment, instrument), voices_of(assessment, instrument, *names)
    return MeetingScreen(actor, invitation, seat, instrument, *words)


def other_name(sitting: Sitting) -> str:
    """What the learner of a scan calls the guest; "supervisor" when its version is unknown."""
    try:
        return supervisor_word(sitting.assessment, resources.instrument_of(sitting))
    except ContentError:
        return "supervisor"


def load_meeting(screen: MeetingScreen) -> tuple[RevealedPair, Meeting]:
    """Both assessments and the remarks; StoreError when the store refuses or fails."""
    meetings = resources.opened_store().meetings
    return (
        meetings.revealed(screen.actor, screen.invitation.id),
        meetings.meeting(screen.actor, screen.invitation.id),
    )


def attempt(action: Callable[[], object]) -> bool:
    """Run an action on the store; when it fails, show why in the banner of the page and return False."""
    try:
        action()
    except StoreError as error:
        st.session_state["message"] = error.message
        return False
    return True


def press(action: Callable[[], object]) -> None:
    """`attempt` as what a button does."""
    attempt(action)


@st.fragment(run_every=POLL_INTERVAL)
def rerun_on_change(state: Callable[[], object]) -> None:
    """Run the page again when `state` returns another value than before, or when the store stops answering."""
    now: object = "gone"
    with suppress(StoreError):
        now = state()
    if st.session_state.setdefault("watched", now) != now:
        st.session_state["watched"] = now
        st.rerun()
