"""Putting made HTML on the page."""

import streamlit as st

from scan.look.html import Markup


def show(markup: Markup) -> None:
    """HTML, cleaned once more by Streamlit's own sanitiser."""
    st.html(str(markup))


def heading(title: str, place: str) -> None:
    """The title of a page; its `place` tells page.js when one has arrived somewhere else."""
    with st.container(key=f"place-{place}"):
        st.title(title, anchor=False)


def show_svg(svg: Markup) -> None:
    """An inline drawing, which st.html would strip."""
    st.markdown(str(svg), unsafe_allow_html=True)
