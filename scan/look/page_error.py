"""What a visitor sees when a page fails; the error itself is in the log only."""

import logging

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from scan.content.loading import ContentError
from scan.look.page_parts import show_status

PAGE_ERROR = "Er ging iets mis op deze pagina. Ververs de pagina, of ga terug naar het begin."

CONTENT_ERROR = (
    "Dit deel van de zelfscan kan nu niet worden getoond. Er staat een fout in de inhoud; de beheerder ziet die. "
    "Wat je invulde, is er nog. Probeer het later opnieuw."
)


def run_page(page: StreamlitPage) -> None:
    """Run a page; where it needs content that has mistakes, it ends with a calm message and the mistakes are logged."""
    try:
        page.run()
    except ContentError as error:
        logging.getLogger(__name__).error("the content has mistakes:\n%s", error)
        show_status(CONTENT_ERROR)


def show_page_error(error: Exception) -> bool:
    """Show one sentence instead of Streamlit's error; True tells Streamlit that the error was dealt with.

    Streamlit has logged the error by then, through the filter of scan/log.py.
    """
    st.error(CONTENT_ERROR if isinstance(error, ContentError) else PAGE_ERROR)
    return True
