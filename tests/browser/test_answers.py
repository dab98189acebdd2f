"""What happens to an answer: given, changed, taken back, left open, and never lost on the way."""

import pytest
from playwright.sync_api import expect

from scan.assessment import NE, NVT
from tests.browser.learners import AIOS, STARTER, name_of, tile
from tests.browser.visitor import MAIN, Visitor

FIRST, SECOND = (name_of(step) for step in AIOS.steps()[:2])
ASKED = len(AIOS.items())
ITEMS = sorted(AIOS.steps()[0].items, key=lambda item: not item.allows_nvt)
QUESTION, OTHER, THIRD = (item.text for item in ITEMS[:3])


@pytest.fixture
def started(visitor: Visitor) -> Visitor:
    """Someone at the first questions of the advanced scan."""
    AIOS.enters(visitor)
    return visitor


def test_no_answer_is_given_beforehand(started: Visitor) -> None:
    assert started.page.get_by_role("radio", checked=True).count() == 0
    started.has_answered(f"0 van {ASKED} vragen")


def test_an_answer_can_be_changed(started: Visitor) -> None:
    started.answer(QUESTION, "2 ")
    started.answer(QUESTION, "5 ")
    started.has_answered(f"1 van {ASKED} vragen")
    assert started.answered(QUESTION).startswith("5 ")


def test_an_answer_can_be_taken_back(started: Visitor) -> None:
    started.answer(QUESTION, "4 ")
    started.press("Wis keuze")
    started.has_answered(f"0 van {ASKED} vragen")
    started.next_step(SECOND)
    started.press("Vorige")
    started.at(FIRST)
    assert started.answered(QUESTION) == ""


def test_the_focus_stays_with_a_question_whose_answer_is_taken_back(started: Visitor) -> None:
    started.answer(QUESTION, "4 ")
    started.press("Wis keuze")
    expect(started.question(QUESTION).get_by_role("radio").first).to_be_focused()


def test_a_saved_answer_says_so_to_a_screen_reader(started: Visitor) -> None:
    started.answer(QUESTION, "4 ")
    expect(started.page.get_by_role("status").get_by_text("Opgeslagen om")).to_be_visible()


def test_an_answer_right_before_the_next_step_is_kept(started: Visitor) -> None:
    started.answer_at_once({QUESTION: "4 "})
    started.page.get_by_role("button", name="Volgende").dispatch_event("click")
    started.at(SECOND)
    started.has_answered(f"1 van {ASKED} vragen")


def test_an_answer_right_before_another_page_is_kept(started: Visitor) -> None:
    started.answer_at_once({QUESTION: "4 "})
    started.page.get_by_role("link", name="Over de vragen").dispatch_event("click")
    started.at("Over de vragen")
    started.follow("Zelfscan", FIRST)
    started.has_answered(f"1 van {ASKED} vragen")
    assert started.answered(QUESTION).startswith("4 ")


def test_the_browsers_back_button_shows_the_earlier_step_with_its_answers(started: Visitor) -> None:
    started.answer(QUESTION, "3 ")
    started.next_step(SECOND)
    started.page.go_back()
    started.at(FIRST)
    assert started.answered(QUESTION).startswith("3 ")


def test_an_answer_right_before_the_back_button_is_kept(started: Visitor) -> None:
    started.next_step(SECOND)
    started.answer_at_once({AIOS.steps()[1].items[0].text: "3 "})
    started.page.go_back()
    started.at(FIRST)
    started.has_answered(f"1 van {ASKED} vragen")


def test_a_step_begins_at_its_heading_and_at_the_top_of_the_page(started: Visitor) -> None:
    started.page.locator(MAIN).evaluate("main => main.scrollTo(0, main.scrollHeight)")
    started.next_step(SECOND)
    expect(started.page.get_by_role("heading", level=1)).to_be_focused()
    assert started.page.locator(MAIN).evaluate("main => main.scrollTop") == 0


def test_the_rail_leads_to_a_step_without_losing_answers(started: Visitor) -> None:
    last = name_of(AIOS.steps()[-1])
    started.answer(QUESTION, "2 ")
    started.follow(last)
    started.follow(FIRST)
    assert started.answered(QUESTION).startswith("2 ")


def test_the_review_lists_what_is_open_and_leads_there(started: Visitor) -> None:
    started.answer_at_once({question: "4 " for question in started.questions() if question != OTHER})
    started.has_answered(f"{len(ITEMS) - 1} van {ASKED} vragen")
    started.follow("Nakijken")
    assert OTHER in started.text()
    assert QUESTION not in started.text()
    started.press(f"Naar één open vraag van {FIRST}")
    started.at(FIRST)
    assert started.answered(OTHER) == ""


def test_not_done_not_my_field_and_open_stay_three_different_things(started: Visitor) -> None:
    started.answer(QUESTION, tile(NVT))
    started.answer(OTHER, tile(NE))
    started.next_step(SECOND)
    started.has_answered(f"2 van {ASKED} vragen")
    started.press("Vorige")
    started.at(FIRST)
    assert [started.answered(one) for one in (QUESTION, OTHER, THIRD)] == [tile(NVT), tile(NE), ""]


def test_only_what_was_not_done_yet_is_told_as_still_to_come(started: Visitor) -> None:
    started.answer(QUESTION, tile(NVT))
    started.answer(OTHER, tile(NE))
    started.follow("Resultaat", "Jouw profiel")
    started.page.get_by_text("Nog niet meegemaakt (1)").click()
    assert OTHER in started.text()
    assert QUESTION not in started.text()


def test_not_my_field_is_offered_only_where_the_content_allows_it(started: Visitor) -> None:
    offered = {q for q in started.questions() if tile(NVT) in started.question(q).inner_text()}
    assert offered == {item.text for item in ITEMS if item.allows_nvt}


# R49
def test_a_question_is_answered_by_keyboard(started: Visitor) -> None:
    started.question(QUESTION).get_by_role("radio").first.focus()
    started.page.keyboard.press("ArrowRight")
    started.page.keyboard.press("ArrowRight")
    started.has_answered(f"1 van {ASKED} vragen")
    assert started.answered(QUESTION).startswith("3 ")


@pytest.fixture
def offered(visitor: Visitor) -> Visitor:
    """A beginning aios who is at home in the basics of one role, where going deeper is offered."""
    STARTER.enters(visitor)
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "4 "))
    visitor.has_answered(f"{len(visitor.questions())} van {len(STARTER.items())} vragen")
    visitor.follow("Verdieping")
    return visitor


def test_a_higher_level_is_offered_only_where_the_level_below_is_firm(offered: Visitor) -> None:
    expect(offered.page.get_by_role("button", name="Ja, ook")).to_have_text(["Ja, ook Medisch handelen · gevorderd"])


def test_an_offer_that_is_taken_becomes_a_step_and_can_be_undone(offered: Visitor) -> None:
    deeper = offered.page.get_by_role("link", name="Medisch handelen · gevorderd")
    offered.press("Ja, ook Medisch handelen · gevorderd")
    expect(deeper).to_be_visible()
    offered.press("Toch niet: Medisch handelen · gevorderd")
    expect(deeper).to_have_count(0)


def test_an_offer_that_is_declined_says_so_and_can_still_be_taken(offered: Visitor) -> None:
    offered.press("Nee, sla Medisch handelen · gevorderd over")
    expect(offered.page.get_by_text("Overgeslagen")).to_be_visible()
    offered.press("Ja, ook Medisch handelen · gevorderd")
    expect(offered.page.get_by_text("Gekozen")).to_be_visible()
