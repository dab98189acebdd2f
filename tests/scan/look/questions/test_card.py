"""What the question card is given: its steps, texts and tokens, and nothing of anyone else."""

from html import unescape

import pytest

from scan import resources
from scan.identity.answer_token import answer_token
from scan.look.questions.card import COMPONENT, PACKAGE, SCRIPT
from scan.look.unsaved_changes import UnsavedChanges, discard
from scan.page_table import ABOUT, PROFILE, QUESTIONS
from scan.store import Actor, Offer, Sitting
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.answers import change, post
from tests.support.windows import Visit, at, card, heading, record, sent, step, told

AIOS = next(one for one in AUDIENCES if one.key == "aios")
N8 = {"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"}


def who(visit: Visit) -> Actor:
    """The actor of this visitor's cookie."""
    return resources.opened_store().actor_of(visit.token())


def stored(visit: Visit) -> Sitting:
    """The newest scan as the store holds it."""
    newest = resources.opened_store().newest(who(visit))
    assert newest is not None
    return newest


def test_the_card_is_served_where_the_door_opens(visit: Visit) -> None:
    assert (PACKAGE, COMPONENT, SCRIPT) == ("zelfscan", "card", "card.js")  # the path that the door opens
    found = visit.begun(AIOS).get("bidi_component")[0].proto
    assert (found.component_name, found.js_source_path, found.js_content) == ("zelfscan.card", "card.js", "")


def test_the_token_of_a_page_opens_the_route_for_its_sitting(visit: Visit) -> None:
    given = card(visit.begun(AIOS))
    assert given["token"] == answer_token(visit.token(), given["sitting"])
    item = next(iter(given["items"]))
    assert post(visit, given["sitting"], change(4, item=item)).status_code == 200
    assert stored(visit).assessment.answers == {item: 4}


def test_the_queue_on_a_device_is_named_by_a_hash_of_its_person(visit: Visit) -> None:
    window = visit.begun(AIOS)
    owner = card(window)["owner"]
    assert len(owner) == 32
    assert who(visit).id not in told(window)
    assert card(visit.begun(AIOS))["owner"] == owner  # another scan of the same person
    visit.client.cookies.clear()
    assert card(visit.begun(AIOS))["owner"] != owner


def test_a_new_window_opens_the_last_step_with_its_answers(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first = heading(window)
    window.query_params["stap"] = "2"
    item = step(window.run())["items"][0]
    record(window, sent(item, 4))
    again = visit.window(QUESTIONS)
    assert heading(again) == heading(window) != first
    assert card(again)["values"]["answers"] == {item: 4}


def test_the_card_knows_the_number_of_every_entry_also_of_a_removed_one(visit: Visit) -> None:
    window = visit.begun(AIOS)
    one, other = step(window)["items"][:2]
    (kept,) = record(window, sent(one, 4)).fields
    (given,) = record(window, sent(other, 3)).fields
    (taken,) = record(window, sent(other, None, seen=given.number)).fields
    found = card(window.run())
    assert found["values"]["answers"] == {one: 4}
    assert found["numbers"] == {f"answers {one}": kept.number, f"answers {other}": taken.number}


def test_a_note_and_a_frequency_are_given_back(visit: Visit) -> None:
    window = visit.begun(AIOS)
    item = step(window)["items"][0]
    record(window, sent(item, "Ik voerde het gesprek.", "notes"), sent(item, "3-5", "experience"))
    values = card(window.run())["values"]
    assert (values["notes"], values["experience"]) == ({item: "Ik voerde het gesprek."}, {item: "3-5"})


@pytest.mark.parametrize("note", ["mevrouw, BSN 111222333", "geboren 12-03-1941"])
def test_a_note_that_looks_like_patient_data_is_saved_with_a_warning(visit: Visit, note: str) -> None:
    window = visit.begun(AIOS)
    item, other = step(window)["items"][:2]
    record(window, sent(item, note, "notes"), sent(other, "Ik was erbij.", "notes"))
    assert stored(visit).notes[item] == note
    assert [*card(window.run())["warnings"]] == [item]


def test_an_earlier_version_without_short_labels_shows_the_full_ones(visit: Visit) -> None:
    earlier = resources.content_versions()["2026-1"]
    store = resources.opened_store()
    visit.client.post("/begin", data=N8)
    setting = stored(visit).assessment.setting
    assert setting is not None
    store.begin(who(visit), "palliatieve-zorg", "2026-1", resources.instrument_digest(earlier), "n8", setting)
    scale = card(visit.window(QUESTIONS))["scales"]["supervision"]
    assert all(full == short for full, short in scale["points"])
    assert scale["points"][0][0] == earlier.scales[0].points[0].label


# D9, R23
def test_a_window_with_a_revoked_cookie_shows_no_scan(visit: Visit) -> None:
    window = visit.begun(AIOS)
    record(window, sent(step(window)["items"][0], 4))
    resources.opened_store().revoke(who(visit), visit.token())
    assert heading(window.run()) == "Nog geen scan begonnen"
    assert heading(at(PROFILE, window)) == "Nog geen profiel"


def test_a_decision_in_an_erased_scan_gives_a_message_once(visit: Visit) -> None:
    visit.client.post("/begin", data=N8)
    resources.opened_store().decide(who(visit), stored(visit).assessment.id, Offer("MH", "gevorderd"), True)
    window = visit.window(QUESTIONS)
    window.query_params["stap"] = "verdieping"
    window.run()
    resources.opened_store().forget(who(visit), stored(visit).assessment.id)
    window.button(key="decline-MH-gevorderd").click().run()
    assert "Dit is er niet meer." in told(window)
    assert "Dit is er niet meer." not in told(at(ABOUT, window))


def test_deeper_levels_are_a_step_only_where_something_is_offered(visit: Visit) -> None:
    visit.client.post("/begin", data=N8)
    window = visit.window(QUESTIONS)
    assert [one["key"] for one in card(window)["steps"]] == [*"1234567", "nakijken"]
    record(window, *(sent(item, 4) for item in step(window)["items"]))
    assert [one["key"] for one in card(window.run())["steps"]] == [*"1234567", "verdieping", "nakijken"]


def test_once_all_is_answered_the_offers_lead_to_the_profile_unless_one_was_taken(visit: Visit) -> None:
    visit.client.post("/begin", data=N8)
    window = visit.window(QUESTIONS)
    *questions, last = card(window)["items"]
    record(window, *(sent(item, 4) for item in questions))
    window.query_params["stap"] = "verdieping"
    assert "Volgende: Nakijken" in told(window.run())
    record(window, sent(last, 4))
    assert ("Bekijk je profiel" in told(window.run()), "Volgende:" in told(window)) == (True, False)
    window.button(key="take-MH-gevorderd").click().run()
    assert "Volgende: Medisch handelen · gevorderd" in told(window)


def test_a_taken_offer_can_be_declined_when_no_longer_open(visit: Visit) -> None:
    visit.client.post("/begin", data=N8)
    resources.opened_store().decide(who(visit), stored(visit).assessment.id, Offer("MH", "gevorderd"), True)
    resources.opened_store().decide(who(visit), stored(visit).assessment.id, Offer("ZZ", "gevorderd"), True)
    window = visit.window(QUESTIONS)
    window.query_params["stap"] = "verdieping"
    assert heading(window.run()) == "Verdieping"
    assert [one["key"] for one in card(window)["steps"]][7:] == ["verdieping", "8", "nakijken"]
    window.button(key="decline-MH-gevorderd").click().run()
    assert stored(visit).offers[Offer("MH", "gevorderd")] is False


def test_the_review_names_every_question_with_its_answer(visit: Visit) -> None:
    window = visit.begun(AIOS)
    one, other = step(window)["items"][:2]
    record(window, sent(one, 2), sent(other, "NE"))
    window.query_params["stap"] = "nakijken"
    review = unescape(next(one.proto.body for one in window.run().get("html") if "review" in one.proto.body))
    items = card(window)["items"]
    assert [item["text"] for item in items.values() if item["text"] not in review] == []
    assert review.count("<em>nog open</em>") == len(items) - 2
    assert review.count("<em>Nog niet gedaan</em>") == review.count("<em>2 Ik doe dit met ") == 1


def test_a_change_during_a_save_stays_unsaved() -> None:
    waiting: UnsavedChanges = {("goals", "g1"): "een", ("goals", "g2"): "twee"}
    saved = {**waiting}
    waiting |= {("goals", "g1"): "anders", ("done", "t1"): True}
    discard(waiting, saved)
    assert waiting == {("goals", "g1"): "anders", ("done", "t1"): True}


def test_discarding_the_same_changes_twice_is_no_error() -> None:
    waiting: UnsavedChanges = {("goals", "g1"): "een"}
    saved = {**waiting}
    discard(waiting, saved)
    discard(waiting, saved)
    assert waiting == {}
