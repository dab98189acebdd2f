"""Someone of a specialism with a set of its own: asked, rated and profiled by these questions."""

import pytest

from scan import resources
from scan.page_table import GUEST, PROFILE, QUESTIONS
from tests.support.two_people import two, window
from tests.support.windows import Visit, at, card, record, sent, step, told

OWN = "Ik vraag kind en ouders wat voor soort pijn het kind heeft."
BASE = "Ik vraag uit wat voor soort pijn een patiënt heeft."
FORM = {"audience": "aios", "phase": "n8", "year": "1"}


def begun(visit: Visit, specialism: str) -> Visit:
    visit.client.post("/begin", data={**FORM, "specialism": specialism})
    return visit


def texts(window_of: list[str]) -> set[str]:
    return {OWN, BASE} & set(window_of)


@pytest.mark.parametrize(("specialism", "asked"), [("kindergeneeskunde", OWN), ("cardiologie", BASE)])
def test_a_scan_asks_the_set_of_its_specialism(visit: Visit, specialism: str, asked: str) -> None:
    found = begun(visit, specialism).window(QUESTIONS)
    assert texts([item["text"] for item in card(found)["items"].values()]) == {asked}


@pytest.mark.parametrize(("specialism", "asked"), [("kindergeneeskunde", OWN), ("cardiologie", BASE)])
def test_who_rates_is_asked_the_same_set(visit: Visit, specialism: str, asked: str) -> None:
    there = two(begun(visit, specialism))
    items = card(window(there.guest, GUEST, per="rol", stap="2"))["items"]
    assert texts([item["text"] for item in items.values()]) == {asked}


def test_an_answer_to_an_own_question_counts_in_the_profile(visit: Visit) -> None:
    found = begun(visit, "kindergeneeskunde").window(QUESTIONS)
    items = step(found)["items"]
    record(found, *(sent(item, 4) for item in items))
    assert f"op {len(items)} antwoorden" in told(at(PROFILE, found))
    store = resources.opened_store()
    newest = store.newest(store.actor_of(visit.token()))
    assert newest is not None
    assert "mh-kind-02" in newest.assessment.answers
