"""The door: Streamlit's server, with a Dutch page around it and routes of our own."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from results.downloads import download_routes as reports
from scan.door import lifespan, middleware, routes
from scan.door.whole_callbacks import run_callbacks_whole
from scan.log_redaction import redact_error_messages
from scan.look.page_error import show_page_error

# A folder called pages beside the main script means Streamlit's old kind of pages, until st.navigation has run once:
# the first visitor of a fresh server would be told in English that the page does not exist.
PagesManager.uses_pages_directory = False
redact_error_messages()
run_callbacks_whole()

app = st.App(
    "scan/navigation.py",
    lifespan=lifespan,
    routes=[*routes, *reports],
    middleware=middleware,
    on_script_error=show_page_error,
)
