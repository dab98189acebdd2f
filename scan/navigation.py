"""The frame of every page: menu, look, saving before anything else, and the foot of the page."""

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from scan import __version__
from scan.look import session
from scan.look.connection import keep_in_touch
from scan.look.html import html, joined
from scan.look.laptop_handover import handed_over, show_handed_over
from scan.look.questions.autosave import catch_up, leave
from scan.look.show import show
from scan.page_table import GOALS, GROWTH, GUEST, MEETING, MINE, NAME, PAGES, PROFILE, QUESTIONS, Page
from scan.resources import instrument

ASKING = (QUESTIONS.path, GUEST.path, MEETING.path)  # pages that ask questions remember which they show
OWN = {one.path for one in (QUESTIONS, PROFILE, GOALS, GROWTH, MINE)}  # pages that show what one said
LOOK = Path(__file__).parent / "look"
FOOT = '<footer><p>Inhoud: versie {}. {} Programma: {}.</p><p>{}</p><p class="links">{}</p></footer>'
RUN = '<i data-run="{}"></i>'  # tells page.js that a run came to its end; apart, or a new foot would drop the focus
LINK = '<a href="/{}">{}</a>'


def registered(page: Page) -> StreamlitPage:
    """A page as Streamlit knows it."""
    where: Literal["visible", "hidden"] = "visible" if page.in_menu else "hidden"
    return st.Page(page.file, title=page.title, url_path=page.path, default=not page.path, visibility=where)


st.logo(str(LOOK / "logo.svg"), size="large")
page = st.navigation([registered(page) for page in PAGES], position="top")
title = f"{page.title} · {NAME}" if page.url_path else NAME
st.set_page_config(title, str(LOOK / "logo.svg"), layout="wide", initial_sidebar_state="collapsed")
session.recognise()
catch_up()
session.read()
if page.url_path not in ASKING:
    leave()
with st.container(key="page"):
    above = st.container(key="above")
    if page.url_path in OWN and handed_over():
        show_handed_over()
    else:
        page.run()
    with above:
        keep_in_touch()
    served = instrument()
    links = joined(html(LINK, page.path, page.title) for page in PAGES if not page.in_menu)
    show(html(FOOT, served.version, served.framework.disclaimer, __version__, served.framework.origin, links))
    st.session_state["run"] = st.session_state.get("run", 0) + 1
    show(html(RUN, st.session_state["run"]))
