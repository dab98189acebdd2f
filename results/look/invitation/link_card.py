"""The link of a new invitation: to share, copy, mail, scan or read out. Only this window knows it."""

from urllib.parse import urlsplit

import segno
import streamlit as st

from results.meeting.invitation_mail import SUBJECT, InvitationMail
from scan.look.html import Markup, html
from scan.look.page_parts import show, show_svg
from scan.store.meetings.contract import NewInvitation

SEND = (
    '<div class="send"><button class="button main share" type="button" data-share="{text}" data-subject="{subject}">'
    'Deel</button><button class="button" type="button" data-copy="p.link">Kopieer link</button>'
    '<a class="button" href="{mail}">Mail</a><p class="quiet" role="status"></p></div><p class="link">{link}</p>'
)
QR_CODE = (
    '<svg class="qr" viewBox="0 0 {0} {0}" width="200" height="200" role="img" aria-label="QR-code met de link">'
    '<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path fill="#1E2B30" d="{1}"/></svg>'
)
QR_MARGIN = 4  # modules, as the standard asks
SPOKEN = (
    '<p class="quiet">Of laat deze code scannen.</p><p>Of lees deze voor:</p><p class="code">{}</p>'
    '<p class="quiet">Die code vult de ander in op <strong>{}</strong>. Link en code staan hier zolang dit venster '
    "open is; wij bewaren ze niet.</p>"
)


def remember_link(made: NewInvitation) -> None:
    """Keep the secrets of a new invitation in this window."""
    st.session_state["new_links"] = {**st.session_state.get("new_links", {}), made.id: made}


def known_link(invitation_id: str) -> NewInvitation | None:
    """The secrets of an invitation that was made in this window."""
    made: NewInvitation | None = st.session_state.get("new_links", {}).get(invitation_id)
    return made


def join_address() -> str:
    """The address of the page for guests, as the visitor's browser reaches this server."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}/meedoen" if parts.netloc else "/meedoen"


def show_link(made: NewInvitation, mail: InvitationMail) -> None:
    """The link with the ways to send it, and the code to read out."""
    show(html(SEND, text=mail.message, subject=SUBJECT, mail=mail.address, link=mail.link))
    show_svg(qr_code(mail.link))
    show(html(SPOKEN, made.code, join_address()))


def qr_code(link: str) -> Markup:
    """The QR code of a link as a drawing: dark on white in every colour scheme, since scanners expect that."""
    modules = segno.make(link, micro=False, error="m").matrix
    dark = (
        f"M{x + QR_MARGIN} {y + QR_MARGIN}h1v1h-1z"
        for y, row in enumerate(modules)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return html(QR_CODE, len(modules) + 2 * QR_MARGIN, "".join(dark))
