"""Streamlit's own routes that this app does not use (metrics, uploads, sign-in) are closed."""

from starlette.types import ASGIApp, Receive, Scope, Send

from scan.door.notice_page import notice

# The script of the question card; Streamlit makes this path of the component's name and the file in its folder.
CARD_SCRIPT_PATH = "/_stcore/bidi-components/zelfscan.card/card.js"
OPEN_ROUTES = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream", CARD_SCRIPT_PATH)
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
    """ASGI middleware: a closed route is answered with a Dutch 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every other request."""
        if scope["type"] == "http" and is_closed_route(scope["path"]):
            await notice(NOT_FOUND_TITLE, NOT_FOUND_TEXT, 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
