"""The page of a guest: read a scan, rate without seeing it, and take part in the meeting."""

import logging

import streamlit as st

from results.look.meeting.guest_view import show_code_entry, show_shared_scan
from results.look.meeting.meeting_context import MeetingScreen, meeting_screen
from results.look.meeting.stages import (
    GUEST_WAIT,
    learner_called,
    show_guest_rating,
    show_revealed_meeting,
    show_undo_ready,
    show_waiting,
)
from results.meeting.invitation_states import invitation_title
from results.profile.attribution import attribution_line
from scan import resources
from scan.content.loading import ContentError
from scan.dates import dutch_day
from scan.look import session
from scan.look.page_parts import heading, show_lead, show_quiet, show_status
from scan.store import Actor, Invitation, NotFoundError, StoreError

NO_INVITATION = "Kreeg je een link? Open die nog eens. Kreeg je een code? Vul die dan hier in."
UNKNOWN_VERSION = "Deze scan hoort bij een versie van de vragen die hier nu niet bekend is. Wat je invulde, is er nog."
EXPIRY = "Je kijkt mee tot en met {}. Daarna, of als de uitnodiging wordt ingetrokken, zie je dit niet meer."
ENDED = "De uitnodiging die je open had, is ingetrokken of verlopen. Wat al bewaard was, blijft bij wie je uitnodigde."
CHOICE_HINT = "Je kijkt met meer scans mee. Kies er een."
GuestInvitation = tuple[int, Invitation]  # numbered from 1


def show_guest() -> None:
    """The invitations of this visitor; while the store does not answer, only a title."""
    visitor = session.run_state()
    if visitor.actor:
        show_open_invitations(visitor.actor)
    elif visitor.fault:
        heading("Even geduld", "meekijken-0")
    else:
        show_no_invitation()


def show_open_invitations(actor: Actor) -> None:
    """The selected invitation, else a choice."""
    invitations = list(enumerate(resources.opened_store().meetings.invited(actor), 1))
    selected = selected_invitation(invitations, st.query_params.get("gesprek", ""))
    if selected:
        show_guest_invitation(actor, *selected)
    elif invitations:
        show_invitation_choice(actor, invitations)
    else:
        show_no_invitation()
    if not selected and st.session_state.get("looking_at", ("", ""))[1]:
        show_status(ENDED)


def selected_invitation(invitations: list[GuestInvitation], asked: str) -> GuestInvitation | None:
    """The invitation with the number `asked`, or the only one; None to choose.

    As long as the address is the same, the invitation is too: numbers shift when another learner withdraws one.
    """
    before, shown = st.session_state.get("looking_at", ("", ""))
    if shown and before == asked:
        return next((one for one in invitations if one[1].id == shown), None)
    only = invitations[0] if len(invitations) == 1 else None
    selected = next((one for one in invitations if str(one[0]) == asked), only)
    st.session_state["looking_at"] = (asked, selected[1].id if selected else "")
    return selected


def show_guest_invitation(actor: Actor, number: int, invitation: Invitation) -> None:
    """The stage of one invitation, and until when it is valid."""
    if invitation.right == "read":
        sitting = resources.opened_store().meetings.shared(actor, invitation.id)
        instrument = resources.instrument_of(sitting)
        heading("Meekijken met een zelfscan", "meekijken-lezen")
        show_shared_scan(sitting, instrument)
    else:
        show_stage(guest_screen(actor, invitation), number)
    if invitation.expires_at:
        show_quiet(EXPIRY.format(dutch_day(invitation.expires_at)))


def show_stage(screen: MeetingScreen, number: int) -> None:
    """The rating, the wait for the learner, or the meeting."""
    if screen.invitation.revealed_at:
        show_revealed_meeting(screen, f"/mee/meekijken-{number}.pdf")
    elif "guest" in screen.invitation.ready:
        show_waiting(
            GUEST_WAIT.format(learner_called(screen)), lambda: resources.opened_store().meetings.invited(screen.actor)
        )
        show_undo_ready(screen)
    else:
        show_guest_rating(screen)


def guest_screen(actor: Actor, invitation: Invitation) -> MeetingScreen:
    """The screen of the guest; the guest's rating has the same version and setting as the scan."""
    return meeting_screen(actor, invitation, "guest", resources.opened_store().meetings.rating(actor, invitation.id))


def show_invitation_choice(actor: Actor, invitations: list[GuestInvitation]) -> None:
    """A button for every invitation, the newest first; name, kind of scan and day tell them apart."""
    heading("Meekijken", "meekijken-kies")
    show_lead(CHOICE_HINT)
    with st.container(key="parts"):
        for number, one in reversed(invitations):
            name = one.details.learner_name or f"Scan {number}"
            label = f"{name}: {invitation_title(one).lower()} · {learner_description(actor, one)}"
            st.button(label, key=f"guest-{number}", on_click=select_invitation, args=(number,))


def learner_description(actor: Actor, invitation: Invitation) -> str:
    """The kind of learner and the day of the invitation; the day alone when the version of the scan is unknown."""
    meetings, asked = resources.opened_store().meetings, f"gevraagd op {dutch_day(invitation.made_at)}"
    look = meetings.shared if invitation.right == "read" else meetings.rating
    sitting = look(actor, invitation.id)
    try:
        return attribution_line(asked, sitting.assessment, resources.instrument_of(sitting).framework)
    except ContentError:
        return asked


def select_invitation(number: int) -> None:
    """Open the invitation with this number."""
    st.session_state.pop("looking_at", None)
    st.query_params.from_dict({"gesprek": str(number)})


def show_no_invitation() -> None:
    """For a visitor without an open invitation: how to use a link or a code."""
    heading("Meekijken met een zelfscan", "meekijken")
    show_code_entry(NO_INVITATION)


try:
    show_guest()
except NotFoundError:
    show_no_invitation()
except ContentError as error:
    logging.getLogger(__name__).error("a scan cannot be shown to a guest:\n%s", error)
    heading("Deze versie ontbreekt", "meekijken-0")
    show_lead(UNKNOWN_VERSION)
except StoreError as error:
    heading("Even geduld", "meekijken-0")
    session.set_fault(error.message)
