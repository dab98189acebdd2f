"""Where the questions come from, what is not official, and what every term means."""

import streamlit as st

from scan.dutch import origin_sentence
from scan.instrument.instrument import Instrument
from scan.look.page_parts import heading, show_lead, show_text
from scan.look.sources import show_sources, show_tasks, show_terms
from scan.resources import current_instrument

CAVEAT = (
    "De normen zijn een voorstel en nog niet onderzocht bij artsen of studenten. Zelfinschatting en observatie lopen "
    "uiteen; leg je profiel daarom naast wat een ander ziet."
)


def show_about(served: Instrument) -> None:
    """The origin of the questions, then the terms of the framework and the sources."""
    framework = served.framework
    heading("Over de vragen", "over")
    show_lead(origin_sentence(framework))
    show_text(f"{framework.disclaimer} {CAVEAT}")
    st.header("Niveaus", anchor=False)
    show_terms((level.label, level.meaning) for level in framework.levels)
    st.header("Rollen", anchor=False)
    show_terms((role.label, role.meaning) for role in framework.roles)
    st.header("EPA-taken", anchor=False)
    show_tasks(framework.epa_tasks, served.sources)
    st.header("Begrippen", anchor=False)
    show_terms((term.term, term.meaning) for term in served.glossary)
    st.header("Bronnen", anchor=False)
    show_sources(served.sources)


show_about(current_instrument())
