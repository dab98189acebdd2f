"""What a visitor sees when a page fails; the error itself is in the log only."""

import streamlit as st

PAGE_ERROR = "Er ging iets mis op deze pagina. Ververs de pagina, of ga terug naar het begin."


def show_page_error(error: Exception) -> bool:
    """Show one sentence instead of Streamlit's error; True tells Streamlit that the error was dealt with.

    Streamlit has logged the error by then, through the filter of scan/log_redaction.py.
    """
    st.error(PAGE_ERROR)
    return True
