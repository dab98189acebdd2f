"""Doors of Streamlit's own that stay closed: metrics, agents, uploads, sign-in; nothing here uses them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from scan.door.notice_page import notice

OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
CLOSED = ("/_stcore", "/component", "/app", "/auth", "/oauth2callback", "/_internal")
LOST = "Deze pagina bestaat niet"
LOOK = "Kijk of je het adres goed overnam. Wat je invulde is er nog."


def is_closed(path: str) -> bool:
    """Whether nobody gets in under this address, however it is written."""
    plain = "/" + path.strip("/").lower()
    return plain not in OPEN and any(plain == door or plain.startswith(f"{door}/") for door in CLOSED)


class Closed:
    """ASGI: a closed door answers as an address that does not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open."""
        if scope["type"] == "http" and is_closed(scope["path"]):
            await notice(LOST, LOOK, 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
