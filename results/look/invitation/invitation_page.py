"""The page of one invitation: its link while this window knows it, its state, and what the learner can do with it."""

from functools import partial

import streamlit as st

from results.look.invitation.guest_preview import show_guest_preview
from results.look.invitation.link_card import join_address, known_link, show_link
from results.look.meeting.confirmation import confirmed_button
from results.look.meeting.meeting_context import attempt, other_name, rerun_on_change
from results.meeting.invitation_mail import InvitationMail
from results.meeting.invitation_states import days_left, guest_called, invitation_sentences, state_word
from results.meeting.invitations import NumberedInvitation
from scan import resources
from scan.dates import local_date
from scan.dutch import count, listing
from scan.look.html import html, joined
from scan.look.page_parts import heading, show, show_overline, show_quiet, show_text
from scan.rating import RatingScope, rating_scope
from scan.store import Actor, Invitation, Sitting

TITLE = "Nodig {} uit"
ASKED = {
    "rate": "{questions}{parts}, ± {minutes} minuten. {other} ziet jouw antwoorden pas als jullie allebei klaar zijn.",
    "read": "{other} leest je profiel en je antwoorden. Je toelichtingen deel je zelf, één voor één.",
}
UNKNOWN_LINK = "De link en de code zag je bij het maken. Wij bewaren ze niet. Kwijt? Maak een nieuwe uitnodiging."
RELEASE_HINT = (
    "Lukt openen de ander niet? Een mailscanner kan de link al hebben geopend. Geef hem vrij: dezelfde link werkt weer."
)
ASK_WITHDRAWAL = (
    "Trek je in, dan kan de ander er niet meer bij. Dat is niet terug te draaien; opnieuw uitnodigen kan wel. Wat "
    "jullie al afspraken, blijft bij jou staan."
)
YES_WITHDRAW = "Ja, trek in"


def show_invitation(actor: Actor, chosen: NumberedInvitation) -> None:
    """What was asked of whom, the ways to send the link, and the state of the invitation."""
    number, sitting, invitation = chosen
    other = guest_called(invitation, other_name(sitting))
    if st.query_params.get("als") == "gast":
        return show_guest_preview(actor, sitting, invitation, other)
    heading(TITLE.format(other), f"uitnodiging-{number}")
    scope = asked_scope(sitting, invitation)
    with st.container(key="card-link"):
        show_overline(f"Uitnodiging voor {other}{days_left(invitation)}")
        parts = f" over {listing(scope.parts)}" if scope.parts else ""
        questions = count(scope.questions, "vraag", "vragen")
        text = ASKED[invitation.right]
        show_text(
            text.format(questions=questions, parts=parts, minutes=scope.minutes, other=other[0].upper() + other[1:])
        )
        if invitation.open and not invitation.accepted_at:
            show_way_in(invitation, scope)
    show_state(actor, number, invitation, other_name(sitting))
    rerun_on_change(lambda: resources.opened_store().meetings.invitations(actor, sitting.assessment.id))


def asked_scope(sitting: Sitting, invitation: Invitation) -> RatingScope:
    """How much an invitation asks of someone who rates."""
    instrument = resources.instrument_of(sitting)
    phase = instrument.framework.phase(sitting.assessment.phase)
    return rating_scope(instrument, phase, invitation.details.topics)


def show_way_in(invitation: Invitation, scope: RatingScope) -> None:
    """The link and the code, when this window made them."""
    made = known_link(invitation.id)
    if made and invitation.expires_at:
        link = f"{join_address()}#{made.token}"
        _, learner, guest = invitation.details
        until = local_date(invitation.expires_at)
        show_link(made, InvitationMail(link, invitation.right, scope, until, guest, learner))
    else:
        show_text(UNKNOWN_LINK)


def show_state(actor: Actor, number: int, invitation: Invitation, other: str) -> None:
    """The state in a word, the facts about it, and the buttons."""
    lines = joined(html("<li>{}</li>", one) for one in invitation_sentences(invitation, other))
    show(html('<p data-announce=""><strong>{}.</strong></p><ul>{}</ul>', state_word(invitation), lines))
    with st.container(horizontal=True, key="invitation-buttons"):
        guest = guest_called(invitation, other)
        st.button(f"Bekijk wat {guest} ziet", key="guest-preview", on_click=open_guest_preview)
        if invitation.right == "rate" and invitation.open:
            st.button("Verder met dit gesprek", key=f"open-{number}", on_click=open_address, args=("nummer", number))
        show_withdrawal(actor, number, invitation)
    show_release(actor, number, invitation)
    st.button("Naar al je gesprekken", key="all-meetings", type="tertiary", on_click=st.query_params.clear)


def open_guest_preview() -> None:
    """Show this invitation as its guest will see it."""
    st.query_params["als"] = "gast"


def show_release(actor: Actor, number: int, invitation: Invitation) -> None:
    """The button that makes an invitation that someone else opened usable again."""
    untouched = invitation.accepted_at and not invitation.filled_in and not invitation.together
    if untouched and invitation.open and invitation.right == "rate":
        show_quiet(RELEASE_HINT)
        if st.button("Geef de link weer vrij", key=f"release-{number}"):
            attempt(lambda: resources.opened_store().meetings.release(actor, invitation.id))
            st.rerun()


def show_withdrawal(actor: Actor, number: int, invitation: Invitation) -> None:
    """The button that ends an open invitation, after it said what that means."""
    if invitation.open:
        withdraw = partial(resources.opened_store().meetings.withdraw, actor, invitation.id, invitation)
        confirmed_button("Trek in", f"withdraw-{number}", ASK_WITHDRAWAL, YES_WITHDRAW, withdraw, kind="secondary")


def open_address(name: str, number: int) -> None:
    """Open the invitation ("uitnodiging") or the meeting ("nummer") with this number; a reload finds it again."""
    st.query_params.from_dict({name: str(number)})
