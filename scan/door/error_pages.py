"""A Dutch page for unknown paths, which Streamlit answers with its front page, and for requests that failed."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan.door.closed_routes import NOT_FOUND_TEXT, NOT_FOUND_TITLE
from scan.door.notice_page import FAILED_TITLE, notice
from scan.page_table import ERASED_PATH, PAGES, RESUME_PATH

PAGE_PATHS = tuple(f"/{page.path}" for page in PAGES)
JOIN_PATH = "/meedoen"  # the page for invited guests, served outside Streamlit
FAILED_TEXT = "Er ging iets mis bij ons. Ga terug en probeer het opnieuw."


class NotFound:
    """ASGI middleware: an unknown path is answered with a Dutch 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every request; replace Streamlit's front page under an unknown path."""
        if (
            scope["type"] != "http"
            or scope["path"] in (*PAGE_PATHS, JOIN_PATH, RESUME_PATH, ERASED_PATH)
            or scope["method"] not in ("GET", "HEAD")
        ):
            return await self.app(scope, receive, send)
        fallback = False

        async def without_fallback(message: Message) -> None:
            nonlocal fallback
            if message["type"] == "http.response.start":
                kinds = [value for name, value in message["headers"] if name == b"content-type"]
                fallback = message["status"] in (200, 304) and any(kind.startswith(b"text/html") for kind in kinds)
            if not fallback:
                await send(message)

        await self.app(scope, receive, without_fallback)
        if fallback:
            await notice(NOT_FOUND_TITLE, NOT_FOUND_TEXT, 404)(scope, receive, send)


class FailedRequests:
    """ASGI middleware: an error of ours is logged, and answered with a Dutch page.

    Starlette would say it in English and without our headers, and uvicorn then closes the connection under whoever
    already sent the next request on it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every request."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sent if scope["type"] == "http" else send)
        except Exception:
            if scope["type"] != "http" or begun:
                raise
            logging.getLogger(__name__).exception("a request failed")
            await notice(FAILED_TITLE, FAILED_TEXT, 500)(scope, receive, send)
