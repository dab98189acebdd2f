"""The guest's side: read along with a scan, rate without seeing it, and sit at the table."""

import logging

import streamlit as st

from results.look.meeting.guest_view import show_scan
from results.look.meeting.seats import MeetingTable, table_of
from results.look.meeting.stages import GUEST_WAIT, show_rater, show_table, show_waiting
from results.meeting.invitation_states import title
from results.profile.attribution import whose
from scan import resources
from scan.content.loading import ContentError
from scan.dates import dutch_day
from scan.look import session
from scan.look.html import html
from scan.look.show import heading, show
from scan.store import Actor, Invitation, NotFoundError, StoreError

NOBODY = "Kreeg je een link? Open die nog eens. Kreeg je een code? Vul hem dan hier in."
ENTER = '<p class="take"><a class="button" href="/meedoen" rel="external">Vul een code in</a></p>'
UNKNOWN = "Deze scan hoort bij een versie van de vragen die hier nu niet bekend is. Wat je invulde, is er nog."
UNTIL = "Je kijkt mee tot en met {}. Daarna, of als de uitnodiging wordt ingetrokken, zie je dit niet meer."
CHOOSE = "Je kijkt met meer scans mee. Kies er een."
GuestInvitation = tuple[int, Invitation]


def show_page(actor: Actor) -> None:
    """The only open invitation, or the one in the address; else a choice."""
    found = list(enumerate(resources.store().meetings.invited(actor), 1))
    opened = one_of(found, st.query_params.get("gesprek", ""))
    if opened:
        show_one(actor, *opened)
    elif found:
        show_choice(actor, found)
    else:
        show_nobody()


def one_of(found: list[GuestInvitation], asked: str) -> GuestInvitation | None:
    """The one in the address, or the only one; None to choose.

    While the address stays, so does whose scan it is: the numbers shift when someone else takes theirs back.
    """
    before, shown = st.session_state.get("looking_at", ("", ""))
    if shown and before == asked:
        return next((one for one in found if one[1].id == shown), None)
    only = found[0] if len(found) == 1 else None
    opened = next((one for one in found if str(one[0]) == asked), only)
    st.session_state["looking_at"] = (asked, opened[1].id if opened else "")
    return opened


def show_one(actor: Actor, number: int, invitation: Invitation) -> None:
    """The stage that an invitation is in, for the guest."""
    meetings = resources.store().meetings
    if invitation.right == "read":
        sitting = meetings.shared(actor, invitation.id)
        instrument = resources.instrument_of(sitting)
        heading("Meekijken met een zelfscan", "meekijken-lezen")
        show_scan(sitting, instrument)
    elif invitation.revealed_at:
        show_table(seated(actor, invitation), f"/mee/meekijken-{number}.pdf")
    elif "guest" in invitation.ready:
        show_waiting(seated(actor, invitation), GUEST_WAIT, lambda: meetings.invited(actor))
    else:
        show_rater(seated(actor, invitation))
    if invitation.expires_at:
        show(html('<p class="quiet">{}</p>', UNTIL.format(dutch_day(invitation.expires_at))))


def seated(actor: Actor, invitation: Invitation) -> MeetingTable:
    """The guest at the table: their own rating is of the same version and setting as the scan."""
    return table_of(actor, invitation, "guest", resources.store().meetings.rating(actor, invitation.id))


def show_choice(actor: Actor, found: list[GuestInvitation]) -> None:
    """Several invitations to choose from; nobody's name is known, so the kind of scan and the day tell them apart."""
    heading("Meekijken", "meekijken-kies")
    show(html('<p class="lead">{}</p>', CHOOSE))
    with st.container(key="parts"):
        for number, one in reversed(found):
            label = f"Scan {number}: {title(one).lower()} · {about(actor, one)}"
            st.button(label, key=f"guest-{number}", on_click=choose, args=(number,))


def about(actor: Actor, invitation: Invitation) -> str:
    """Of what kind of person the scan is, and when they asked; the day alone for a version that is not known here."""
    meetings, asked = resources.store().meetings, f"gevraagd op {dutch_day(invitation.made_at)}"
    look = meetings.shared if invitation.right == "read" else meetings.rating
    sitting = look(actor, invitation.id)
    try:
        return whose(asked, sitting.assessment, resources.instrument_of(sitting).framework)
    except ContentError:
        return asked


def choose(number: int) -> None:
    """One invitation on the screen."""
    st.session_state.pop("looking_at", None)
    st.query_params.from_dict({"gesprek": str(number)})


def show_nobody() -> None:
    """Who was not invited, or not any more."""
    heading("Meekijken met een zelfscan", "meekijken")
    show(html('<p class="lead">{}</p>', NOBODY) + html(ENTER))


def show_guest() -> None:
    """Who looks along, or nobody; while the store is away nobody knows which."""
    here = session.run_state()
    if here.actor:
        show_page(here.actor)
    elif here.fault:
        heading("Even geduld", "meekijken-0")
    else:
        show_nobody()


try:
    show_guest()
except NotFoundError:
    show_nobody()
except ContentError as error:
    logging.getLogger(__name__).error("a scan cannot be shown to a guest:\n%s", error)
    heading("Deze versie ontbreekt", "meekijken-0")
    show(html('<p class="lead">{}</p>', UNKNOWN))
except StoreError as error:
    heading("Even geduld", "meekijken-0")
    session.set_fault(error.message)
