"""The one cookie: proven before anything is made, kept from caches and from sibling hosts (R51, R55, R77)."""

from pathlib import Path
from typing import Any

import pytest

from scan.door.cookies import PROBE
from scan.identity.visitor_cookie import COOKIE, SECURE_COOKIE, token_in_cookie
from scan.takeaway import takeout
from tests.support.filled_in import VERSIONS
from tests.support.store.world import run_sql
from tests.support.two_people import scanned
from tests.support.windows import HERE, Visit

BEGIN = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}
MAKING: dict[str, dict[str, Any]] = {
    "/begin": {"data": BEGIN},
    "/meedoen": {"data": {"secret": "x"}},
    "/hervat": {"data": {"code": "x"}},
    "/inlezen": {"files": {"file": ("x.zip", takeout.export_zip([], VERSIONS))}},
}
TLS = {"x-forwarded-proto": "https", "origin": HERE.replace("http", "https")}


# R55
@pytest.mark.parametrize("path", MAKING)
def test_a_browser_that_keeps_no_cookie_leaves_nothing_behind(visit: Visit, tmp_path: Path, path: str) -> None:
    asked = visit.client.request("POST", path, **MAKING[path])
    assert (asked.status_code, asked.headers["location"]) == (307, f"{path}?{PROBE}=1")
    visit.client.cookies.clear()
    refused = visit.client.request("POST", asked.headers["location"], **MAKING[path])
    assert refused.status_code == 400
    assert "Je browser bewaart hier geen cookies" in refused.text
    assert run_sql(f"sqlite:///{tmp_path / 'zelfscan.db'}", "SELECT count(*) FROM persons") == [(0,)]


# R55
def test_a_browser_that_keeps_the_cookie_begins_in_one_go(visit: Visit) -> None:
    asked = visit.client.request("POST", "/begin", data=BEGIN)
    assert f"{COOKIE}={PROBE}" in asked.headers["set-cookie"]
    begun = visit.client.request("POST", asked.headers["location"], data=BEGIN)
    assert (begun.status_code, begun.headers["location"]) == (303, "/vragen")


# R51
@pytest.mark.parametrize("path", ["/", "/vragen", "/resultaat"])
def test_no_cache_keeps_a_page_that_carries_a_cookie(visit: Visit, path: str) -> None:
    assert "etag" in visit.client.get(path).headers  # without a cookie it is the same for everyone
    answer = scanned(visit, 3).client.get(path)
    assert COOKIE in answer.headers["set-cookie"]
    assert (answer.headers["cache-control"], "etag" in answer.headers) == ("private, no-store", False)


# R51
@pytest.mark.parametrize(("path", "form"), [("/begin", BEGIN), ("/stop", {}), ("/wis", {})])
def test_no_cache_keeps_the_answer_to_a_form(visit: Visit, path: str, form: dict[str, str]) -> None:
    scanned(visit, 3)
    answer = visit.client.post(path, data=form)
    assert "set-cookie" in answer.headers
    assert answer.headers["cache-control"] == "private, no-store"


# R77
@pytest.mark.parametrize("token", ["x", "a" * 43, PROBE])
def test_an_unknown_token_is_not_made_to_last(visit: Visit, token: str) -> None:
    assert "set-cookie" not in visit.client.get("/vragen", headers={"cookie": f"{COOKIE}={token}"}).headers


# R77
@pytest.mark.parametrize(
    ("headers", "is_secure", "token"),
    [
        (["zelfscan=mine"], False, "mine"),
        (["a=1; zelfscan=mine ; b=2"], False, "mine"),
        (["zelfscan=mine; zelfscan=theirs"], False, ""),
        (["zelfscan=mine", "zelfscan=mine"], False, ""),
        (["__Host-zelfscan=mine; zelfscan=theirs"], True, "mine"),
        (["__Host-zelfscan=mine; zelfscan=theirs"], False, "mine"),
        (["zelfscan=theirs"], True, ""),
        (["Zelfscan=theirs; zelfscan2=x; xzelfscan=y"], False, ""),
        ([], False, ""),
    ],
)
def test_a_cookie_of_a_sibling_host_is_not_taken_over(headers: list[str], is_secure: bool, token: str) -> None:
    assert token_in_cookie(headers, is_secure) == token


# R77
def test_with_tls_the_cookie_has_a_name_that_only_this_host_can_set(visit: Visit) -> None:
    asked = visit.client.request("POST", "/begin", data=BEGIN, headers=TLS)
    held = {**TLS, "cookie": f"{SECURE_COOKIE}={PROBE}"}
    begun = visit.client.request("POST", asked.headers["location"], data=BEGIN, headers=held)
    for answer in (asked, begun):
        assert answer.headers["set-cookie"].startswith(f"{SECURE_COOKIE}=")
        assert {"secure", "path=/"} <= {part.strip().lower() for part in answer.headers["set-cookie"].split(";")}
        assert "domain" not in answer.headers["set-cookie"].lower()
