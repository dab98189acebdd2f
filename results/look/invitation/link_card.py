"""The link of a new invitation: to share, copy, mail, scan or read out. Only this window knows it."""

from urllib.parse import urlsplit

import streamlit as st

from results.meeting.invitation_mail import SUBJECT, InvitationMail
from scan.look.html import html
from scan.look.page_parts import COPY_STATUS, copy_button, show, show_svg
from scan.look.resume.qr_code import qr_drawing
from scan.store.meetings.contract import NewInvitation

SEND = (
    '<div class="send"><button class="button main share" type="button" data-share="{text}" data-subject="{subject}">'
    'Deel</button>{copy}<a class="button" href="{mail}">Mail</a>{status}</div><p class="link">{link}</p>'
)
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
    copy = copy_button("p.link", "Kopieer link")
    named = {"text": mail.message, "subject": SUBJECT, "mail": mail.address, "link": mail.link}
    show(html(SEND, copy=copy, status=COPY_STATUS, **named))
    show_svg(qr_drawing(mail.link, "QR-code met de link"))
    show(html(SPOKEN, made.code, join_address()))
