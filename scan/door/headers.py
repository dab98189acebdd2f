"""Security headers on every response: only our own scripts run, and no other host is contacted."""

import os
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan.door.page_files.page_shell import SHELL

EMBED_SETTING = "ZELFSCAN_EMBED"  # origins that may show the app in a frame, separated by spaces
HOSTS_SETTING = "ZELFSCAN_HOSTS"  # host names at which the app is reached, separated by spaces
OWN_HOSTS = ("127.0.0.1", "localhost")  # of health checks on the machine itself


INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)  # in our own page, which holds no input of visitors


def allowed_hosts(setting: str) -> list[str]:
    """The host names that a request may ask for, with those of this machine; "*" (all) when none is set (R87)."""
    return [*setting.split(), *OWN_HOSTS] if setting.split() else ["*"]


def content_security_policy(page: bytes, embed: str) -> str:
    """The content security policy of a page: its inline scripts by hash, no other host (reliability.md D7).

    `embed` holds the origins that may frame the page, separated by spaces; "" allows none.
    """
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
    "referrer-policy": "same-origin",  # with none, browsers send no origin with a form over http
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}


OWN = {name.encode(): value.encode() for name, value in HEADERS.items()}
OF_CACHES = (b"cache-control", b"etag")
COOKIE = b"set-cookie"
STREAMLIT = b"_streamlit_"  # prefix of the names of its cookies, which serve the closed uploads and sign-in


class SecurityHeaders:
    """ASGI middleware: adds HEADERS to every response and removes cookies of Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every request and change the headers of its response."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = secured(message["headers"])
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def secured(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of a response with HEADERS, and without the cookies of Streamlit: we promise a single cookie.

    A response that sets our cookie belongs to one visitor: no cache may keep it, or recognise it (R51).
    """
    kept = [one for one in headers if one[0] not in OWN and not (one[0] == COOKIE and one[1].startswith(STREAMLIT))]
    if any(name == COOKIE for name, _ in kept):
        kept = [*(one for one in kept if one[0] not in OF_CACHES), (b"cache-control", b"private, no-store")]
    return [*kept, *OWN.items()]
