"""The whole value of every security header, and the limits of a form by their own numbers (R29, reliability.md D7)."""

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route
from starlette.testclient import TestClient

from scan.door import health, middleware
from scan.door.headers import allowed_hosts, content_security_policy
from tests.support.windows import Visit

PATHS = ("/", "/vragen", "/bestaat-niet", "/gezond", "/mee/zelfscan-1.json")
EXACT = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}
PAGE = b"<html><script>alert(1)</script><script src='x'></script><script>let a\n</script></html>"
# openssl dgst -sha256 -binary | base64, of the two scripts
HASHES = ("bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=", "rBvGuBlJwGMF4O9K7jfqrurIBVIlQgAGOzlfwuINe2A=")
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {embed}"
)


# R54
@pytest.mark.parametrize("path", PATHS)
def test_every_header_has_this_value_and_no_other(visit: Visit, path: str) -> None:
    headers = visit.client.get(path).headers
    assert {name: headers.get_list(name) for name in EXACT} == {name: [value] for name, value in EXACT.items()}
    assert len(headers.get_list("content-security-policy")) == 1


@pytest.mark.parametrize(("embed", "told"), [("", "'none'"), ("https://a.example", "https://a.example")])
def test_the_policy_names_every_source_and_the_scripts_of_the_page_by_hash(embed: str, told: str) -> None:
    policy = content_security_policy(PAGE, embed)
    hashes = " ".join(f"'sha256-{one}'" for one in HASHES)
    assert policy == POLICY.format(hashes=hashes, embed=told)


HOSTS = {
    "none is set": ("", "kwaad.example", 200),
    "its own name": ("zelfscan.example scan.umc.example", "scan.umc.example", 200),
    "another name": ("zelfscan.example", "kwaad.example", 400),
    "a part of its name": ("zelfscan.example", "kwaad-zelfscan.example", 400),
    "this machine": ("zelfscan.example", "127.0.0.1:8501", 200),
}


# R87
@pytest.mark.parametrize(("setting", "host", "status"), HOSTS.values(), ids=HOSTS.keys())
def test_a_request_for_a_host_that_is_not_ours_is_refused(setting: str, host: str, status: int) -> None:
    (ours,) = [one for one in middleware if one.cls is TrustedHostMiddleware]
    told = {**ours.kwargs, "allowed_hosts": allowed_hosts(setting)}
    app = Starlette(routes=[Route("/", health.liveness)], middleware=[Middleware(TrustedHostMiddleware, **told)])
    assert TestClient(app).get("/", headers={"host": host}).status_code == status


# R87: what a proxy says of an address counts only from the proxies that are named
@pytest.mark.parametrize(("named", "told"), [(None, "127.0.0.1,::1"), ("192.0.2.1", "192.0.2.1")])
def test_the_proxies_to_trust_are_a_setting_of_the_server(
    monkeypatch: pytest.MonkeyPatch, named: str | None, told: str
) -> None:
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    if named:
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", named)
    assert uvicorn.Config("app").forwarded_allow_ips == told


FILE_FORM = (b'--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n', b"\r\n--b--\r\n")


@pytest.mark.parametrize(("size", "status"), [(2_200_000, 400), (2_200_001, 413)])
def test_a_form_with_a_file_may_be_2_2_megabytes_and_no_byte_more(visit: Visit, size: int, status: int) -> None:
    head, tail = FILE_FORM
    body = head + b"x" * (size - len(head) - len(tail)) + tail
    kind = {"content-type": "multipart/form-data; boundary=b"}
    assert visit.client.post("/inlezen", content=body, headers=kind).status_code == status


# R87
@pytest.mark.parametrize(("size", "status"), [(20_000, 400), (20_001, 413)])
def test_a_form_without_a_file_may_be_20_kilobytes_and_no_byte_more(visit: Visit, size: int, status: int) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert visit.client.post("/inlezen", content=b"&" * size, headers=kind).status_code == status


@pytest.mark.parametrize(("fields", "told"), [(20, "Kies eerst een bestand"), (21, "Dit formulier kwam niet van")])
def test_a_form_may_have_20_fields_and_no_more(visit: Visit, fields: int, told: str) -> None:
    answer = visit.client.post("/inlezen", data={f"f{number}": "x" for number in range(fields)})
    assert (answer.status_code, told in answer.text) == (400, True)
