"""The learner's side of the feedback meeting: invite, get ready, sit at the table, and look back."""

from collections.abc import Sequence

import streamlit as st

from results.look.meeting.earlier_meetings import show_earlier
from results.look.meeting.guest_view import show_scan
from results.look.meeting.invitation_form import show_invitations, show_invite, show_together
from results.look.meeting.seats import MeetingTable, done, table_of
from results.look.meeting.stages import WAIT, show_learner_ready, show_rater, show_table, show_waiting
from results.meeting.invitations import numbered
from results.meeting.talking_points import other_word
from scan import resources
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import html
from scan.look.notices import show_in_version, show_no_scan
from scan.look.show import heading, show
from scan.store import Actor, Invitation, Sitting, StoreError

LEAD = (
    "Samen kijken maakt een zelfscan sterker. Nodig je {0} uit. Jullie vullen los van elkaar in wat je ziet, en praten "
    "over waar dat verschilt. Jij bepaalt wie wat ziet."
)
PREVIEW = "Dit ziet iemand die alleen meeleest. Je toelichtingen staan er niet bij: die deel je één voor één."


def show_page(actor: Actor, newest: Sitting, kept: Sequence[Sitting]) -> None:
    """One invitation when the address or the table asks for it, else all of them."""
    found = numbered(resources.store().meetings, actor, kept)
    at_laptop = next((one for one in found if one[2].handed_over), None)
    if st.session_state.pop("newest_meeting", False):
        st.query_params.from_dict({"nummer": str(len(found))})
    if at_laptop:
        st.query_params["nummer"] = str(at_laptop[0])  # so that it goes on to its table when both are ready
    asked = st.query_params.get("nummer", "")
    opened = at_laptop or next((one for one in found if str(one[0]) == asked and is_meeting(one[2])), None)
    if opened:
        show_in_version(opened[1], lambda *_: show_one(actor, *opened), "gesprek-0")
    elif st.query_params.get("als") == "opleider":
        show_in_version(newest, lambda *_: show_preview(actor, newest), "gesprek-0")
    else:
        show_in_version(newest, lambda _, instrument: show_all(actor, newest, instrument, kept), "gesprek-0")


def is_meeting(invitation: Invitation) -> bool:
    """Whether there is something to do or to see at its table."""
    return invitation.revealed_at is not None or (invitation.right == "rate" and invitation.open)


def show_one(actor: Actor, number: int, sitting: Sitting, invitation: Invitation) -> None:
    """The stage that an invitation is in."""
    table = table_of(actor, invitation, "learner", sitting)
    if invitation.revealed_at:
        show_table(table, f"/mee/gesprek-{number}.pdf")
    elif invitation.handed_over:
        show_rater(table)
        st.button("Stop: geef de laptop terug", key="stop-together", type="tertiary", on_click=stop, args=(table,))
        return
    elif "learner" not in invitation.ready:
        show_learner_ready(table, sitting)
    else:
        show_waiting(table, WAIT.format(table.other), lambda: numbered(resources.store().meetings, actor, [sitting]))
    st.button("Naar al je gesprekken", key="all-meetings", type="tertiary", on_click=st.query_params.clear)


def stop(table: MeetingTable) -> None:
    """Take the laptop back; what the other filled in stays theirs and unseen."""
    done(lambda: resources.store().meetings.withdraw(table.actor, table.invitation.id))


def show_preview(actor: Actor, newest: Sitting) -> None:
    """Exactly what someone who only reads would see."""
    heading("Zo ziet de ander je scan", "gesprek-voorbeeld")
    show(html('<p class="lead">{}</p>', PREVIEW))
    show_scan(resources.store().meetings.preview(actor, newest.assessment.id), resources.instrument_of(newest))
    st.button("Terug", key="back", on_click=st.query_params.clear)


def show_all(actor: Actor, newest: Sitting, instrument: Instrument, kept: Sequence[Sitting]) -> None:
    """What one can begin, what was begun, and what came of earlier meetings."""
    other = other_word(newest.assessment, instrument)
    heading("Bespreek je scan", "gesprek")
    show(html('<p class="lead">{}</p>', LEAD.format(other)))
    going_on = st.container()
    st.button("Bekijk als opleider", key="preview", on_click=look_as_other)
    show_invite(actor, newest, other)
    show_together(actor, newest, other)
    with going_on:  # on top, and filled last: an invitation that was made just now is there
        show_invitations(actor, numbered(resources.store().meetings, actor, kept))
    show_earlier(actor)


def look_as_other() -> None:
    """Turn to what another would see."""
    st.query_params.from_dict({"als": "opleider"})


here, scans = session.run_state(), session.all_sittings()
if here.actor is None or not scans:
    show_no_scan("Nog geen scan om te bespreken", "gesprek-0", "Begin eerst een scan. Dan nodig je hier iemand uit.")
else:
    try:
        show_page(here.actor, scans[-1], scans)
    except StoreError as error:
        heading("Even geduld", "gesprek-0")
        session.set_fault(error.message)
