"""Streamlit's scripts and styles come packed, and our fonts in the place of its own."""

import re
from functools import cache
from gzip import decompress
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scan.door.page_files.static_files import FILES_BY_PATH, FOLDER, FONT_FOLDER, FONTS, FOR_EVER, TEXTS
from tests.support.paths import ROOT
from tests.support.windows import Visit

INDEX = next(path for path in FILES_BY_PATH if path.startswith("/static/js/index."))
STYLE = next(path for path in FILES_BY_PATH if path.startswith("/static/css/"))
DRAWN = [
    *(ROOT / "items").glob("*.yaml"),
    *(ROOT / "scan" / "look").rglob("*.py"),
    *(ROOT / "scan" / "look").rglob("*.js"),
]
ICON = re.compile(r":material/(\w+)")
NOT_OFFERED = {"star_filled"}  # named by Streamlit, and not there in its own font either
SYSTEM_SIGNS = {"⌘"}  # of a sentence of Streamlit's that is replaced before anyone sees it


@cache
def font(name: str) -> TTFont:
    """A font of the pages."""
    return TTFont(FONT_FOLDER / name)


def ligatures(found: TTFont) -> set[str]:
    """The words that a font draws as one sign."""
    letters = {glyph: chr(code) for code, glyph in found.getBestCmap().items()}
    tables = [
        getattr(one, "ExtSubTable", one) for rule in found["GSUB"].table.LookupList.Lookup for one in rule.SubTable
    ]
    pairs = [(first, one) for table in tables for first, ones in table.ligatures.items() for one in ones]
    return {"".join(letters[glyph] for glyph in (first, *one.Component)) for first, one in pairs}


def texts(folder: Path, *kinds: str) -> str:
    """All files of some kinds below a folder."""
    return "".join(file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in kinds)


@pytest.mark.parametrize("path", [INDEX, STYLE])
def test_a_file_of_streamlit_is_served_whole_and_packed(path: str, visit: Visit) -> None:
    with visit.client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert decompress(packed) == (FOLDER / path[1:]).read_bytes()
    assert len(packed) == int(answer.headers["content-length"])
    assert (answer.headers["cache-control"], answer.headers["vary"]) == (FOR_EVER, "Accept-Encoding")
    assert answer.headers["content-type"] == f"{TEXTS[Path(path).suffix]}; charset=utf-8"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_every_script_and_style_of_streamlit_is_packed() -> None:
    all_of_them = {f"/{file.relative_to(FOLDER).as_posix()}" for file in FOLDER.rglob("*") if file.suffix in TEXTS}
    assert all_of_them == {path for path, file in FILES_BY_PATH.items() if file.suffix in TEXTS}


@pytest.mark.parametrize("path", ["/static/js/", "/static/js/../../index.html", f"/{INDEX}", INDEX.upper(), "/static"])
def test_nothing_else_is_served_here(path: str) -> None:
    assert path not in FILES_BY_PATH


@pytest.mark.parametrize(("method", "encoding"), [("GET", "identity"), ("POST", "gzip")])
def test_a_request_that_wants_something_else_goes_to_streamlit(method: str, encoding: str, visit: Visit) -> None:
    answer = visit.client.request(method, INDEX, headers={"accept-encoding": encoding})
    assert answer.status_code == 404  # Streamlit's own files are not part of this window


@pytest.mark.parametrize("name", FONTS)
def test_a_font_of_streamlit_is_replaced(name: str, visit: Visit) -> None:
    (path,) = [path for path in FILES_BY_PATH if path.startswith(f"/static/media/{name}.")]
    answer = visit.client.get(path)
    assert answer.content == (FONT_FOLDER / FONTS[name]).read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("name", ["ZelfscanSans.woff2", "ZelfscanSerif.woff2"])
def test_the_fonts_hold_every_sign_of_our_texts(name: str) -> None:
    signs = {sign for file in DRAWN for sign in file.read_text("utf-8") if ord(sign) > 32}
    assert sorted(signs - SYSTEM_SIGNS - {chr(code) for code in font(name).getBestCmap()}) == []


def test_every_icon_is_drawn() -> None:
    named = ICON.findall(texts(FOLDER, ".js") + texts(ROOT / "scan", ".py") + texts(ROOT / "results", ".py"))
    assert {*named} - ligatures(font("ZelfscanSymbols.woff2")) - NOT_OFFERED == set()


def test_the_own_fonts_are_small_and_have_a_name_of_their_own() -> None:
    assert sum((FONT_FOLDER / name).stat().st_size for name in FONTS.values()) < 150_000
    for name in ("ZelfscanSans.woff2", "ZelfscanSerif.woff2"):
        assert "Source" not in str(
            [record.toUnicode() for record in font(name)["name"].names if record.nameID in (1, 3, 4, 6)]
        )
