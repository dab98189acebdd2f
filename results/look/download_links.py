"""What one may take along of a scan: links that the server answers with a file."""

import streamlit as st

from scan.look.html import html, joined
from scan.look.show import show
from scan.store import Sitting

LINK = '<a class="button" href="/mee/{}-{}.{}" download>{}</a>'
PDF = "rapport", "pdf", "Rapport (PDF)"
WORD = "leerdoelen", "docx", "Leerdoelen voor je opleidingsplan (Word)"
EXCEL = "tabellen", "xlsx", "Antwoorden en scores (Excel)"
TAKE = '<p class="take">{}</p>'
WHAT = "Het rapport is om te bespreken met je begeleider. Het is jouw eigen inschatting, geen beoordeling."


def take_along(sitting: Sitting, number: int) -> None:
    """The report of a scan of one's own as PDF, its goals for a portfolio, and its numbers; `number` counts from 1."""
    if sitting.assessment.by == "self":
        with st.container(key="take"):
            st.header("Neem mee", anchor=False)
            links = joined(html(LINK, name, number, ending, label) for name, ending, label in (PDF, WORD, EXCEL))
            show(html("<p>{}</p>", WHAT) + html(TAKE, links))


def take_goals(number: int) -> None:
    """The goals alone, from the page where they are made."""
    name, ending, label = WORD
    show(html(TAKE, html(LINK, name, number, ending, label)))
