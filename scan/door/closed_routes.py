"""Doors of Streamlit's own that stay closed: metrics, agents, uploads, sign-in; nothing here uses them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from scan.door.notice_page import notice

OPEN_ROUTES = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
CLOSED_PREFIXES = ("/_stcore", "/component", "/app", "/auth", "/oauth2callback", "/_internal")
NOT_FOUND_TITLE = "Deze pagina bestaat niet"
NOT_FOUND_TEXT = "Kijk of je het adres goed overnam. Wat je invulde is er nog."


def is_closed_route(path: str) -> bool:
    """Whether nobody gets in under this address, however it is written."""
    plain = "/" + path.strip("/").lower()
    return plain not in OPEN_ROUTES and any(plain == door or plain.startswith(f"{door}/") for door in CLOSED_PREFIXES)


class ClosedRoutes:
    """ASGI: a closed door answers as an address that does not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open."""
        if scope["type"] == "http" and is_closed_route(scope["path"]):
            await notice(NOT_FOUND_TITLE, NOT_FOUND_TEXT, 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
