"""Messages of the store on top of a page, and the retry while the store or the server does not answer."""

import streamlit as st

from scan.look import session
from scan.look.html import html
from scan.look.page_parts import show

RETRY_SECONDS = 4
MESSAGE = '<p class="away" role="alert">{}</p>'
BANNER = '<div class="away" role="alert"><p><strong>{}</strong> {}</p></div>'
WAIT = "Wat je kiest, blijft op deze pagina staan en wordt bewaard zodra het weer kan. Sluit de pagina nog niet."


def show_connection() -> None:
    """Show what the store refused or why it failed; after a failure, run the page again every `RETRY_SECONDS`.

    Called after the page ran. page.js presses the button when the connection to the server is back: the new session
    then saves the choices that the browser still shows.
    """
    st.button("Opnieuw", key="again")
    message, fault = st.session_state.pop("message", ""), session.run_state().fault
    if message:
        show(html(MESSAGE, message))
    if fault:
        show(html(BANNER, fault, WAIT))
        st.session_state["retrying"] = False
        retry()


@st.fragment(run_every=RETRY_SECONDS)
def retry() -> None:
    """Run the page again, which saves what waits; not in the first run, which is part of the page's own run."""
    if st.session_state["retrying"]:
        st.rerun()
    st.session_state["retrying"] = True
