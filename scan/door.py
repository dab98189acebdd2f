"""What the server sends around the pages: Streamlit's own page in Dutch, and 404 for an unknown address."""

from gzip import compress
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan.contents import PAGES

PATHS = tuple(f"/{page.path}" for page in PAGES)
SCRIPT_NAME = "zelfscan.js"
SCRIPT = (Path(__file__).parent / "look" / "page.js").read_bytes()
TITLE = "Zelfscan palliatieve zorg"
NO_SCRIPT = "<noscript><p>Zet JavaScript aan om de zelfscan te gebruiken.</p></noscript>"
NOT_FOUND = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Niet gevonden</title>'
    "<h1>Deze pagina bestaat niet</h1>"
    '<p><a href="/">Naar het begin van de zelfscan</a></p></html>'
)


def dutch_page() -> bytes:
    """Streamlit's index.html with our language, title and line for browsers without scripts."""
    page = (files("streamlit") / "static/index.html").read_text("utf-8")
    page = page.replace('<html lang="en">', '<html lang="nl">').replace("<title>Streamlit<", f"<title>{TITLE}<")
    page = page.replace("</head>", f'<script type="module" src="./{SCRIPT_NAME}"></script></head>')
    head, _, rest = page.partition("<noscript>")
    return f"{head}{NO_SCRIPT}{rest.partition('</noscript>')[2]}".encode()


PAGE = dutch_page()
PACKED = compress(PAGE, mtime=0)
ETAG = f'"{sha256(PAGE).hexdigest()[:32]}"'


async def page(request: Request) -> Response:
    """The frame of any page, prepared once per server."""
    headers = {"etag": ETAG, "cache-control": "no-cache", "vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == ETAG:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(PACKED, headers=headers | {"content-encoding": "gzip"}, media_type="text/html")
    return Response(PAGE, headers=headers, media_type="text/html")


async def script(request: Request) -> Response:
    """Our own small script; asked for anew each visit, since its name says nothing of its content."""
    return Response(SCRIPT, headers={"cache-control": "no-cache"}, media_type="text/javascript")


class NotFound:
    """ASGI: an unknown address, which Streamlit answers with its front page, gets a 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but Streamlit's front page under an address that is not ours."""
        if scope["type"] != "http" or scope["path"] in PATHS:
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
            await Response(NOT_FOUND, 404, media_type="text/html")(scope, receive, send)


routes = [Route(f"/{SCRIPT_NAME}", script), *(Route(path, page) for path in PATHS)]
middleware = [Middleware(NotFound)]
