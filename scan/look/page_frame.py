"""The frame of every page: the pages of the menu, and the foot with versions, disclaimer and the other pages."""

from base64 import b64encode
from collections.abc import Iterable
from copy import copy
from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from scan import __version__
from scan.instrument.instrument import Instrument
from scan.look.html import html, joined
from scan.look.page_parts import show
from scan.page_table import PAGES, Page

# As a file Streamlit would read and look it up twice in each run.
LOGO = "data:image/svg+xml;base64," + b64encode(Path(__file__).with_name("logo.svg").read_bytes()).decode()
FOOTER = '<footer role="contentinfo"><p>Inhoud: versie {}. {} Programma: {}.</p><p class="links">{}</p></footer>'
PAGE_LINK = '<a href="/{}">{}</a>'
RUN_NUMBER = '<i data-run="{}"></i>'


def menu_pages() -> list[StreamlitPage]:
    """The table of contents as Streamlit's pages, for one run: `st.navigation` marks the page that may run in it."""
    return [copy(_menu_page(page)) for page in PAGES]


@cache
def _menu_page(page: Page) -> StreamlitPage:
    """A page as Streamlit's, made once: that looks up its file on the disk."""
    visibility: Literal["visible", "hidden"] = "visible" if page.in_menu else "hidden"
    return st.Page(page.file, title=page.title, url_path=page.path, default=not page.path, visibility=visibility)


def show_footer(served: Instrument, linked: Iterable[Page]) -> None:
    """Show the footer with a link to each page of `linked`."""
    links = joined(html(PAGE_LINK, page.path, page.title) for page in linked)
    framework = served.framework
    versions = (served.version, framework.disclaimer, __version__)
    show(html(FOOTER, *versions, links))


def show_run_number(number: int) -> None:
    """Tell page.js that run `number` ended; a separate element, since a new footer would drop the focus in it."""
    show(html(RUN_NUMBER, number))
