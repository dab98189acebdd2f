"""What someone sees when a page fails: a calm sentence; where it went wrong is in the log."""

import streamlit as st

SORRY = "Er ging iets mis op deze pagina. Ververs de pagina, of ga terug naar het begin."


def sorry(error: Exception) -> bool:
    """Show the sentence instead of Streamlit's own, which has logged the error as discreetly as logbook.py says."""
    st.error(SORRY)
    return True
