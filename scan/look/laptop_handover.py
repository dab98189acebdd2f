"""One laptop for two: the learner's answers are hidden while the guest rates on the same screen."""

import streamlit as st

from scan import resources
from scan.look import session
from scan.look.html import html
from scan.look.page_parts import heading, show, show_lead
from scan.page_table import MEETING
from scan.store import StoreError

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


def show_handover() -> None:
    """Show a link back to the rating instead of the page with the learner's answers."""
    heading("Even niet", "doorgegeven")
    show_lead(RATING_BUSY)
    show(HANDED_OVER)
    st.page_link(MEETING.file, label="Ga verder met beoordelen")
