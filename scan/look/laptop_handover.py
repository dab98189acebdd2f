"""One laptop for two: the learner's answers are hidden while the guest rates on the same screen."""

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from scan import resources
from scan.look import session
from scan.look.html import html
from scan.look.page_parts import heading, show, show_lead
from scan.page_table import MEETING
from scan.store import Actor, StoreError

RATING_BUSY = "Wie met je meekijkt, vult nu in wat die zag. Tot jullie allebei klaar zijn, blijven jouw antwoorden weg."

HANDED_OVER = html('<i data-handover="yes"></i>')  # by this page.js knows; it blanks the other tabs of this browser


def is_handed_over() -> bool:
    """Whether the learner handed the laptop over; the last known answer while the store is unreachable."""
    state = session.run_state()
    if state.actor is None or state.sitting is None:
        return False
    if not state.fault:
        try:
            st.session_state["handed_over"] = resources.opened_store().meetings.handed_over(state.actor)
        except StoreError as error:
            session.set_fault(error.message)
    return bool(st.session_state.get("handed_over"))


def run_other_windows(actor: Actor) -> None:
    """Run the pages of this person anew that are open elsewhere, also in other browsers (reliability.md R81).

    A window that another process serves follows at its next run. Streamlit itself runs a page anew this way, when a
    source file changes.
    """
    context, windows = get_script_run_ctx(), getattr(runtime.get_instance(), "_session_mgr", None)
    if context is None or windows is None:  # as in a test without a server
        return
    for window in (one.session for one in windows.list_active_sessions()):
        state = window.session_state
        is_theirs = session.RUN_STATE in state and state[session.RUN_STATE].actor == actor
        if is_theirs and window.id != context.session_id:
            window.request_rerun(window._client_state)


def show_handover() -> None:
    """Show a link back to the rating instead of the page with the learner's answers."""
    heading("Even niet", "doorgegeven")
    show_lead(RATING_BUSY)
    show(HANDED_OVER)
    st.page_link(MEETING.file, label="Ga verder met beoordelen")
