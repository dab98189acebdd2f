"""Putting HTML on the page: a fragment, or one of the plain parts that every page uses."""

from collections.abc import Iterable

import streamlit as st

from scan.look.html import Markup, html, joined


def show(markup: Markup) -> None:
    """HTML, cleaned once more by Streamlit's own sanitiser."""
    st.html(str(markup))


def show_lead(text: str) -> None:
    """The first paragraph of a page, in larger type."""
    show(html('<p class="lead">{}</p>', text))


def show_text(text: str) -> None:
    """A paragraph."""
    show(html("<p>{}</p>", text))


def show_quiet(text: str) -> None:
    """A paragraph in muted type."""
    show(html('<p class="quiet">{}</p>', text))


def show_list(lines: Iterable[object], style: str = "") -> None:
    """An unordered list; `style` is its CSS class."""
    show(html('<ul class="{}">{}</ul>', style, joined(html("<li>{}</li>", line) for line in lines)))


def heading(title: str, place: str) -> None:
    """The title of a page; its `place` tells page.js when one has arrived somewhere else."""
    with st.container(key=f"place-{place}"):
        st.title(title, anchor=False)


def show_svg(svg: Markup) -> None:
    """An inline drawing, which st.html would strip."""
    st.markdown(str(svg), unsafe_allow_html=True)
