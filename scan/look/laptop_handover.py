"""One laptop for two: while it is the other's turn, what the learner said is not on the screen."""

import streamlit as st

from scan import resources
from scan.look import session
from scan.look.html import html
from scan.look.show import heading, show
from scan.page_table import MEETING
from scan.store import StoreError

TOLD = "Wie met je meekijkt, vult nu in wat die zag. Tot jullie allebei klaar zijn, blijven jouw antwoorden weg."


def handed_over() -> bool:
    """Whether the laptop was handed over; while the store is away, what was known still stands."""
    here = session.here()
    if here.actor is None or here.sitting is None:
        return False
    if not here.fault:
        try:
            st.session_state["handed"] = resources.opened_store().meetings.handed_over(here.actor)
        except StoreError as error:
            session.failed(error.message)
    return bool(st.session_state.get("handed"))


def show_handed_over() -> None:
    """The way back to the rating, and nothing of the learner."""
    heading("Even niet", "doorgegeven")
    show(html('<p class="lead">{}</p>', TOLD))
    st.page_link(MEETING.file, label="Ga verder met beoordelen")
