"""The route that saves answers: what it stores, and what it says."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scan import resources
from scan.dates import local_time
from scan.door.answers import ANSWER_PATH, TOKEN_HEADER
from scan.identity.answer_token import answer_token
from scan.limits.limits import ANSWERS_AT_ONCE
from scan.store import Changes
from tests.support.answers import Json, change, post, refused, stored
from tests.support.two_people import newest, scanned, who
from tests.support.windows import Visit

NOTE = "Ik belde de huisarts.\nEn de dochter: “dank je” 💚"


@pytest.fixture
def begun(visit: Visit) -> Visit:
    """A visitor who began a scan and answered nothing."""
    return scanned(visit)


def states(visit: Visit, *changes: Json) -> list[tuple[object, int, bool]]:
    """The value, the number and whether it was saved, of each change that was posted."""
    answer = post(visit, newest(visit), *changes)
    assert answer.status_code == 200
    return [(one["value"], one["number"], one["saved"]) for one in answer.json()["fields"]]


def test_an_answer_a_note_and_an_experience_are_stored(begun: Visit) -> None:
    sent = [change(4), change(NOTE, field="notes"), change("3-5", field="experience"), change("NE", item="mh-02")]
    answer = post(begun, newest(begun), *sent)
    kept = stored(begun)
    assert (kept.assessment.answers, kept.notes, kept.experience) == (
        {"mh-01": 4, "mh-02": "NE"},
        {"mh-01": NOTE},
        {"mh-01": "3-5"},
    )
    assert kept.saved_at is not None
    fields = [
        {**one, "number": number, "saved": True}
        for number, one in enumerate([{k: one[k] for k in ("field", "item", "value")} for one in sent], 1)
    ]
    assert answer.json() == {"at": local_time(kept.saved_at), "fields": fields}
    assert (answer.headers["cache-control"], answer.headers["content-type"]) == ("no-store", "application/json")
    assert "script-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_value_is_removed_by_sending_none(begun: Visit, nothing: str | None) -> None:
    states(begun, change(4), change(NOTE, field="notes"))
    assert states(begun, change(nothing, 1), change(nothing, 2, field="notes")) == [(None, 3, True), (None, 4, True)]
    assert (stored(begun).assessment.answers, stored(begun).notes) == ({}, {})


# R14
def test_an_older_tab_overwrites_nothing_and_hears_what_is_stored(begun: Visit) -> None:
    assert states(begun, change(4)) == [(4, 1, True)]
    assert states(begun, change(2, 1)) == [(2, 2, True)]
    assert states(begun, change(5, 1), change(3, 0, "mh-02")) == [(2, 2, False), (3, 3, True)]
    assert stored(begun).assessment.answers == {"mh-01": 2, "mh-02": 3}
    assert states(begun, change(5, 2)) == [(5, 4, True)]


# R14
def test_a_repeated_post_is_stored_once(begun: Visit) -> None:
    assert [states(begun, change(4)) for _ in range(3)] == [[(4, 1, True)]] * 3
    assert stored(begun).numbers == {("answers", "mh-01"): 1}


# R14
def test_posts_at_once_are_stored_once(begun: Visit) -> None:
    with ThreadPoolExecutor(8) as several:
        found = list(several.map(lambda _: states(begun, change(4), change(NOTE, field="notes")), range(24)))
    assert found == [[(4, 1, True), (NOTE, 2, True)]] * 24


# R14
def test_of_different_answers_at_once_one_is_saved_and_the_others_are_told(begun: Visit) -> None:
    with ThreadPoolExecutor(5) as several:
        found = list(several.map(lambda value: (value, states(begun, change(value))[0]), range(1, 6)))
    kept = stored(begun).assessment.answers["mh-01"]
    assert [sent for sent, (_, _, saved) in found if saved] == [kept]
    assert {state[:2] for _, state in found} == {(kept, 1)}


def test_a_closed_question_keeps_the_rule_of_the_store(begun: Visit) -> None:
    actor, sitting = who(begun), newest(begun)
    resources.opened_store().save(actor, sitting, Changes({"zz-99": 3}))
    assert states(begun, change(4, item="zz-98")) == [(4, 2, True)]
    assert stored(begun).assessment.answers == {"zz-99": 3, "zz-98": 4}


def test_as_many_changes_as_allowed_are_stored(begun: Visit) -> None:
    many = [change(1 + k % 5, item=f"mh-{k}") for k in range(ANSWERS_AT_ONCE.most)]
    assert all(saved for _, _, saved in states(begun, *many))
    refused(post(begun, newest(begun), *many, change(1, item="mh-x")), 400, "niet te lezen")


# R47
def test_a_store_that_is_away_is_told_and_the_answer_comes_later(begun: Visit, tmp_path: Path) -> None:
    sitting, file = newest(begun), tmp_path / "zelfscan.db"
    file.rename(tmp_path / "aside")
    refused(post(begun, sitting, change(4)), 503, "De bewaarplaats werkt nu niet")
    (tmp_path / "aside").rename(file)
    assert states(begun, change(4)) == [(4, 1, True)]


@pytest.mark.parametrize("base", ["http://zelfscan.intranet:8501", "https://zelfscan.example"])
def test_plain_http_and_a_proxy_with_tls_are_served(begun: Visit, base: str) -> None:
    host = base.partition("://")[2]
    assert post(begun, newest(begun), change(4), origin=base, host=host).status_code == 200


def test_a_get_of_the_route_is_an_unknown_page(visit: Visit) -> None:
    assert visit.client.get(ANSWER_PATH).status_code == 404


def test_the_token_of_the_page_fits_the_route(begun: Visit) -> None:
    token = answer_token(begun.token(), newest(begun))
    body = {"sitting": newest(begun), "changes": [change(4)]}
    assert begun.client.post(ANSWER_PATH, json=body, headers={TOKEN_HEADER: token}).status_code == 200
