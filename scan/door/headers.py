"""Security headers on every response: only our own scripts run, and no other host is contacted."""

import os
import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
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


STREAMLIT_COOKIE = "_streamlit_"  # prefix of the names of its cookies


class SecurityHeaders:
    """ASGI middleware: adds HEADERS to every response and removes cookies of Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every request and change the headers of its response."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                drop_streamlit_cookies(headers)
                keep_from_caches(headers)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def keep_from_caches(headers: MutableHeaders) -> None:
    """A response that sets the cookie belongs to one visitor: no cache may keep it, or recognise it (R51)."""
    if "set-cookie" in headers:
        headers["cache-control"] = "private, no-store"
        del headers["etag"]


def drop_streamlit_cookies(headers: MutableHeaders) -> None:
    """Remove Streamlit's cookies, which serve the closed uploads and sign-in: we promise a single cookie."""
    cookies = [cookie for cookie in headers.getlist("set-cookie") if not cookie.startswith(STREAMLIT_COOKIE)]
    del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", cookie)
