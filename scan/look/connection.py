"""When the store or the server does not answer: said at once, and put right without the visitor doing anything."""

import streamlit as st

from scan.look import session
from scan.look.html import html
from scan.look.show import show

EVERY = 4  # seconds
TOLD = '<div class="away" role="alert"><p><strong>{}</strong> {}</p></div>'
WAIT = "Wat je kiest, blijft op deze pagina staan en wordt bewaard zodra het weer kan. Sluit de pagina nog niet."


def keep_in_touch() -> None:
    """After the page: say in Dutch what the store said, and run it anew every few seconds until all is kept.

    The button is for page.js, which presses it when the connection came back: Streamlit itself would let the page show
    a choice that a server that died never heard of.
    """
    st.button("Opnieuw", key="again")
    told, fault = st.session_state.pop("told", ""), session.here().fault
    if told:
        show(html('<p class="away" role="alert">{}</p>', told))
    if fault:
        show(html(TOLD, fault, WAIT))
        st.session_state["asked_again"] = False
        ask_again()


@st.fragment(run_every=EVERY)
def ask_again() -> None:
    """The first run is the page's own; every later one runs the page, which saves what waits."""
    if st.session_state["asked_again"]:
        st.rerun()
    st.session_state["asked_again"] = True
