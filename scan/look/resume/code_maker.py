"""The personal code that brings someone back on another device: made on request, shown once, also as a QR code."""

from urllib.parse import urlsplit

import streamlit as st

from scan import resources
from scan.look.html import html
from scan.look.page_parts import COPY_STATUS, copy_button, show, show_quiet, show_svg
from scan.look.resume.qr_code import qr_drawing
from scan.page_table import RESUME_PATH
from scan.store import Actor, StoreError

WHY_CODE = "Met een code ga je op elk apparaat verder. Een nieuwe code vervangt de vorige."
CODE = '<p class="code" data-focus="code-{0}">{0}</p><div class="copy">{1}{2}</div>'
SHOWN_ONCE = "Je ziet deze code maar één keer. Schrijf hem op, of scan het vierkant met je telefoon."
QR_NAME = "QR-code: hiermee ga je op je telefoon verder"


def show_code_maker(actor: Actor) -> None:
    """What a code is for, and a button that makes one and shows it."""
    show_quiet(WHY_CODE)
    if st.button("Maak een code", key="new-code"):
        try:
            show_new_code(resources.opened_store().new_code(actor))
        except StoreError as error:
            st.error(error.message)


def show_new_code(code: str) -> None:
    """A new code in letters and as a QR code; the link in the latter holds it after "#", which no server receives."""
    show(html(CODE, code, copy_button("p.code", "Kopieer code"), COPY_STATUS))
    parts = urlsplit(str(st.context.url or ""))
    if parts.netloc:
        show_svg(qr_drawing(f"{parts.scheme}://{parts.netloc}{RESUME_PATH}#{code}", QR_NAME))
    show_quiet(SHOWN_ONCE)
