"""What a page shows instead of a scan: there is none yet, or its version of the questions is not available."""

import logging
from collections.abc import Callable

import streamlit as st

from scan import resources
from scan.content.loading import ContentError
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.page_parts import heading, show_lead
from scan.page_table import MINE, START
from scan.store import Sitting

UNKNOWN_VERSION = "Deze scan hoort bij een versie van de vragen die hier nu niet bekend is. Je antwoorden zijn er nog."


def show_no_scan(title: str, place: str, text: str) -> None:
    """Show `text` and a link to the start; while the store is unreachable only a title that asks for patience.

    `place` is the key of the heading, see `show.heading`.
    """
    heading("Even geduld" if session.run_state().fault else title, place)
    if not session.run_state().fault:
        show_lead(text)
        st.page_link(START.file, label="Naar het begin")


def show_in_version(sitting: Sitting, show_page: Callable[[Sitting, Instrument], None], place: str) -> None:
    """Call `show_page` with the scan and its version of the instrument; without that version, a notice."""
    try:
        instrument = resources.instrument_of(sitting)
    except ContentError as error:
        logging.getLogger(__name__).error("a scan cannot be shown:\n%s", error)
        heading("Deze versie ontbreekt", place)
        show_lead(UNKNOWN_VERSION)
        st.page_link(MINE.file, label="Neem mijn antwoorden mee")
    else:
        show_page(sitting, instrument)
