"""What a page shows when there is no scan to show, or no version to show it by."""

import logging
from collections.abc import Callable

import streamlit as st

from scan import resources
from scan.content.loading import ContentError
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import html
from scan.look.show import heading, show
from scan.page_table import MINE, START
from scan.store import Sitting

UNKNOWN = "Deze scan hoort bij een versie van de vragen die hier nu niet bekend is. Je antwoorden zijn er nog."


def show_no_scan(title: str, place: str, told: str) -> None:
    """Before the first scan; while the store is away nobody knows whether there is one, and the alert says so."""
    heading("Even geduld" if session.here().fault else title, place)
    if not session.here().fault:
        show(html('<p class="lead">{}</p>', told))
        st.page_link(START.file, label="Naar het begin")


def in_its_version(sitting: Sitting, show_page: Callable[[Sitting, Instrument], None], place: str) -> None:
    """Show a scan by the version it was made with, or say that it is not there."""
    try:
        instrument = resources.instrument_of(sitting)
    except ContentError as error:
        logging.getLogger(__name__).error("a scan cannot be shown:\n%s", error)
        heading("Deze versie ontbreekt", place)
        show(html('<p class="lead">{}</p>', UNKNOWN))
        st.page_link(MINE.file, label="Neem mijn antwoorden mee")
    else:
        show_page(sitting, instrument)
