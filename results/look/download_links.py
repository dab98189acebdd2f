"""Links to the files of a scan, which the server makes on request."""

import streamlit as st

from scan.look.html import html, joined
from scan.look.page_parts import show
from scan.store import Sitting

DOWNLOAD_LINK = '<a class="button" href="/mee/{}-{}.{}" download>{}</a>'
PDF = "rapport", "pdf", "Rapport (PDF)"
WORD = "leerdoelen", "docx", "Opleidingsplan (Word)"
EXCEL = "tabellen", "xlsx", "Tabellen (Excel)"
BUTTONS = '<p class="take">{}</p>'
FILES = '<h3>Neem mee</h3><p class="quiet">{}</p>{}'
REPORT_PURPOSE = "Om te bespreken met wie je begeleidt."


def show_downloads(sitting: Sitting, number: int) -> None:
    """Report, goals and scores of a self-assessment; nothing for a supervisor's. `number` counts scans from 1."""
    if sitting.assessment.by == "self":
        with st.container(key="take"):
            links = joined(
                html(DOWNLOAD_LINK, name, number, ending, label) for name, ending, label in (PDF, EXCEL, WORD)
            )
            show(html(FILES, REPORT_PURPOSE, html(BUTTONS, links)))


def show_goal_download(number: int) -> None:
    """The learning goals of scan `number`, counted from 1, as a Word file."""
    name, ending, label = WORD
    show(html(BUTTONS, html(DOWNLOAD_LINK, name, number, ending, label)))
