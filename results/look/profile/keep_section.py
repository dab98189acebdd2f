"""The end of the profile: a code to come back with, files to take along, a reminder, and the way out."""

import streamlit as st

from results.look.download_links import show_downloads
from scan.look.html import Markup
from scan.look.page_parts import show
from scan.look.resume.code_maker import show_code_maker
from scan.store import Actor, Sitting

TITLE = Markup('<h2 id="bewaar" tabindex="-1">Bewaar je profiel</h2>')
BACK = Markup("<h3>Kom later terug</h3>")
REMIND = Markup(
    '<h3>Kijk opnieuw</h3><p class="quiet">Over een half jaar zie je wat er veranderde.</p>'
    '<p class="take"><a class="button" href="/mee/herinnering.ics" download>Herinner mij over zes maanden</a></p>'
    '<p class="quiet">Gedeelde computer? <a href="/gegevens">Vergeet mij hier</a>.</p>'
)


def show_keep_section(actor: Actor | None, sitting: Sitting, number: int) -> None:
    """The section of scan `number`, counted from 1; without an actor there is nobody to make a code for."""
    show(TITLE)
    with st.container(key="keep"):
        if actor is not None:
            with st.container(key="keep-code"):
                show(BACK)
                show_code_maker(actor)
        show_downloads(sitting, number)
        with st.container(key="keep-reminder"):
            show(REMIND)
