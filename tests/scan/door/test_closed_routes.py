"""Security headers, closed routes and health checks of the server."""

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from streamlit.web.server.starlette import starlette_routes

from scan.door.closed_routes import CARD_FOLDER, CARD_PATH, CARD_SCRIPTS, is_closed_route
from scan.door.headers import content_security_policy
from scan.door.page_files.page_shell import SHELL
from scan.identity.visitor_cookie import COOKIE
from scan.look.questions import card
from scan.page_table import PAGES
from tests.server.running import ROOT
from tests.support.windows import Visit

OWN = ["/", "/vragen", "/onbekend", "/zelfscan.js", "/gezond", "/klaar", "/_stcore/metrics", "/mee/zelfscan-1.json"]


# R29
@pytest.mark.parametrize("path", OWN)
def test_every_response_has_the_security_headers(visit: Visit, path: str) -> None:
    headers = visit.client.get(path).headers
    assert "script-src 'self' 'sha256-" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


# R29
def test_the_hash_is_that_of_the_script_in_the_page_as_installed() -> None:
    page = (files("streamlit") / "static/index.html").read_text("utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in content_security_policy(SHELL, "")


def test_a_configured_origin_may_show_the_app_in_a_frame() -> None:
    assert "frame-ancestors https://leeromgeving.example" in content_security_policy(
        SHELL, "https://leeromgeving.example"
    )


# R33
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_STCORE/Metrics",
        "//_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/upload_file/x/y",
        "/_stcore/bidi-components/x",
        "/_stcore/bidi-components/zelfscan.card",
        "/_stcore/bidi-components/zelfscan.card/",
        "/_stcore/bidi-components/zelfscan.card/../card.py",
        "/_stcore/bidi-components/zelfscan.card/card.js.map",
        "/_stcore/bidi-components/zelfscan.card/card.js/card.js",
        "/_stcore/bidi-components/other.card/card.js",
        "/component/x/y",
        "/auth/login",
        "/oauth2callback",
        "/app/static/x",
    ],
)
def test_unused_routes_are_closed(path: str) -> None:
    assert is_closed_route(path)


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/static/js/x.js", "/media/x.svg"])
def test_routes_that_the_pages_use_are_open(path: str) -> None:
    assert not is_closed_route(path)


@pytest.mark.parametrize("path", CARD_SCRIPTS)
def test_the_scripts_of_the_card_are_served_before_any_page_ran(visit: Visit, path: str) -> None:
    answer = visit.client.get(path)
    assert answer.content == (CARD_FOLDER / path.removeprefix(CARD_PATH)).read_bytes()
    assert (answer.headers["cache-control"], answer.headers["content-encoding"]) == ("no-cache", "gzip")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    again = visit.client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_path_of_the_card_is_the_one_that_streamlit_makes() -> None:
    path = f"{card.PACKAGE}.{card.COMPONENT}/{card.SCRIPT}"
    assert "/" + starlette_routes._ROUTE_COMPONENTS_V2.replace("{path:path}", path) in CARD_SCRIPTS


def test_every_script_of_the_card_is_served_and_imports_only_such() -> None:
    texts = {file.name: file.read_text("utf-8") for file in CARD_FOLDER.glob("*.js")}
    assert {CARD_PATH + name for name in texts} == {*CARD_SCRIPTS}
    imported = [name for text in texts.values() for name in re.findall(r"from '\./([^']+)'", text)]
    assert {*imported} == {*texts} - {card.SCRIPT}


@pytest.mark.parametrize("path", ["card.js/", "/card.js", "CARD.js", "card.css", "", "card.js/../../card.py"])
def test_nothing_beside_the_script_of_the_card_is_served(visit: Visit, path: str) -> None:
    answer = visit.client.get(CARD_PATH + path)
    assert answer.status_code == 404
    assert '<html lang="nl">' in answer.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_every_page_is_open(page: object, visit: Visit) -> None:
    path = f"/{page.path}"  # type: ignore[attr-defined]
    assert visit.client.get(path).status_code == 200


# R47
def test_readiness_says_green_and_nothing_else_to_strangers(visit: Visit) -> None:
    answer = visit.client.get("/klaar")
    assert (answer.status_code, answer.text) == (200, "groen\n")
    assert visit.client.get("/gezond").text == "gezond\n"


# R47
def test_a_server_without_its_store_is_alive_but_not_ready(visit: Visit, tmp_path: Path) -> None:
    visit.client.get("/klaar")
    file = tmp_path / "zelfscan.db"
    file.rename(tmp_path / "aside")
    away = visit.client.get("/klaar")
    assert (away.status_code, away.text) == (503, "rood\n")
    assert visit.client.get("/gezond").status_code == 200
    (tmp_path / "aside").rename(file)
    assert visit.client.get("/klaar").status_code == 200


def test_our_script_comes_before_that_of_streamlit(visit: Visit) -> None:
    sources = re.findall(r'<script type="module"[^>]* src="([^"]+)"', visit.client.get("/").text)
    assert sources[0] == "./zelfscan.js"
    assert len(sources) == 2


@pytest.mark.parametrize("path", ["/", "/meedoen"])
def test_the_favicon_is_our_own(visit: Visit, path: str) -> None:
    (named,) = re.findall(r'<link rel="[^"]*icon" href="\.?([^"]+)"', visit.client.get(path).text)
    for icon in (named, "/favicon.ico"):
        answer = visit.client.get(icon)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert answer.content == (ROOT / "scan" / "look" / "logo.svg").read_bytes()


def test_a_large_response_is_compressed(visit: Visit) -> None:
    visit.client.post("/begin", data={"audience": "bachelor", "phase": "n6", "year": "1"})
    assert visit.client.get("/zelfscan.js").headers["content-encoding"] == "gzip"
    assert COOKIE in visit.client.cookies
