"""The door: Streamlit's server, with a Dutch page around it and routes of our own."""

import sys

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from results.downloads import download_routes as reports
from results.typed_texts import typed_text_routes
from scan.door import lifespan, middleware, routes
from scan.door.whole_callbacks import run_callbacks_whole
from scan.log import configure_log, redact_error_messages
from scan.look.page_error import show_page_error

# A folder called pages beside the main script means Streamlit's old kind of pages, until st.navigation has run once:
# the first visitor of a fresh server would be told in English that the page does not exist.
PagesManager.uses_pages_directory = False
# Links, forms and the cookie are of a whole host: under a path they would lead to whatever else is there (R66).
if st.get_option("server.baseUrlPath"):
    raise SystemExit(
        "server.baseUrlPath kan hier niet. Geef de zelfscan een eigen hostnaam, zoals zelfscan.voorbeeld.nl."
    )
# Whoever holds the writer waits for the interpreter at each statement, as long as others compute: by default 5 ms each.
sys.setswitchinterval(0.001)
redact_error_messages()
configure_log()
run_callbacks_whole()

app = st.App(
    "scan/navigation.py",
    lifespan=lifespan,
    routes=[*routes, *reports, *typed_text_routes],
    middleware=middleware,
    on_script_error=show_page_error,
)
