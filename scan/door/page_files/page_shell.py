"""Streamlit's index.html in Dutch, with our own icon, style and script."""

from gzip import compress
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from scan import resources
from scan.door.cookies import token_of, with_cookie
from scan.page_table import APP_NAME
from scan.store import StoreError

PAGE_SCRIPT_NAME = "zelfscan.js"
ICONS = ("favicon.svg", "favicon.ico")  # the second is requested by browsers where a page names no icon
LOOK_FOLDER = Path(__file__).parents[2] / "look"
PAGE_SCRIPT = b"".join((LOOK_FOLDER / name).read_bytes() for name in ("page.js", "sharing.js", "waiting.js", "lock.js"))
ICON = (LOOK_FOLDER / "logo.svg").read_bytes()
STYLES = ("tokens.css", "style.css", "questions/assets/card.css")  # the others use the tokens of the first
SHELL_STYLE = "".join((LOOK_FOLDER / name).read_text("utf-8") for name in STYLES)
MODULE = '<script type="module"'
NO_SCRIPT = "<noscript><p>Zet JavaScript aan om de zelfscan te gebruiken.</p></noscript>"


def dutch_page() -> bytes:
    """Streamlit's index.html with Dutch language, our title, icon and style, and a text for browsers without scripts.

    Our script comes before Streamlit's: the first listener for the back button is called first. Our style comes last,
    after all that Streamlit adds to the head: of two equal CSS rules the last one wins.
    """
    page = (files("streamlit") / "static/index.html").read_text("utf-8")
    page = page.replace('<html lang="en">', '<html lang="nl">').replace("<title>Streamlit<", f"<title>{APP_NAME}<")
    page = page.replace('href="./favicon.png"', f'href="./{ICONS[0]}"')
    page = page.replace("</body>", f"<style>{SHELL_STYLE}</style></body>", 1)
    page = page.replace(MODULE, f'{MODULE} src="./{PAGE_SCRIPT_NAME}"></script>{MODULE}', 1)
    head, _, rest = page.partition("<noscript>")
    return f"{head}{NO_SCRIPT}{rest.partition('</noscript>')[2]}".encode()


SHELL = dutch_page()
SHELL_GZIP = compress(SHELL, mtime=0)
ETAG = f'"{sha256(SHELL).hexdigest()[:32]}"'


async def page(request: Request) -> Response:
    """The shell of any page, which also renews the cookie of a known visitor."""
    token, response = token_of(request), shell_response(request)
    return with_cookie(response, request, token) if await run_in_threadpool(is_known, token) else response


def is_known(token: str) -> bool:
    """Whether the store knows this token: one that somebody else put in the browser is not made to last (R77)."""
    try:
        return bool(token and resources.opened_store().actor_of(token))
    except StoreError:
        return False


def shell_response(request: Request) -> Response:
    """The shell: 304, compressed or plain, depending on the request headers."""
    headers = {"etag": ETAG, "cache-control": "no-cache", "vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == ETAG:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(SHELL_GZIP, headers=headers | {"content-encoding": "gzip"}, media_type="text/html")
    return Response(SHELL, headers=headers, media_type="text/html")


async def page_script(request: Request) -> Response:
    """The script of the pages; not cached, since its name does not change with its content."""
    return Response(PAGE_SCRIPT, headers={"cache-control": "no-cache"}, media_type="text/javascript")


async def icon(request: Request) -> Response:
    """The favicon."""
    return Response(ICON, headers={"cache-control": "max-age=86400"}, media_type="image/svg+xml")
