"""What every answer of the server carries along, so that a browser runs our script alone and tells nobody of us."""

import os
import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan.door.page_shell import SHELL

EMBED_SETTING = "ZELFSCAN_EMBED"  # addresses that may show the scan inside a page of theirs, with spaces between


INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)  # in a page of Streamlit and us, never of a visitor


def content_security_policy(page: bytes, embed: str) -> str:
    """The content security policy of a page: its inline scripts by hash, and no other host (reliability.md D7)."""
    hashes = [f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in INLINE_SCRIPT.findall(page)]
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": embed or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


HEADERS = {
    "content-security-policy": content_security_policy(SHELL, os.environ.get(EMBED_SETTING, "")),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}


STREAMLIT_COOKIE = "_streamlit_"  # how the names of its own cookies begin


class SecurityHeaders:
    """ASGI: the headers above on every answer, and no cookie but ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                drop_streamlit_cookies(headers)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def drop_streamlit_cookies(headers: MutableHeaders) -> None:
    """We promise one cookie, from the start of a scan; Streamlit's is for uploads and sign-in, which are closed."""
    kept = [cookie for cookie in headers.getlist("set-cookie") if not cookie.startswith(STREAMLIT_COOKIE)]
    del headers["set-cookie"]
    for cookie in kept:
        headers.append("set-cookie", cookie)
