"""A revoked cookie gives no access, and no header is trusted as an identity (R23, R26)."""

import pytest
from streamlit import config

from scan import resources
from scan.identity.visitor_cookie import COOKIE
from scan.page_table import MINE
from scan.store import Changes
from tests.support.windows import Visit, told

NOTE = "kanarie bij een antwoord"
AIOS = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}
NAMING = ("x-forwarded-user", "remote-user", "x-auth-request-email", "x-streamlit-user", "authorization")
OWN = ("/mee/zelfscan-1.json", "/mee/zelfscan-alles.zip", "/mee/rapport-1.pdf", "/mee/tabellen-1.xlsx")


@pytest.fixture
def begun(visit: Visit) -> Visit:
    """A visitor who began a scan and wrote a note."""
    visit.client.post("/begin", data=AIOS)
    actor = resources.opened_store().actor_of(visit.token())
    (sitting,) = resources.opened_store().sittings(actor)
    resources.opened_store().save(actor, sitting.assessment.id, Changes({"mh-01": 4}, notes={"mh-01": NOTE}))
    return visit


# R23
@pytest.mark.parametrize("path", ["/stop", "/wis"])
def test_a_revoked_cookie_gives_no_access(begun: Visit, path: str) -> None:
    token = begun.token()
    assert NOTE in begun.client.get(OWN[0]).text
    assert begun.client.post(path).status_code in (200, 303)
    begun.client.cookies.set(COOKIE, token)
    assert [begun.client.get(own).status_code for own in OWN] == [404] * len(OWN)
    assert "Op dit apparaat is nog geen scan van jou bekend." in told(begun.window(MINE))
    assert begun.client.post("/wis").status_code == 404


# R23
def test_a_revoked_cookie_begins_as_a_new_person(begun: Visit) -> None:
    token = begun.token()
    begun.client.post("/stop")
    begun.client.cookies.set(COOKIE, token)
    given = begun.client.post("/begin", data=AIOS).headers["set-cookie"]
    assert given.startswith(f"{COOKIE}=")
    assert token not in given


# R26
@pytest.mark.parametrize(
    "name", ["x-forwarded-user", "remote-user", "x-auth-request-email", "x-streamlit-user", "authorization"]
)
def test_a_header_with_an_identity_is_ignored(begun: Visit, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    actor = resources.opened_store().actor_of(begun.token())
    stranger = Visit(monkeypatch)
    for claimed in (actor.id, begun.token(), f"Bearer {begun.token()}"):
        answers = [stranger.client.get(own, headers={name: claimed}) for own in OWN]
        assert [one.status_code for one in answers] == [404] * len(OWN)
        assert stranger.client.post("/wis", headers={name: claimed}).status_code == 404
    assert NOTE in begun.client.get(OWN[0]).text


# R26
def test_no_identity_header_is_trusted() -> None:
    assert config.get_option("server.trustedUserHeaders") == {}
