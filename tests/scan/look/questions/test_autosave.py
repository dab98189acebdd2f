"""Autosave by reconciliation: what a window shows is kept, and nothing older ever overwrites it (reliability.md D5)."""

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
    """Whose cookie this is."""
    return resources.store().actor_of(visit.token())


def kept(visit: Visit) -> Sitting:
    """What the store holds of the newest scan."""
    found = resources.store().newest(who(visit))
    assert found is not None
    return found


def item_of(window: AppTest, number: int = 0) -> str:
    """The id of the item that a radio of this page shows."""
    key = window.radio[number].key or ""
    return "-".join(key.split("-")[-2:])


def elsewhere(visit: Visit, item_id: str, answer: int) -> None:
    """The same person answers in another tab."""
    resources.store().save(who(visit), kept(visit).assessment.id, Changes({item_id: answer}))


def test_an_answer_is_kept_and_its_moment_shown(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(4).run()
    assert kept(visit).assessment.answers == {item_of(window): 4}
    assert "Opgeslagen om " in told(window)


def test_a_new_window_shows_what_is_kept_at_the_place_where_one_was(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first = window.title[0].value
    window.query_params["stap"] = "2"
    window.run().radio[0].set_value(4).run()
    again = at(QUESTIONS, visit.window())
    assert again.title[0].value == window.title[0].value != first
    assert again.radio[0].value == 4


def test_an_answer_that_is_taken_back_is_open_in_the_store(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(4).run()
    window.button(key=f"clear-{item_of(window)}").click().run()
    assert kept(visit).assessment.answers == {}
    assert window.radio[0].value is None


# R14
def test_an_older_tab_does_not_overwrite_what_it_did_not_touch(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(2).run()
    elsewhere(visit, item_of(window), 5)
    window.radio[1].set_value(3).run()
    assert kept(visit).assessment.answers == {item_of(window): 5, item_of(window, 1): 3}


def test_the_last_word_about_an_item_counts(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(2).run()
    elsewhere(visit, item_of(window), 5)
    window.radio[0].set_value(3).run()
    assert kept(visit).assessment.answers == {item_of(window): 3}


def test_a_session_that_takes_over_fills_what_is_open_and_else_the_store_wins(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first, second = item_of(window), item_of(window, 1)
    elsewhere(visit, first, 5)
    fresh = visit.window()
    name = kept(visit).assessment.id
    fresh.session_state[widget_key(name, first)] = 2  # what a browser that stayed open sends to a new session
    fresh.session_state[widget_key(name, second)] = 3
    fresh = at(QUESTIONS, fresh)
    assert kept(visit).assessment.answers == {first: 5, second: 3}
    assert [radio.value for radio in fresh.radio[:2]] == [5, 3]
    assert "Een antwoord was elders al gewijzigd." in told(fresh)


def test_a_tab_of_an_earlier_scan_writes_nothing_in_a_later_one(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(2).run()
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "2"})
    window.radio[1].set_value(3).run()
    earlier, later = resources.store().sittings(who(visit))
    assert [*earlier.assessment.answers.values()] == [2, 3]
    assert later.assessment.answers == {}


def test_a_note_and_how_often_are_kept_beside_the_answer(visit: Visit) -> None:
    window = visit.begun(AIOS)
    item_id = item_of(window)
    window.button(key=f"beside-{item_id}").click().run()
    window.text_area[0].set_value("Ik voerde het gesprek.\0")
    next(radio for radio in window.radio if radio.label.startswith("Hoe vaak")).set_value("3-5")
    window.run()
    assert kept(visit).notes == {item_id: "Ik voerde het gesprek."}
    assert kept(visit).experience == {item_id: "3-5"}
    window.button(key=f"wipe-{item_id}").click().run()
    assert (kept(visit).notes, kept(visit).experience) == ({}, {})


def test_only_one_question_at_a_time_is_explained(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.button(key=f"beside-{item_of(window)}").click().run()
    assert len(window.text_area) == 1
    window.button(key=f"beside-{item_of(window, 2)}").click().run()
    assert len(window.text_area) == 1


@pytest.mark.parametrize("said", ["mevrouw, BSN 111222333", "geboren 12-03-1941"])
def test_what_looks_like_a_patients_is_kept_and_warned_about(visit: Visit, said: str) -> None:
    window = visit.begun(AIOS)
    window.button(key=f"beside-{item_of(window)}").click().run()
    window.text_area[0].set_value(said).run()
    assert [*kept(visit).notes.values()] == [said]
    assert 'class="warn"' in told(window)


def test_every_step_asks_at_most_ten_answers_in_a_run(visit: Visit) -> None:
    window = visit.begun(AIOS)
    total = int(told(window).split("Onderdeel 1 van ")[1].split("<")[0])
    for number in range(1, total + 1):
        window.query_params["stap"] = str(number)
        assert len(window.run().radio) <= 10


# D9, R23
def test_a_window_whose_cookie_was_revoked_shows_nothing_any_more(visit: Visit) -> None:
    window = visit.begun(AIOS)
    window.radio[0].set_value(4).run()
    resources.store().revoke(who(visit), visit.token())
    window.run()
    assert [one.value for one in window.title] == ["Nog geen scan begonnen"]
    assert at(PROFILE, window).title[0].value == "Nog geen profiel"


def test_what_is_chosen_in_a_scan_that_is_gone_is_told(visit: Visit) -> None:
    window = visit.begun(AIOS)
    resources.store().forget(who(visit), kept(visit).assessment.id)
    window.radio[0].set_value(4).run()
    assert "Dit is er niet meer." in told(window)
    assert "Dit is er niet meer." not in told(at(ABOUT, window))


def test_a_first_run_that_was_cut_short_overwrites_nothing(visit: Visit) -> None:
    window = visit.begun(AIOS)
    first, second = item_of(window), item_of(window, 1)
    window.radio[0].set_value(2).run()
    elsewhere(visit, first, 5)
    del window.session_state["settled"]  # as when a click interrupts the first run of a session that takes over
    window.radio[1].set_value(3).run()
    assert kept(visit).assessment.answers == {first: 5, second: 3}
    assert "Een antwoord was elders al gewijzigd." in told(window)


def test_an_offer_that_is_no_longer_ready_can_still_be_undone(visit: Visit) -> None:
    visit.client.post("/begin", data={"audience": "aios", "phase": "n8", "specialism": "cardiologie", "year": "1"})
    resources.store().decide(who(visit), kept(visit).assessment.id, Offer("MH", "gevorderd"), True)
    resources.store().decide(who(visit), kept(visit).assessment.id, Offer("ZZ", "gevorderd"), True)
    window = at(QUESTIONS, visit.window())
    window.query_params["stap"] = "8"
    assert window.run().title[0].value == "Verdieping"
    window.button(key="decline-MH-gevorderd").click().run()
    assert kept(visit).offers[Offer("MH", "gevorderd")] is False


def test_what_is_said_while_a_save_is_under_way_goes_on_waiting() -> None:
    waiting: UnsavedChanges = {("answers", "mh-01"): 2, ("answers", "mh-02"): 3}
    dealt_with = {**waiting}
    waiting |= {("answers", "mh-01"): 4, ("answers", "co-01"): 5}
    discard(waiting, dealt_with)
    assert waiting == {("answers", "mh-01"): 4, ("answers", "co-01"): 5}


def test_a_save_that_an_overlapping_run_was_done_with_first_is_no_fault() -> None:
    waiting: UnsavedChanges = {("answers", "mh-01"): 2}
    dealt_with = {**waiting}
    discard(waiting, dealt_with)
    discard(waiting, dealt_with)
    assert waiting == {}
