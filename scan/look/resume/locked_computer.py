"""A shared computer: marked where a code is made, and locked until that code is filled in (reliability.md R56)."""

from datetime import datetime

import streamlit as st

from scan import resources
from scan.dates import now
from scan.dutch import count
from scan.identity.provider import provider
from scan.look import session
from scan.look.html import html
from scan.look.page_parts import heading, show, show_lead, show_quiet, show_status
from scan.look.post_forms import page_fields, post_button, resume_code_form
from scan.look.resume.code_maker import show_code_maker, show_new_code
from scan.page_table import START
from scan.store import Actor, StoreError

LOCKED = "Deze computer is op slot"
WHY_LOCKED = "Hij wordt gedeeld en was {} niet gebruikt. Ga verder met je code."
MAY_BE_SHARED = "Werken hier ook anderen? Zet dan een slot: na {} zonder gebruik open je je scan hier met je code."
IS_SHARED = "Deze computer wordt gedeeld. Na {} zonder gebruik gaat hij op slot, en open je hem met je code."
SHARED_NOW = "Gelukt. Met deze code open je je scan hier weer."
OTHER_PERSON = html(
    '<p>Kijk je voor het eerst mee? <a href="/meedoen" rel="external">Vul de code in die je kreeg</a>.</p>'
)
OFFER = "Ander apparaat of gedeelde computer?"
LEAVE = "Ik ga weg: vergeet mij op deze computer"
MOMENT = '<i data-lock="{}"></i>'


def idle_time() -> str:
    """How long a shared computer may stay unused, in words."""
    return count(provider().shared_minutes, "minuut", "minuten")


def show_code_offer(actor: Actor) -> None:
    """Where a scan begins: a folded line that holds the way to a code, and to a lock on a shared computer."""
    with st.expander(OFFER):
        show_code_maker(actor)
        show_shared_computer(actor)


def show_shared_computer(actor: Actor) -> None:
    """Mark this computer as shared, which makes the code that opens it again; or as one's own."""
    if session.run_state().open_until:
        show_quiet(IS_SHARED.format(idle_time()))
        st.button("Dit is toch mijn eigen computer", key="own-computer", on_click=share, args=(actor, False))
        return
    show_quiet(MAY_BE_SHARED.format(idle_time()))
    if st.button("Dit is een gedeelde computer", key="shared-computer"):
        try:
            show_new_code(resources.opened_store().new_code(actor))
            session.share_computer(actor, is_shared=True)
            show_status(SHARED_NOW)
        except StoreError as error:
            st.error(error.message)


def share(actor: Actor, is_shared: bool) -> None:
    """Mark this computer; when that fails, the banner of the page says why."""
    try:
        session.share_computer(actor, is_shared)
    except StoreError as error:
        st.session_state["message"] = error.message


def show_lock() -> None:
    """A locked computer: the field for the code, and ways in for who is someone else."""
    heading(LOCKED, "slot")
    show_lead(WHY_LOCKED.format(idle_time()))
    show(resume_code_form(is_locked=True))
    show(OTHER_PERSON)
    st.page_link(START.file, label="Ben je iemand anders? Naar het begin")


def show_way_out(open_until: datetime | None) -> None:
    """On a shared computer: leave in one press, and for lock.js in how many seconds it locks."""
    if open_until:
        state = session.run_state()
        show(post_button("/stop", LEAVE, "", page_fields(state.token, state.actor)))
        show(html(MOMENT, (open_until - now()).total_seconds()))
