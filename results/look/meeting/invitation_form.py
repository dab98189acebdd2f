"""Invitations of a learner: make one, follow it, and withdraw it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from results.look.meeting.meeting_context import attempt, other_name
from results.meeting.invitation_states import RIGHTS, invitation_sentences, invitation_title
from scan import resources
from scan.look.html import html, joined
from scan.look.page_parts import show, show_quiet, show_text
from scan.store import Actor, Invitation, Sitting, StoreError

RIGHT_WORDS = {
    "rate": f"**{RIGHTS['rate']}.** De ander beantwoordt dezelfde vragen over jou, zonder de jouwe te zien.",
    "read": f"**{RIGHTS['read']}.** De ander ziet je profiel en je antwoorden zoals ze nu zijn.",
}
DAYS = {1: "1 dag", 7: "1 week", 14: "2 weken", 30: "1 maand", 90: "3 maanden"}
DEFAULT_DAYS = 14
USE_HINT = "De uitnodiging werkt voor één persoon. Je ziet hier of ze gebruikt is, en je kunt haar altijd intrekken."
SECRETS = (
    '<div class="card" role="status"><h3>Je uitnodiging</h3><p>Stuur deze link naar je {}:</p><p class="link">{}</p>'
    '<p>Of noem deze code. De ander vult die in op <strong>{}</strong>.</p><p class="code">{}</p>'
    '<p class="quiet">Je ziet link en code maar één keer. Kwijt? Trek de uitnodiging in en maak een nieuwe.</p></div>'
)
SHARED_LAPTOP = (
    "Zit je naast je {0}? Dan heb je geen link nodig. Jij geeft de laptop door, je {0} beoordeelt, en daarna liggen "
    "jullie blikken naast elkaar. Zolang je {0} aan de beurt is, staan jouw antwoorden niet op het scherm."
)


def show_invitation_form(actor: Actor, sitting: Sitting, other: str) -> None:
    """The form that makes an invitation to a scan; `other` is "supervisor" or "opleider"."""
    st.header("Nodig iemand uit", anchor=False)
    with st.container(key="card-invite"):
        right = st.radio("Wat mag de ander?", list(RIGHT_WORDS), format_func=RIGHT_WORDS.__getitem__, key="right")
        days = st.radio(
            "Hoe lang geldt de uitnodiging?",
            list(DAYS),
            list(DAYS).index(DEFAULT_DAYS),
            format_func=DAYS.__getitem__,
            horizontal=True,
            key="days",
        )
        show_quiet(USE_HINT)
        if st.button("Maak een uitnodiging", key="invite", type="primary"):
            show_new_invitation(actor, sitting, right, days, other)


def show_new_invitation(actor: Actor, sitting: Sitting, right: str, days: int, other: str) -> None:
    """Make an invitation and show its link and code, this once."""
    try:
        made = resources.opened_store().meetings.invite(
            actor, sitting.assessment.id, "read" if right == "read" else "rate", days
        )
    except StoreError as error:
        st.error(error.message)
    else:
        base = f"{server_address()}/meedoen"
        show(html(SECRETS, other, f"{base}#{made.token}", base, made.code))


def server_address() -> str:
    """Scheme and host of this server as the visitor's browser uses them; "" when unknown."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def show_shared_laptop(actor: Actor, sitting: Sitting, other: str) -> None:
    """The button that begins a meeting of two people at one laptop."""
    st.header("Samen aan één laptop", anchor=False)
    show_text(SHARED_LAPTOP.format(other))
    if st.button("Begin samen", key="together"):
        if attempt(lambda: resources.opened_store().meetings.sit_together(actor, sitting.assessment.id)):
            st.session_state["newest_meeting"] = True
        st.rerun()


def show_invitation_cards(actor: Actor, invitations: Sequence[tuple[int, Sitting, Invitation]]) -> None:
    """A card for every invitation with its number, state and buttons, the newest first."""
    if not invitations:
        return
    st.header("Je uitnodigingen", anchor=False)
    for number, sitting, invitation in reversed(invitations):
        with st.container(key=f"card-invitation-{number}"):
            lines = joined(html("<li>{}</li>", one) for one in invitation_sentences(invitation, other_name(sitting)))
            show(html("<h3>{}</h3><ul>{}</ul>", f"{number}. {invitation_title(invitation)}", lines))
            with st.container(horizontal=True):
                show_invitation_buttons(actor, number, invitation)


def show_invitation_buttons(actor: Actor, number: int, invitation: Invitation) -> None:
    """The buttons that open the meeting of an invitation and withdraw it, as far as its state allows."""
    if invitation.revealed_at or (invitation.right == "rate" and invitation.open):
        label = "Open het gesprek" if invitation.revealed_at else "Verder met dit gesprek"
        st.button(label, key=f"open-{number}", on_click=open_meeting, args=(number,))
    if invitation.open and st.button("Trek in", key=f"withdraw-{number}"):
        attempt(lambda: resources.opened_store().meetings.withdraw(actor, invitation.id))
        st.rerun()


def open_meeting(number: int) -> None:
    """Open the meeting of an invitation; in the address, so that it is still open after a reload."""
    st.query_params.from_dict({"nummer": str(number)})
