"""A learning goal is made, worked out and taken along in a real browser, and nothing of it is lost."""

import re

from playwright.sync_api import expect

from scan.dates import today
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor

LISTEN = """() => {
  const region = document.querySelector('body > p[role=status]')
  window.spoken = []
  new MutationObserver(() => spoken.push(region.textContent)).observe(region, { childList: true })
}"""
HOSTILE = '<script>alert(1)</script> #eval("1") 😀'


def with_answers(visitor: Visitor) -> Visitor:
    """Someone who answered the first page with a 2."""
    STARTER.brings(visitor, dict.fromkeys(STARTER.answered(1), 2))
    visitor.open("/leerdoelen", "Leerdoelen")
    return visitor


def saved(visitor: Visitor) -> None:
    """Wait until the page says when it was kept."""
    expect(visitor.page.locator("p.count", has_text="Opgeslagen om")).to_be_visible()


# R57
def test_a_goal_is_there_to_the_letter_after_a_reload_also_while_it_was_being_typed(visitor: Visitor) -> None:
    with_answers(visitor).start_goal()
    text = visitor.page.get_by_label("Wat wil je leren?")
    expect(text).to_have_value(re.compile("^Ik wil "))
    text.fill(HOSTILE)
    visitor.page.get_by_text("Werkplekleren").click()
    expect(visitor.page.locator("body > p[role=status]")).to_have_text(re.compile("^Opgeslagen om"))
    visitor.page.evaluate(LISTEN)  # within that minute a box is told of too
    visitor.page.get_by_text("Meelopen", exact=True).click()
    visitor.page.wait_for_function("() => spoken.some(text => text.startsWith('Opgeslagen om'))")  # A3
    day = visitor.page.get_by_label("Wanneer kijk je terug?")
    day.fill("1-3-2027")
    day.press("Enter")
    expect(day).to_have_value("1-3-2027")
    companion = visitor.page.get_by_label("Wie kan er met je meekijken?")
    companion.press_sequentially("mijn opleider")
    visitor.page.reload()  # at once, without leaving the field
    visitor.at("Je leerdoel")
    expect(text).to_have_value(HOSTILE)
    expect(companion).to_have_value("mijn opleider")
    expect(day).to_have_value("01-03-2027")
    expect(visitor.page.get_by_role("radio", name="Werkplekleren")).to_be_checked()
    expect(visitor.page.get_by_role("checkbox", name="Meelopen")).to_be_checked()
    saved(visitor)
    visitor.press("Klaar: naar je leerdoelen")
    visitor.at("Leerdoelen")
    expect(visitor.page.get_by_role("heading", level=3).first).to_have_text(HOSTILE)


def test_the_browser_goes_back_from_a_goal_and_a_report_comes_to_ones_own_computer(visitor: Visitor) -> None:
    with_answers(visitor).start_goal()
    visitor.page.go_back()
    visitor.at("Leerdoelen")
    visitor.press("Werk dit leerdoel uit")
    visitor.at("Je leerdoel")
    visitor.follow("Resultaat", "Jouw profiel")
    for name, ending in (("Rapport (PDF)", "pdf"), ("Opleidingsplan (Word)", "docx"), ("Tabellen (Excel)", "xlsx")):
        before = today()
        with visitor.page.expect_download() as coming:
            visitor.page.get_by_role("link", name=name).click()
        days = {before, today()}  # midnight may fall between
        assert coming.value.suggested_filename.endswith(tuple(f"-{day}.{ending}" for day in days))


# A9
def test_a_warning_in_a_goal_is_tied_to_its_field_and_goes_with_its_cause(visitor: Visitor) -> None:
    with_answers(visitor).start_goal()
    day = visitor.page.get_by_label("Wanneer kijk je terug?")
    text = visitor.page.get_by_label("Wat wil je leren?")
    for field, typed in ((day, "gauw"), (text, "Patiënt met BSN 111222333")):
        field.fill(typed)
        field.press("Control+Enter")
    expect(day).to_have_accessible_description(re.compile("gauw"))
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(text).to_have_accessible_description(re.compile("burgerservicenummer|BSN"))
    expect(text).not_to_have_attribute("aria-invalid", "true")
    day.fill("1-3-2027")
    day.press("Enter")
    expect(day).not_to_have_attribute("aria-invalid", "true")
    expect(day).not_to_have_accessible_description(re.compile("gauw"))
