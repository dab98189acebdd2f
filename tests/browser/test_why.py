"""Why a question is asked, and saying that it is wrong: folded, by mouse, tap and key, without barriers."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.barriers import barriers, small_targets
from tests.browser.conftest import Visit
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor

NAME = "Waarom deze vraag?"


def unfolded(visitor: Visitor) -> Locator:
    """What is unfolded below the question of now."""
    return visitor.page.locator(".q.now").get_by_role("group", name=NAME)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_question_says_why_it_is_asked_and_takes_feedback(visit: Visit, width: int) -> None:
    visitor = visit(width, may_complain=True)  # of the text that is refused
    STARTER.enters(visitor)
    expect(unfolded(visitor)).to_have_count(0)
    visitor.page.locator(".q.now").get_by_role("button", name=NAME).click()
    fold = unfolded(visitor)
    expect(fold).to_contain_text("Gevraagd sinds versie")
    text, told = fold.get_by_role("textbox"), fold.get_by_role("status")
    text.fill("Over 111222333 gaat dit niet.")
    fold.get_by_role("button", name="Verstuur").click()
    expect(told).to_contain_text("burgerservicenummer")
    expect(text).to_have_value("Over 111222333 gaat dit niet.")
    text.fill("Dit doet bij ons de huisarts.")
    fold.get_by_role("button", name="Verstuur").click()
    expect(told).to_have_text("Dank je. Je opmerking is verstuurd.")
    expect(text).to_have_value("")
    assert barriers(visitor) == []
    assert small_targets(visitor) == []


def test_the_key_w_unfolds_and_folds_why_a_question_is_asked(visitor: Visitor) -> None:
    STARTER.enters(visitor)
    visitor.page.locator(".q .tile input").first.focus()
    visitor.page.keyboard.press("w")
    expect(unfolded(visitor)).to_contain_text("Gevraagd sinds versie")
    expect(visitor.page.locator(".q.now").get_by_role("button", name=NAME)).to_be_focused()
    visitor.page.keyboard.press("Tab")
    expect(unfolded(visitor).get_by_role("textbox")).to_be_focused()
    visitor.page.keyboard.type("3w")  # letters, no answer and no key of the card
    expect(unfolded(visitor).get_by_role("textbox")).to_have_value("3w")
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Enter")
    expect(unfolded(visitor)).to_have_count(0)
