"""Invitations of a learner: make one, follow it, and withdraw it."""

from collections.abc import Sequence

import streamlit as st

from results.look.invitation.invitation_page import open_address, show_withdrawal
from results.look.invitation.link_card import remember_link
from results.look.meeting.meeting_context import attempt, other_name
from results.meeting.invitation_states import (
    RIGHTS,
    invitation_between,
    invitation_sentences,
    invitation_title,
    state_word,
)
from results.meeting.invitations import NumberedInvitation, numbered_invitations
from scan import resources
from scan.dutch import count
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import html, joined
from scan.look.page_parts import show, show_quiet, show_status, show_text
from scan.rating import rating_scope
from scan.store import Actor, Invitation, Sitting
from scan.store.meetings.contract import InvitationDetails, Right
from scan.store.meetings.details import LONGEST_NAME

RIGHT_WORDS = {
    "rate": f"**{RIGHTS['rate']}.** De ander beantwoordt dezelfde vragen over jou, zonder de jouwe te zien.",
    "read": f"**{RIGHTS['read']}.** De ander ziet je profiel en je antwoorden zoals ze nu zijn.",
}
DAYS = {1: "1 dag", 7: "1 week", 14: "2 weken", 30: "1 maand", 90: "3 maanden"}
DEFAULT_DAYS = 14
CARD = "<h3>{}</h3><p><strong>{}</strong></p><ul>{}</ul>"
NAMES_HINT = "Namen staan alleen bij deze uitnodiging en dit gesprek. Ze worden gewist als het gesprek gewist wordt."
USE_HINT = "De uitnodiging werkt voor één persoon. Je ziet hier of ze gebruikt is, en je kunt haar altijd intrekken."
SHARED_LAPTOP = (
    "Zit je naast je {0}? Dan heb je geen link nodig. Jij geeft de laptop door, je {0} beoordeelt, en daarna liggen "
    "jullie blikken naast elkaar. Zolang je {0} aan de beurt is, staan jouw antwoorden niet op het scherm."
)


def show_invitation_form(actor: Actor, sitting: Sitting, instrument: Instrument) -> None:
    """The form that makes an invitation to a scan."""
    st.header("Nodig iemand uit", anchor=False)
    with st.container(key="card-invite"):
        right = st.radio("Wat mag de ander?", list(RIGHT_WORDS), format_func=RIGHT_WORDS.__getitem__, key="right")
        if right == "rate":
            ask_topics(sitting, instrument)
        with st.container(key="names", horizontal=True):
            st.text_input("Je naam (mag leeg)", max_chars=LONGEST_NAME, key="learner-name")
            st.text_input("Naam van de ander (mag leeg)", max_chars=LONGEST_NAME, key="guest-name")
        show_quiet(NAMES_HINT)
        st.radio(
            "Hoe lang geldt de uitnodiging?",
            list(DAYS),
            list(DAYS).index(DEFAULT_DAYS),
            format_func=DAYS.__getitem__,
            horizontal=True,
            key="days",
        )
        show_quiet(USE_HINT)
        st.button("Maak een uitnodiging", key="invite", type="primary", on_click=make_invitation, args=(actor, sitting))


def ask_topics(sitting: Sitting, instrument: Instrument) -> None:
    """The roles to ask about, with how much that is."""
    names = {role.key: role.label for role in instrument.framework.roles}
    label = "Waarover? Kies je niets, dan is het over alles."
    chosen = st.pills(label, list(names), selection_mode="multi", format_func=names.__getitem__, key="topics")
    scope = rating_scope(instrument, instrument.framework.phase(sitting.assessment.phase), chosen)
    questions, minutes = count(scope.questions, "vraag", "vragen"), count(scope.minutes, "minuut", "minuten")
    show_status(f"Dat zijn {questions}, ± {minutes}.")


def make_invitation(actor: Actor, sitting: Sitting) -> None:
    """Make an invitation as the form says, and open its page."""

    def make() -> None:
        made = meetings.invite(actor, sitting.assessment.id, right, state["days"], chosen_details())
        remember_link(made)
        ids = [one.id for *_, one in numbered_invitations(meetings, actor, session.all_sittings())]
        open_address("uitnodiging", ids.index(made.id) + 1)

    state, meetings = st.session_state, resources.opened_store().meetings
    right: Right = "read" if state["right"] == "read" else "rate"
    attempt(make)


def chosen_details() -> InvitationDetails:
    """The topics and names in the form; an invitation to read is about the whole scan."""
    state = st.session_state
    topics = state.get("topics", ()) if state["right"] == "rate" else ()
    return InvitationDetails(tuple(topics), state["learner-name"], state["guest-name"])


def show_shared_laptop(actor: Actor, sitting: Sitting, other: str) -> None:
    """The button that begins a meeting of two people at one laptop."""
    st.header("Samen aan één laptop", anchor=False)
    show_text(SHARED_LAPTOP.format(other))
    st.button("Begin samen", key="together", on_click=begin_together, args=(actor, sitting))


def begin_together(actor: Actor, sitting: Sitting) -> None:
    """Begin a meeting about the scan that was on the screen, and open it."""
    if attempt(lambda: resources.opened_store().meetings.sit_together(actor, sitting.assessment.id)):
        st.session_state["newest_meeting"] = True


def show_invitation_cards(actor: Actor, invitations: Sequence[NumberedInvitation]) -> None:
    """A card for every invitation with its number, state and buttons, the newest first."""
    if not invitations:
        return
    st.header("Je uitnodigingen", anchor=False)
    for number, sitting, invitation in reversed(invitations):
        with st.container(key=f"card-invitation-{number}"):
            lines = joined(html("<li>{}</li>", one) for one in invitation_sentences(invitation, other_name(sitting)))
            title = f"{number}. {invitation_title(invitation)}{invitation_between(invitation)}"
            show(html(CARD, title, state_word(invitation), lines))
            with st.container(horizontal=True):
                show_invitation_buttons(actor, number, invitation)


def show_invitation_buttons(actor: Actor, number: int, invitation: Invitation) -> None:
    """The buttons that open an invitation or its meeting and withdraw it, as far as its state allows."""
    if invitation.open and not invitation.accepted_at:
        st.button(
            "Bekijk de uitnodiging", key=f"invitation-{number}", on_click=open_address, args=("uitnodiging", number)
        )
    if invitation.revealed_at or (invitation.right == "rate" and invitation.open):
        label = "Open het gesprek" if invitation.revealed_at else "Verder met dit gesprek"
        st.button(label, key=f"open-{number}", on_click=open_address, args=("nummer", number))
    show_withdrawal(actor, number, invitation)
