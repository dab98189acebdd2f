"""What happens to an answer: given, changed, taken back, left open, and never lost on the way."""

import re

import pytest
from playwright.sync_api import expect

from scan.scoring.assessment import NE, NVT
from tests.browser.learners import AIOS, STARTER, name_of, tile
from tests.browser.visitor import MAIN, Visitor

FIRST, SECOND = (name_of(step) for step in AIOS.steps()[:2])
ASKED = len(AIOS.items())
ITEMS = sorted(AIOS.steps()[0].items, key=lambda item: not item.allows_nvt)
QUESTION, OTHER, THIRD = (item.text for item in ITEMS[:3])
DEEPER = "Medisch handelen · gevorderd"  # what a beginning aios at home in the basics of that role is offered


@pytest.fixture
def started(visitor: Visitor) -> Visitor:
    """Someone at the first questions of the advanced scan."""
    AIOS.enters(visitor)
    return visitor


# R49
def test_an_answer_is_kept_changed_taken_back_and_given_by_keyboard(started: Visitor) -> None:
    assert started.page.get_by_role("radio", checked=True).count() == 0  # none is given beforehand
    started.has_answered(f"0 van {ASKED} vragen")
    started.answer(QUESTION, "2 ")
    expect(started.page.get_by_role("status").filter(has_text="Bewaard om")).to_be_visible()
    started.answer(QUESTION, "5 ")
    started.has_answered(f"1 van {ASKED} vragen")
    started.shows(QUESTION, "5 ")
    started.press("Wis keuze")
    started.has_answered(f"0 van {ASKED} vragen")
    expect(started.question(QUESTION).get_by_role("radio").first).to_be_focused()
    started.next_step(SECOND)
    started.press("Vorige")
    started.at(FIRST)
    assert started.answered(QUESTION) == ""
    started.question(QUESTION).get_by_role("radio").first.focus()
    started.page.keyboard.press("ArrowRight")
    started.page.keyboard.press("ArrowRight")
    started.has_answered(f"1 van {ASKED} vragen")
    started.shows(QUESTION, "3 ")
    started.page.locator(MAIN).evaluate("main => main.scrollTo(0, main.scrollHeight)")
    started.next_step(SECOND)  # begins at its heading, at the top
    expect(started.page.get_by_role("heading", level=1)).to_be_focused()
    assert started.page.locator(MAIN).evaluate("main => main.scrollTop") == 0
    started.follow(name_of(AIOS.steps()[-1]))
    started.follow(FIRST)
    started.shows(QUESTION, "3 ")


def test_an_answer_right_before_one_goes_elsewhere_is_kept(started: Visitor) -> None:
    started.answer_at_once({QUESTION: "4 "})
    started.page.get_by_role("button", name="Volgende").dispatch_event("click")
    started.at(SECOND)
    started.has_answered(f"1 van {ASKED} vragen")
    started.answer_at_once({AIOS.steps()[1].items[0].text: "3 "})
    started.page.go_back()
    started.at(FIRST)
    started.has_answered(f"2 van {ASKED} vragen")
    started.shows(QUESTION, "4 ")
    started.answer_at_once({OTHER: "5 "})
    started.page.get_by_role("link", name="Over de vragen").dispatch_event("click")
    started.at("Over de vragen")
    started.follow("Zelfscan", FIRST)
    started.has_answered(f"3 van {ASKED} vragen")
    started.shows(OTHER, "5 ")


def test_not_done_not_my_field_and_open_stay_three_different_things(started: Visitor) -> None:
    offered = {q for q in started.questions() if tile(NVT) in started.question(q).inner_text()}
    assert offered == {item.text for item in ITEMS if item.allows_nvt}
    started.answer(QUESTION, tile(NVT))
    started.answer(OTHER, tile(NE))
    started.next_step(SECOND)
    started.has_answered(f"2 van {ASKED} vragen")
    started.press("Vorige")
    started.at(FIRST)
    assert [started.answered(one) for one in (QUESTION, OTHER, THIRD)] == [tile(NVT), tile(NE), ""]
    started.follow("Resultaat", "Jouw profiel")
    started.page.get_by_text("Nog niet meegemaakt (1)").click()
    assert OTHER in started.text()  # still to come
    assert QUESTION not in started.text()
    started.follow("Zelfscan", FIRST)
    started.answer_at_once({item.text: "4 " for item in ITEMS if item.text not in (QUESTION, OTHER, THIRD)})
    started.has_answered(f"{len(ITEMS) - 1} van {ASKED} vragen")
    started.follow("Nakijken")
    assert THIRD not in started.text()  # folded
    started.page.get_by_text(f"{FIRST}: {len(ITEMS) - 1} van {len(ITEMS)} beantwoord").click()
    lines = started.page.locator(".review li")
    chosen = ((QUESTION, tile(NVT)), (OTHER, tile(NE)), (THIRD, "nog open"), (ITEMS[3].text, "4 "))
    for question, words in chosen:
        expect(lines.filter(has_text=question).locator("em")).to_have_text(re.compile(f"^{words}"))
    started.page.get_by_role("link", name=f"Naar één open vraag van {FIRST}").click()
    started.at(FIRST)
    assert started.answered(THIRD) == ""
    expect(started.question(THIRD).locator("legend").first).to_be_focused()


def test_a_higher_level_is_offered_where_the_one_below_is_firm_and_can_be_taken_undone_and_declined(
    visitor: Visitor,
) -> None:
    STARTER.enters(visitor)
    expect(visitor.page.get_by_role("link", name="Verdieping")).to_have_count(0)  # nothing is offered yet
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "4 "))
    visitor.next_step(name_of(STARTER.steps()[1]))
    visitor.follow("Verdieping")
    extra = [one for one in STARTER.served().items_of(STARTER.scan()) if (one.role, one.level) == ("MH", "gevorderd")]
    expect(visitor.page.locator(".offer")).to_contain_text(f"{len(extra)} vragen, ±")
    expect(visitor.page.get_by_role("button", name="Ja, ook")).to_have_text([f"Ja, ook {DEEPER}"])
    step = visitor.page.locator(".rail").get_by_role("link", name=DEEPER)
    visitor.press(f"Nee, sla {DEEPER} over")
    expect(visitor.page.get_by_text("Overgeslagen")).to_be_visible()
    expect(step).to_have_count(0)
    visitor.press(f"Ja, ook {DEEPER}")
    expect(visitor.page.get_by_text("Gekozen")).to_be_visible()
    expect(step).to_be_visible()
    visitor.press(f"Toch niet: {DEEPER}")
    expect(step).to_have_count(0)
