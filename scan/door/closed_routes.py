"""Streamlit's own routes that this app does not use (metrics, uploads, sign-in) are closed."""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from scan.door.notice_page import notice

OPEN_ROUTES = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
# Streamlit makes this path of the component's name. Its scripts are served here, since Streamlit knows a component only
# in a process that ran its page, and sends no ETag.
CARD_PATH = "/_stcore/bidi-components/zelfscan.card/"
CARD_FOLDER = Path(__file__).parents[1] / "look" / "questions" / "assets"
CARD_FILES = ("card.js", "question.js", "queue.js", "why.js")
CARD_SCRIPTS = {CARD_PATH + name: (CARD_FOLDER / name).read_bytes() for name in CARD_FILES}
CLOSED_PREFIXES = ("/_stcore", "/component", "/app", "/auth", "/oauth2callback", "/_internal")
NOT_FOUND_TITLE = "Deze pagina bestaat niet"
NOT_FOUND_TEXT = "Kijk of je het adres goed overnam. Wat je invulde is er nog."


def is_closed_route(path: str) -> bool:
    """Whether a path belongs to a closed route, in any spelling that a router may accept."""
    plain = "/" + path.strip("/").lower()
    return plain not in OPEN_ROUTES and any(
        plain == prefix or plain.startswith(f"{prefix}/") for prefix in CLOSED_PREFIXES
    )


class ClosedRoutes:
    """ASGI middleware: a closed route is answered with a Dutch 404, and the paths of the card with its scripts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every other request."""
        if scope["type"] == "http" and scope["path"] in CARD_SCRIPTS:
            await card_script(Request(scope))(scope, receive, send)
        elif scope["type"] == "http" and is_closed_route(scope["path"]):
            await notice(NOT_FOUND_TITLE, NOT_FOUND_TEXT, 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def card_script(request: Request) -> Response:
    """A script of the question card, or 304 when the browser has it."""
    script = CARD_SCRIPTS[request.url.path]
    headers = {"etag": f'"{sha256(script).hexdigest()[:32]}"', "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(script, headers=headers, media_type="text/javascript")
