"""What a learner does with invitations: see what another would see, make one, and take it back."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from results.look.meeting.seats import done, other_of
from results.meeting.invitation_states import RIGHTS, state, title
from scan import resources
from scan.look.html import html, joined
from scan.look.show import show
from scan.store import Actor, Invitation, Sitting, StoreError

RIGHT_WORDS = {
    "rate": f"**{RIGHTS['rate']}.** De ander beantwoordt dezelfde vragen over jou, zonder de jouwe te zien.",
    "read": f"**{RIGHTS['read']}.** De ander ziet je profiel en je antwoorden zoals ze nu zijn.",
}
DAYS = {1: "1 dag", 7: "1 week", 14: "2 weken", 30: "1 maand", 90: "3 maanden"}
USUAL_DAYS = 14
WHO = "De uitnodiging werkt voor één persoon. Je ziet hier of ze gebruikt is, en je kunt haar altijd intrekken."
ONCE = (
    '<div class="card" role="status"><h3>Je uitnodiging</h3><p>Stuur deze link naar je {}:</p><p class="link">{}</p>'
    '<p>Of noem deze code. De ander vult die in op <strong>{}</strong>.</p><p class="code">{}</p>'
    '<p class="quiet">Je ziet link en code maar één keer. Kwijt? Trek de uitnodiging in en maak een nieuwe.</p></div>'
)
TOGETHER = (
    "Zit je naast je {0}? Dan heb je geen link nodig. Jij geeft de laptop door, je {0} beoordeelt, en daarna liggen "
    "jullie blikken naast elkaar. Zolang je {0} aan de beurt is, staan jouw antwoorden niet op het scherm."
)


def show_invite(actor: Actor, sitting: Sitting, other: str) -> None:
    """Make an invitation; its link and code are shown once."""
    st.header("Nodig iemand uit", anchor=False)
    with st.container(key="card-invite"):
        right = st.radio("Wat mag de ander?", list(RIGHT_WORDS), format_func=RIGHT_WORDS.__getitem__, key="right")
        days = st.radio(
            "Hoe lang geldt de uitnodiging?",
            list(DAYS),
            list(DAYS).index(USUAL_DAYS),
            format_func=DAYS.__getitem__,
            horizontal=True,
            key="days",
        )
        show(html('<p class="quiet">{}</p>', WHO))
        if st.button("Maak een uitnodiging", key="invite", type="primary"):
            show_secrets(actor, sitting, right, days, other)


def show_secrets(actor: Actor, sitting: Sitting, right: str, days: int, other: str) -> None:
    """Both ways in, once."""
    try:
        made = resources.opened_store().meetings.invite(
            actor, sitting.assessment.id, "read" if right == "read" else "rate", days
        )
    except StoreError as error:
        st.error(error.message)
    else:
        base = f"{address()}/meedoen"
        show(html(ONCE, other, f"{base}#{made.token}", base, made.code))


def address() -> str:
    """Where this server is, as this visitor knows it."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def show_together(actor: Actor, sitting: Sitting, other: str) -> None:
    """Two people at one laptop."""
    st.header("Samen aan één laptop", anchor=False)
    show(html("<p>{}</p>", TOGETHER.format(other)))
    if st.button("Begin samen", key="together"):
        if done(lambda: resources.opened_store().meetings.sit_together(actor, sitting.assessment.id)):
            st.session_state["newest_meeting"] = True
        st.rerun()


def show_invitations(actor: Actor, found: Sequence[tuple[int, Sitting, Invitation]]) -> None:
    """Every invitation with what became of it, the newest first."""
    if not found:
        return
    st.header("Je uitnodigingen", anchor=False)
    for number, sitting, invitation in reversed(found):
        with st.container(key=f"card-invitation-{number}"):
            lines = joined(html("<li>{}</li>", one) for one in state(invitation, other_of(sitting)))
            show(html("<h3>{}</h3><ul>{}</ul>", f"{number}. {title(invitation)}", lines))
            with st.container(horizontal=True):
                show_acts(actor, number, invitation)


def show_acts(actor: Actor, number: int, invitation: Invitation) -> None:
    """What one can do with an invitation now."""
    if invitation.revealed_at or (invitation.right == "rate" and invitation.open):
        label = "Open het gesprek" if invitation.revealed_at else "Verder met dit gesprek"
        st.button(label, key=f"open-{number}", on_click=open_meeting, args=(number,))
    if invitation.open and st.button("Trek in", key=f"withdraw-{number}"):
        done(lambda: resources.opened_store().meetings.withdraw(actor, invitation.id))
        st.rerun()


def open_meeting(number: int) -> None:
    """One meeting on the screen; in the address, so that it is still open after a reload."""
    st.query_params.from_dict({"nummer": str(number)})
