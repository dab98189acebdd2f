"""What someone sees when a page fails: a calm sentence; what went wrong goes to the log."""

import logging

import streamlit as st

SORRY = "Er ging iets mis op deze pagina. Ververs de pagina, of ga terug naar het begin."


def sorry(error: Exception) -> bool:
    """Show the sentence instead of Streamlit's own; the log gets the whole error, which may quote what was at hand."""
    logging.getLogger(__name__).error("a page failed", exc_info=error)
    st.error(SORRY)
    return True
