"""Putting made HTML on the page."""

import streamlit as st

from scan.look.html import Markup


def show(markup: Markup) -> None:
    """HTML, cleaned once more by Streamlit's own sanitiser."""
    st.html(str(markup))


def show_svg(svg: Markup) -> None:
    """An inline drawing, which st.html would strip."""
    st.markdown(str(svg), unsafe_allow_html=True)
