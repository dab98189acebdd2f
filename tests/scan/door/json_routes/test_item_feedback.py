"""The route that takes feedback on a question: what it stores, and what it refuses."""

import json
from typing import Any

import pytest

from scan import resources
from scan.door.answers import TOKEN_HEADER
from scan.door.json_routes.item_feedback import FEEDBACK_PATH
from scan.identity.answer_token import answer_token
from scan.identity.visitor_cookie import COOKIE
from scan.limits.limits import FEEDBACK_BYTES
from scan.patient_data import BSN_WARNING, DATE_WARNING
from scan.store import ItemVersion
from scan.store.maintenance import all_feedback
from tests.support.answers import JSON, Json, refused, stored
from tests.support.two_people import newest, scanned, who
from tests.support.windows import Visit

SAID = {"version": "draft", "item": "mh-01", "text": "Dit doet bij ons de huisarts."}


@pytest.fixture
def begun(visit: Visit) -> Visit:
    """A visitor with a scan."""
    return scanned(visit, 3)


def send(visit: Visit, cookie: str | None = None, sitting: str = "", headers: Json | None = None, **body: Any) -> Any:
    """Post feedback as the page does."""
    about = sitting or newest(visit)
    sent: dict[str, Any] = {"content-type": JSON, TOKEN_HEADER: answer_token(cookie or visit.token(), about)}
    if cookie is not None:
        sent["cookie"] = f"{COOKIE}={cookie}"
    content = json.dumps({"sitting": about, **SAID, **body})
    return visit.client.post(FEEDBACK_PATH, content=content, headers=sent | (headers or {}))


def kept() -> list[tuple[ItemVersion, str]]:
    """All feedback in the store."""
    return [(one.item, one.text) for one in all_feedback(resources.opened_store())]


def test_feedback_is_stored_with_its_item_and_version(begun: Visit) -> None:
    before = stored(begun)
    answer = send(begun)
    assert (answer.status_code, answer.json(), answer.headers["cache-control"]) == (200, {}, "no-store")
    assert kept() == [(ItemVersion("palliatieve-zorg", "draft", "mh-01"), SAID["text"])]
    assert stored(begun) == before, "the scan holds nothing of it"
    assert stored(begun).numbers == before.numbers


def test_feedback_is_about_the_version_of_the_scan(begun: Visit) -> None:
    assert send(begun, version="2026-3").status_code == 200
    assert [item.version for item, _ in kept()] == ["2026-3"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"item": "zz-99"}, "niet bekend"),
        ({"version": "1999-1"}, "niet bekend"),
        ({"text": ""}, "nog niets"),
        ({"text": "x" * 1_001}, "meer dan 1.000 tekens"),
        ({"text": 3}, "niet te lezen"),
        ({"name": "Anna"}, "niet te lezen"),
        ({"text": "Mijn patiënt 111222333 vond dit raar"}, BSN_WARNING),
        ({"text": "geboren op 3 mei 1950"}, DATE_WARNING),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_with_the_reason(begun: Visit, body: Json, told: str) -> None:
    refused(send(begun, **body), 400, told)
    assert kept() == []


def test_feedback_from_elsewhere_or_nobody_is_refused(begun: Visit) -> None:
    refused(send(begun, headers={"origin": "https://elders.example"}), 403, "kwam niet van een pagina")
    refused(send(begun, headers={"content-type": "text/plain"}), 400, "niet te lezen")
    refused(send(begun, headers={TOKEN_HEADER: "0" * 64}), 403, "hoort bij een andere scan")
    refused(send(begun, cookie="x"), 401, "geen scan van jou bekend")
    refused(send(begun, text="x" * FEEDBACK_BYTES.most), 413, "te lang")
    assert kept() == []


def test_the_eleventh_in_an_hour_is_refused(begun: Visit) -> None:
    assert {send(begun).status_code for _ in range(10)} == {200}
    refused(send(begun), 429, "over een uur")
    assert len(kept()) == 10


def test_a_get_of_the_route_leads_to_the_start(visit: Visit) -> None:
    assert visit.client.get(FEEDBACK_PATH).status_code == 303


def test_feedback_of_an_erased_person_stays_and_names_nobody(begun: Visit) -> None:
    send(begun)
    person, sitting = who(begun).id, newest(begun)
    resources.opened_store().forget_person(who(begun))
    assert len(kept()) == 1
    assert not {person, sitting} & {*map(str, all_feedback(resources.opened_store())[0])}
