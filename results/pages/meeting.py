"""The meeting page of the learner: invite, prepare, meet, and look back."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from results.look.invitation.invitation_page import show_invitation
from results.look.meeting.confirmation import confirmed_button
from results.look.meeting.earlier_meetings import show_earlier_meetings
from results.look.meeting.guest_view import show_shared_scan
from results.look.meeting.invitation_form import show_invitation_cards, show_invitation_form, show_shared_laptop
from results.look.meeting.meeting_context import MeetingScreen, meeting_screen
from results.look.meeting.stages import (
    LEARNER_WAIT,
    show_guest_rating,
    show_learner_preparation,
    show_revealed_meeting,
    show_undo_ready,
    show_waiting,
)
from results.meeting.invitations import numbered_invitations
from results.meeting.talking_points import supervisor_word
from scan import resources
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.notices import show_in_version, show_no_scan
from scan.look.page_parts import heading, show_lead
from scan.store import Actor, Invitation, Sitting, StoreError

LEAD = (
    "Samen kijken maakt een zelfscan sterker. Nodig je {0} uit. Jullie vullen los van elkaar in wat je ziet, en praten "
    "over waar dat verschilt. Jij bepaalt wie wat ziet."
)
PREVIEW = "Dit ziet iemand die alleen meeleest. Je toelichtingen staan er niet bij: die deel je één voor één."
ASK_STOP = (
    "Stop je, dan is dit gesprek voorbij. Wat er al is ingevuld, krijgt niemand te zien. Later is te zien dat de "
    "laptop is teruggenomen."
)


def show_meetings(actor: Actor, newest: Sitting, sittings: Sequence[Sitting]) -> None:
    """The invitation in the address or at a laptop that was handed over, the preview, or the overview."""
    invitations = numbered_invitations(resources.opened_store().meetings, actor, sittings)
    at_laptop = next((one for one in invitations if one[2].handed_over), None)
    if st.session_state.pop("newest_meeting", False):
        st.query_params.from_dict({"nummer": str(len(invitations))})
    if at_laptop:
        st.query_params["nummer"] = str(at_laptop[0])  # so that the meeting opens when both are ready
    asked = st.query_params.get("nummer", "")
    shown = next((one for one in invitations if str(one[0]) == st.query_params.get("uitnodiging")), None)
    opened = at_laptop or next((one for one in invitations if str(one[0]) == asked and has_meeting(one[2])), None)
    if opened:
        show_in_version(opened[1], lambda *_: show_learner_invitation(actor, *opened), "gesprek-0")
    elif shown:
        show_in_version(shown[1], lambda *_: show_invitation(actor, shown), "gesprek-0")
    elif st.query_params.get("als") == "opleider":
        show_in_version(newest, lambda *_: show_preview(actor, newest), "gesprek-0")
    else:
        show_in_version(
            newest, lambda _, instrument: show_meeting_overview(actor, newest, instrument, sittings), "gesprek-0"
        )


def has_meeting(invitation: Invitation) -> bool:
    """Whether an invitation leads to a meeting that can be prepared or read."""
    return invitation.revealed_at is not None or (invitation.right == "rate" and invitation.open)


def show_learner_invitation(actor: Actor, number: int, sitting: Sitting, invitation: Invitation) -> None:
    """The stage of one invitation."""
    screen = meeting_screen(actor, invitation, "learner", sitting)
    if invitation.revealed_at:
        show_revealed_meeting(screen, f"/mee/gesprek-{number}.pdf")
    elif invitation.handed_over:
        show_guest_rating(screen)
        show_stop_button(screen)
        return
    elif "learner" not in invitation.ready:
        show_learner_preparation(screen, sitting)
    else:
        text = LEARNER_WAIT.format(screen.other)
        show_waiting(text, lambda: numbered_invitations(resources.opened_store().meetings, actor, [sitting]))
        show_undo_ready(screen)
    st.button("Naar al je gesprekken", key="all-meetings", type="tertiary", on_click=st.query_params.clear)


def show_stop_button(screen: MeetingScreen) -> None:
    """Withdraw the invitation of a shared laptop; the learner never sees the guest's answers."""
    withdraw = partial(resources.opened_store().meetings.withdraw, screen.actor, screen.invitation.id)
    confirmed_button("Stop: geef de laptop terug", "stop-together", ASK_STOP, "Ja, stop", withdraw, kind="tertiary")


def show_preview(actor: Actor, newest: Sitting) -> None:
    """The newest scan as a guest who only reads would see it."""
    heading("Zo ziet de ander je scan", "gesprek-voorbeeld")
    show_lead(PREVIEW)
    show_shared_scan(
        resources.opened_store().meetings.preview(actor, newest.assessment.id), resources.instrument_of(newest)
    )
    st.button("Terug", key="back", on_click=st.query_params.clear)


def show_meeting_overview(actor: Actor, newest: Sitting, instrument: Instrument, sittings: Sequence[Sitting]) -> None:
    """The invitations, the ways to make one, and the earlier meetings."""
    other = supervisor_word(newest.assessment, instrument)
    heading("Bespreek je scan", "gesprek")
    show_lead(LEAD.format(other))
    above = st.container()
    st.button("Bekijk als opleider", key="preview", on_click=open_preview)
    show_invitation_form(actor, newest, instrument)
    show_shared_laptop(actor, newest, other)
    with above:  # filled last, so that it has an invitation that was made in this run
        show_invitation_cards(actor, numbered_invitations(resources.opened_store().meetings, actor, sittings))
    show_earlier_meetings(actor)


def open_preview() -> None:
    """Open the preview."""
    st.query_params.from_dict({"als": "opleider"})


visitor, all_sittings = session.run_state(), session.all_sittings()
if visitor.actor is None or not all_sittings:
    show_no_scan("Nog geen scan om te bespreken", "gesprek-0", "Begin eerst een scan. Dan nodig je hier iemand uit.")
else:
    try:
        show_meetings(visitor.actor, all_sittings[-1], all_sittings)
    except StoreError as error:
        heading("Even geduld", "gesprek-0")
        session.set_fault(error.message)
