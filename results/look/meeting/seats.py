"""Who sits where at a feedback meeting, and how an act there is told when it can't be done."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from results.meeting.talking_points import other_word
from scan import resources
from scan.content.loading import ContentError
from scan.instrument.instrument import Instrument
from scan.store import Actor, Invitation, Meeting, RevealedPair, Seat, Sitting, StoreError

EVERY = 5  # seconds


@dataclass(frozen=True)
class MeetingTable:
    """One side of an invitation, as this screen may see it: `seat` is whose screen it is, `sitting` what was scanned.

    Two people at one laptop have one screen, the learner's.
    """

    actor: Actor
    invitation: Invitation
    seat: Seat
    instrument: Instrument
    other: str


def table_of(actor: Actor, invitation: Invitation, seat: Seat, about: Sitting) -> MeetingTable:
    """The table of an invitation; ContentError when the version of its scan is not known here."""
    instrument = resources.instrument_of(about)
    return MeetingTable(actor, invitation, seat, instrument, other_word(about.assessment, instrument))


def other_of(about: Sitting) -> str:
    """What a learner calls who looks along with a scan; the usual word when its version is not known here."""
    try:
        return other_word(about.assessment, resources.instrument_of(about))
    except ContentError:
        return "supervisor"


def revealed(table: MeetingTable) -> tuple[RevealedPair, Meeting]:
    """What both said, and what was said at the table."""
    meetings = resources.store().meetings
    return (
        meetings.revealed(table.actor, table.invitation.id),
        meetings.meeting(table.actor, table.invitation.id),
    )


def done(act: Callable[[], object]) -> bool:
    """Do it; what the store does not want is told on top of the page."""
    try:
        act()
    except StoreError as error:
        st.session_state["message"] = error.message
        return False
    return True


@st.fragment(run_every=EVERY)
def watch(state: Callable[[], object]) -> None:
    """Run the page anew as soon as the other side did something; while the store is away, the page says so itself."""
    now: object = "gone"
    with suppress(StoreError):
        now = state()
    if st.session_state.setdefault("watched", now) != now:
        st.session_state["watched"] = now
        st.rerun()
