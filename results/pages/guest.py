"""The guest's side: read along with a scan, rate without seeing it, and sit at the table."""

import streamlit as st

from results.invitation_words import day, title
from results.look.at_table import Table, table_of
from results.look.read_along import show_scan
from results.look.sides import GUEST_WAIT, show_rater, show_table, show_waiting
from scan import served
from scan.look import session
from scan.look.html import html
from scan.look.show import heading, show
from scan.store import Actor, Invitation, NotFoundError, StoreError

NOBODY = "Kreeg je een link? Open die nog eens. Kreeg je een code? Vul hem dan hier in."
ENTER = '<p class="take"><a class="button" href="/meedoen" target="_self">Vul een code in</a></p>'
UNTIL = "Je kijkt mee tot en met {}. Daarna, of als de uitnodiging wordt ingetrokken, zie je dit niet meer."
CHOOSE = "Je kijkt met meer scans mee. Kies er een."
Numbered = tuple[int, Invitation]


def show_page(actor: Actor) -> None:
    """The only open invitation, or the one in the address; else a choice."""
    found = list(enumerate(served.store().meetings.invited(actor), 1))
    asked = st.query_params.get("gesprek", "")
    opened = [one for one in found if str(one[0]) == asked] or (found if len(found) == 1 else [])
    if opened:
        show_one(actor, *opened[0])
    elif found:
        show_choice(found)
    else:
        show_nobody()


def show_one(actor: Actor, number: int, invitation: Invitation) -> None:
    """The stage that an invitation is in, for the guest."""
    meetings = served.store().meetings
    if invitation.right == "read":
        heading("Meekijken met een zelfscan", "meekijken-lezen")
        sitting = meetings.shared(actor, invitation.id)
        show_scan(sitting, served.instrument_of(sitting))
    elif invitation.revealed_at:
        show_table(seated(actor, invitation), f"/mee/meekijken-{number}.pdf")
    elif "guest" in invitation.ready:
        show_waiting(seated(actor, invitation), GUEST_WAIT, lambda: meetings.invited(actor))
    else:
        show_rater(seated(actor, invitation))
    if invitation.expires_at:
        show(html('<p class="quiet">{}</p>', UNTIL.format(day(invitation.expires_at))))


def seated(actor: Actor, invitation: Invitation) -> Table:
    """The guest at the table: their own rating is of the same version and setting as the scan."""
    return table_of(actor, invitation, "guest", served.store().meetings.rating(actor, invitation.id))


def show_choice(found: list[Numbered]) -> None:
    """Several invitations to choose from; nobody's name is known, so the day tells them apart."""
    heading("Meekijken", "meekijken-kies")
    show(html('<p class="lead">{}</p>', CHOOSE))
    with st.container(key="parts"):
        for number, one in reversed(found):
            label = f"{number}. {title(one)} · gevraagd op {day(one.made_at)}"
            st.button(label, key=f"guest-{number}", on_click=choose, args=(number,))


def choose(number: int) -> None:
    """One invitation on the screen."""
    st.query_params.from_dict({"gesprek": str(number)})


def show_nobody() -> None:
    """Who was not invited, or not any more."""
    heading("Meekijken met een zelfscan", "meekijken")
    show(html('<p class="lead">{}</p>', NOBODY) + html(ENTER))


here = session.here()
try:
    if here.actor is None and not here.fault:
        show_nobody()
    elif here.actor:
        show_page(here.actor)
except NotFoundError:
    show_nobody()
except StoreError as error:
    heading("Even geduld", "meekijken-0")
    session.failed(error.told)
