"""The front page: what the scan is, who you are, and the start."""

import streamlit as st

from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.start_cards import (
    show_audience_card,
    show_current_scan,
    show_guest_card,
    show_hero,
    show_how_it_works,
    show_resume_form,
)
from scan.look.start_form import show_start_form
from scan.resources import current_instrument


def show_front_page(served: Instrument, state: session.RunState) -> None:
    """The purpose, ways back into a scan, a card for each audience, and how it works."""
    show_hero()
    if state.sitting:
        show_current_scan(state.sitting)
    if state.is_locked:
        show_resume_form(is_locked=True)
    st.header("Nog een scan doen?" if state.sitting else "Wie ben je?", anchor=False)
    with st.container(key="cards", horizontal=True):
        for audience in served.framework.audiences:
            show_audience_card(served, audience)
    if state.actor is None and not state.fault and not state.is_locked:
        show_resume_form()
    show_guest_card()
    show_how_it_works()


served = current_instrument()
audiences = {audience.key: audience for audience in served.framework.audiences}
audience = audiences.get(st.query_params.get("wie", ""))
if audience:
    show_start_form(served, audience)
else:
    show_front_page(served, session.run_state())
