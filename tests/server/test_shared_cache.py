"""A shared cache between visitors and the server gives nobody what is another's (R51)."""

from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from scan.identity.visitor_cookie import COOKIE
from scan.page_table import PAGES
from tests.server.running import Server, begin
from tests.support.patience import PATIENCE

OWN_FILES = ("/mee/zelfscan-1.json", "/mee/zelfscan-alles.zip", "/mee/rapport-1.pdf", "/mee/tabellen-1.xlsx")
FORMS = ("/hervat", "/meedoen", "/gewist")
PERSONAL = [*(f"/{page.path}" for page in PAGES), *FORMS, *OWN_FILES]


def ask_as(address: str, path: str, token: str = "", method: str = "GET") -> tuple[HTTPResponse, bytes]:
    """Ask for a path, with the cookie of someone; the response and its body."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request(method, path, headers={"cookie": f"{COOKIE}={token}"} if token else {})
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    """The cookie of someone with a scan."""
    server.start()
    return begin(server.address)


def test_the_cache_keeps_what_is_the_same_for_everyone(shared_cache: str, token: str) -> None:
    kept = [ask_as(shared_cache, "/favicon.svg", one)[0].getheader("x-cache") for one in (token, "")]
    assert kept[1] == "HIT"


# R51
@pytest.mark.parametrize("path", PERSONAL)
def test_a_shared_cache_gives_nobody_what_is_of_another(shared_cache: str, token: str, path: str) -> None:
    mine, content = ask_as(shared_cache, path, token)
    theirs, other = ask_as(shared_cache, path)
    assert (mine.getheader("x-cache"), theirs.getheader("x-cache")) == ("MISS", "MISS")
    assert theirs.getheader("set-cookie") is None
    assert token.encode() not in other
    if path in OWN_FILES:
        assert (mine.status, theirs.status) == (200, 404)
        assert content != other


# R51
@pytest.mark.parametrize("path", ["/gezond", "/klaar", "/metrics", "/begin", "/stop"])
def test_a_shared_cache_keeps_nothing_that_changes_by_the_moment(shared_cache: str, token: str, path: str) -> None:
    kept = [ask_as(shared_cache, path, one)[0].getheader("x-cache") for one in (token, "")]
    assert kept == ["MISS", "MISS"]
