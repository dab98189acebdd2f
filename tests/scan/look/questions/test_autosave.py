"""Autosave by reconciliation: a window saves what changed in it and overwrites nothing newer (reliability.md D5)."""

import pytest
from streamlit.testing.v1 import AppTest

from scan import resources
from scan.look.questions.autosave import widget_key
from scan.look.unsaved_changes import UnsavedChanges, discard
from scan.page_table import ABOUT, PROFILE, QUESTIONS
from scan.store import Actor, Changes, Offer, Sitting
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.windows import Visit, at, told

AIOS = next(one for one in AUDIENCES if one.key == "aios")


def who(visit: Visit) -> Actor:
    """The actor of this visitor's cookie."""
    return resources.opened_store().actor_of(visit.token())


def stored(visit: Visit) -> Sitting:
    """The newest scan as the store holds it."""
    newest = resources.opened_store().newest(who(visit))
    assert newest is not None
    return newest


def item_of(window: AppTest, number: int = 0) -> str:
    """The id of the item of a radio on this page."""
    key = window.radio[number].key or ""
    return "-".join(key.split("-")[-2:])


def answer_elsewhere(visit: Visit, item_id: str, answer: int) -> None:
    """The same person answers in another tab."""
    resources.opened_store().save(who(visit), stored(visit).assessment.id, Changes({item_id: answer}))


def test_an_answer_is_saved_and_the_time_is_shown(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(4).run()
    assert stored(visit).assessment.answers == {item_of(window): 4}
    assert "Opgeslagen om " in told(window)


def test_a_new_window_opens_the_last_step_with_its_answers(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first = window.title[0].value
    window.query_params["stap"] = "2"
    window.run().radio[0].set_value(4).run()
    again = at(QUESTIONS, visit.window())
    assert again.title[0].value == window.title[0].value != first
    assert again.radio[0].value == 4


def test_a_cleared_answer_is_open_in_the_store(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(4).run()
    window.button(key=f"clear-{item_of(window)}").click().run()
    assert stored(visit).assessment.answers == {}
    assert window.radio[0].value is None


# R14
def test_an_older_tab_overwrites_only_what_was_changed_in_it(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(2).run()
    answer_elsewhere(visit, item_of(window), 5)
    window.radio[1].set_value(3).run()
    assert stored(visit).assessment.answers == {item_of(window): 5, item_of(window, 1): 3}


def test_the_last_answer_to_an_item_counts(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(2).run()
    answer_elsewhere(visit, item_of(window), 5)
    window.radio[0].set_value(3).run()
    assert stored(visit).assessment.answers == {item_of(window): 3}


def test_a_new_session_fills_open_items_and_else_the_store_wins(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first, second = item_of(window), item_of(window, 1)
    answer_elsewhere(visit, first, 5)
    fresh = visit.window()
    name = stored(visit).assessment.id
    fresh.session_state[widget_key(name, first)] = 2  # a browser that stayed open sends this to a new session
    fresh.session_state[widget_key(name, second)] = 3
    fresh = at(QUESTIONS, fresh)
    assert stored(visit).assessment.answers == {first: 5, second: 3}
    assert [radio.value for radio in fresh.radio[:2]] == [5, 3]
    assert "Een antwoord was elders al gewijzigd." in told(fresh)


def test_a_tab_of_an_earlier_scan_never_writes_in_a_later_one(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(2).run()
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "2"})
    window.radio[1].set_value(3).run()
    earlier, later = resources.opened_store().sittings(who(visit))
    assert [*earlier.assessment.answers.values()] == [2, 3]
    assert later.assessment.answers == {}


def test_a_note_and_a_frequency_are_saved_with_the_answer(visit: Visit) -> None:
    window = visit.begun(AIOS)
    item_id = item_of(window)
    window.button(key=f"beside-{item_id}").click().run()
    window.text_area[0].set_value("Ik voerde het gesprek.\0")
    next(radio for radio in window.radio if radio.label.startswith("Hoe vaak")).set_value("3-5")
    window.run()
    assert stored(visit).notes == {item_id: "Ik voerde het gesprek."}
    assert stored(visit).experience == {item_id: "3-5"}
    window.button(key=f"wipe-{item_id}").click().run()
    assert (stored(visit).notes, stored(visit).experience) == ({}, {})


def test_only_one_explanation_is_open_at_a_time(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.button(key=f"beside-{item_of(window)}").click().run()
    assert len(window.text_area) == 1
    window.button(key=f"beside-{item_of(window, 2)}").click().run()
    assert len(window.text_area) == 1


@pytest.mark.parametrize("note", ["mevrouw, BSN 111222333", "geboren 12-03-1941"])
def test_a_note_that_looks_like_patient_data_is_saved_with_a_warning(visit: Visit, note: str) -> None:
    window = visit.begun(AIOS)
    window.button(key=f"beside-{item_of(window)}").click().run()
    window.text_area[0].set_value(note).run()
    assert [*stored(visit).notes.values()] == [note]
    assert 'class="warn"' in told(window)


def test_a_step_holds_at_most_ten_questions(visit: Visit) -> None:
    window = visit.begun(AIOS)
    total = int(told(window).split("Onderdeel 1 van ")[1].split("<")[0])
    for number in range(1, total + 1):
        window.query_params["stap"] = str(number)
        assert len(window.run().radio) <= 10


# D9, R23
def test_a_window_with_a_revoked_cookie_shows_no_scan(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(4).run()
    resources.opened_store().revoke(who(visit), visit.token())
    window.run()
    assert [one.value for one in window.title] == ["Nog geen scan begonnen"]
    assert at(PROFILE, window).title[0].value == "Nog geen profiel"


def test_an_answer_in_an_erased_scan_gives_a_message_once(visit: Visit) -> None:
    window = visit.begun(AIOS)
    resources.opened_store().forget(who(visit), stored(visit).assessment.id)
    window.radio[0].set_value(4).run()
    assert "Dit is er niet meer." in told(window)
    assert "Dit is er niet meer." not in told(at(ABOUT, window))


def test_an_interrupted_first_run_overwrites_nothing(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first, second = item_of(window), item_of(window, 1)
    window.radio[0].set_value(2).run()
    answer_elsewhere(visit, first, 5)
    del window.session_state["settled"]  # as when a click interrupts the first run of a new session
    window.radio[1].set_value(3).run()
    assert stored(visit).assessment.answers == {first: 5, second: 3}
    assert "Een antwoord was elders al gewijzigd." in told(window)


def test_a_taken_offer_can_be_declined_when_no_longer_open(visit: Visit) -> None:
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"})
    resources.opened_store().decide(who(visit), stored(visit).assessment.id, Offer("MH", "gevorderd"), True)
    resources.opened_store().decide(who(visit), stored(visit).assessment.id, Offer("ZZ", "gevorderd"), True)
    window = at(QUESTIONS, visit.window())
    window.query_params["stap"] = "9"
    assert window.run().title[0].value == "Verdieping"
    window.button(key="decline-MH-gevorderd").click().run()
    assert stored(visit).offers[Offer("MH", "gevorderd")] is False


def test_a_change_during_a_save_stays_unsaved() -> None:
    waiting: UnsavedChanges = {("answers", "mh-01"): 2, ("answers", "mh-02"): 3}
    saved = {**waiting}
    waiting |= {("answers", "mh-01"): 4, ("answers", "co-01"): 5}
    discard(waiting, saved)
    assert waiting == {("answers", "mh-01"): 4, ("answers", "co-01"): 5}


def test_discarding_the_same_changes_twice_is_no_error() -> None:
    waiting: UnsavedChanges = {("answers", "mh-01"): 2}
    saved = {**waiting}
    discard(waiting, saved)
    discard(waiting, saved)
    assert waiting == {}
