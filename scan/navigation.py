"""The frame of every page: menu, look, saving before anything else, and the foot of the page."""

from pathlib import Path

import streamlit as st

from scan.contents import PAGES, QUESTIONS
from scan.look import session
from scan.look.answering import catch_up, leave
from scan.look.away import keep_in_touch
from scan.look.html import html
from scan.look.show import show
from scan.served import instrument

LOOK = Path(__file__).parent / "look"

st.set_page_config(
    "Zelfscan palliatieve zorg", str(LOOK / "logo.svg"), layout="wide", initial_sidebar_state="collapsed"
)
st.logo(str(LOOK / "logo.svg"), size="large")
st.html(LOOK / "style.css")
pages = [st.Page(page.file, title=page.title, url_path=page.path, default=not page.path) for page in PAGES]
page = st.navigation(pages, position="top")
session.recognise()
catch_up()
session.read()
if page.url_path != QUESTIONS.path:
    leave()
with st.container(key="page"):
    keep_in_touch()
    page.run()
    served = instrument()
    foot = "<footer><p>Inhoud: versie {}. {}</p><p>{}</p></footer>"
    show(html(foot, served.version, served.framework.disclaimer, served.framework.origin))
