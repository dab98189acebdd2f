"""The frame of every page: menu, saving before the page runs, messages above it, and the footer."""

from typing import Literal

import streamlit as st

from scan.limits.turns import PAGE_RUNS
from scan.look import session
from scan.look.connection import show_connection
from scan.look.laptop_handover import is_handed_over, show_handover
from scan.look.page_error import run_page
from scan.look.page_frame import LOGO, menu_pages, show_footer, show_run_number
from scan.look.resume.locked_computer import show_lock, show_way_out
from scan.look.unsaved_changes import save_before_page, show_text_places
from scan.page_table import APP_NAME, GOALS, GROWTH, GUEST, MEETING, MINE, PAGES, PROFILE, QUESTIONS
from scan.resources import current_instrument

LEARNER_PAGES = {page.path for page in (QUESTIONS, PROFILE, GOALS, GROWTH, MINE)}  # these show the learner's answers
PERSONAL_PAGES = LEARNER_PAGES | {MEETING.path, GUEST.path}


st.logo(LOGO, size="large")
with PAGE_RUNS.turn(session.cookie()):
    session.identify_visitor()
    position: Literal["top", "hidden"] = "hidden" if session.is_only_guest() else "top"
    page = st.navigation(menu_pages(), position=position)
    title = f"{page.title} · {APP_NAME}" if page.url_path else APP_NAME
    st.set_page_config(title, LOGO, layout="wide", initial_sidebar_state="collapsed")
    save_before_page()
    session.load_sitting()
    with st.container(key="page"):
        with st.container(key="content"):  # page.js makes it the landmark main, which the footer is no part of
            above = st.container(key="above")
            if page.url_path in PERSONAL_PAGES and session.run_state().is_locked:
                show_lock()
            elif page.url_path in LEARNER_PAGES and is_handed_over():
                show_handover()
            else:
                run_page(page)
            with above:
                show_connection()
        own = [MINE] if position == "hidden" else []  # a guest has no menu; there they leave, or make a code
        show_footer(current_instrument(), [*own, *(page for page in PAGES if not page.in_menu)])
        show_text_places()
        st.session_state["run"] = st.session_state.get("run", 0) + 1
        show_run_number(st.session_state["run"])
        show_way_out(session.run_state().open_until)
