"""Streamlit's static files, compressed once instead of for each visitor, with smaller fonts.

A first visit loads some seventy of them. `st.App` takes no route under /static/, so this is middleware; it comes before
the one that compresses responses.
"""

from functools import cache
from gzip import compress
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(str(files("streamlit") / "static"))
FONT_FOLDER = Path(__file__).parents[2] / "look" / "fonts"
# Ours by the name of the file in Streamlit: what these fonts do not hold, is drawn by a font of the system.
FONTS = {
    "SourceSansVF-Upright": "ZelfscanSans.woff2",
    "SourceSerifVariable-Roman": "ZelfscanSerif.woff2",
    "MaterialSymbols-Rounded": "ZelfscanSymbols.woff2",
}
TEXTS = {".js": "text/javascript", ".css": "text/css"}
# The name of each file changes with its content; that of a font with Streamlit's, so ours are asked for again each day.
FOR_EVER, A_DAY = "public, immutable, max-age=31536000", "public, max-age=86400"


def static_files() -> dict[str, Path]:
    """The file to serve at each address: Streamlit's scripts and styles, and our fonts in the place of its own."""
    found = (one for one in (FOLDER / "static").rglob("*") if one.suffix in TEXTS or one.name.split(".")[0] in FONTS)
    return {f"/{one.relative_to(FOLDER).as_posix()}": replaced(one) for one in found}


def replaced(file: Path) -> Path:
    """Our font for one of Streamlit's; any other file itself."""
    font = FONTS.get(file.name.split(".")[0])
    return FONT_FOLDER / font if font else file


FILES_BY_PATH = static_files()


@cache
def packed(file: Path) -> bytes:
    """The content of a script or style in gzip, and that of a font as it is: woff2 is compressed already."""
    content = file.read_bytes()
    return compress(content, 6, mtime=0) if file.suffix in TEXTS else content


class StaticFiles:
    """ASGI middleware: serves what stands in FILES_BY_PATH to browsers that take gzip; other requests pass on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a static file."""
        file = FILES_BY_PATH.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if file and (file.suffix not in TEXTS or "gzip" in Headers(scope=scope).get("accept-encoding", "")):
            await file_response(file)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


@cache
def file_response(file: Path) -> Response:
    """A packed file, which browsers and shared caches may keep."""
    if file.suffix in TEXTS:
        headers = {"content-encoding": "gzip", "vary": "Accept-Encoding", "cache-control": FOR_EVER}
        return Response(packed(file), headers=headers, media_type=TEXTS[file.suffix])
    return Response(packed(file), headers={"cache-control": A_DAY}, media_type="font/woff2")
