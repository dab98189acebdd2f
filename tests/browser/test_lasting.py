"""Nothing lost: what was said outlives the server, the window and the place; what is not kept is not shown as kept."""

import re
import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.learners import STARTER, name_of
from tests.browser.visitor import Visitor
from tests.server.running import Server

ASKED = len(STARTER.items())

FIRST, SECOND = (name_of(step) for step in STARTER.steps()[:2])
QUESTION, OTHER = (item.text for item in STARTER.steps()[0].items[:2])
LATER = STARTER.steps()[1].items[1].text
FAINTEST = """() => Math.min(...[...document.querySelectorAll('[data-testid=stElementContainer]')]
  .map(one => getComputedStyle(one).opacity))"""
AWAY = "Geen verbinding"
UNHEARD = "Nog niet opgeslagen"
# A page that shows neither the beginning nor the end of a run, as in a slow browser that learns of both at once.
SLOW = """() => document.querySelector('[data-testid=stApp]').setAttribute = function (name, value) {
  if (name !== 'data-test-script-state') Element.prototype.setAttribute.call(this, name, value)
}"""
QUICK = "() => { delete document.querySelector('[data-testid=stApp]').setAttribute }"
# A line over which nothing is said: what a page says then goes nowhere, though it stays connected.
DUMB = "() => { window.say = WebSocket.prototype.send; WebSocket.prototype.send = () => {} }"
SAYING = "() => { WebSocket.prototype.send = window.say }"
DOUBT = 2_000  # milliseconds in which a text should have been heard
SAVED = "() => getComputedStyle(document.querySelector('p.count.flush'), '::after').content"
ALOUD = "body > p[role=status]"  # a region that is never drawn anew
ON_DEVICE = "Bewaard op dit apparaat, nog niet op de server"
GOAL = "Wat wil je leren?"


def status(visitor: Visitor, text: str) -> None:
    """Wait until the card says this about what it keeps."""
    expect(visitor.page.locator(".side [role=status]")).to_contain_text(text, timeout=60_000)


# R13
def test_answering_goes_on_while_the_server_is_killed_and_all_arrives_by_itself(visit: Visit, server: Server) -> None:
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    visitor.answer(QUESTION, "4 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.next_step(SECOND)
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("Ik voerde het gesprek.")
    visitor.page.get_by_text("3 tot 5 keer").click()
    status(visitor, "Bewaard om")
    server.kill()
    visitor.page.wait_for_timeout(2_500)  # the page knows by now that its server is gone
    expect(visitor.page.get_by_text(AWAY)).to_have_count(0)  # nothing lies over the questions
    visitor.answer(LATER, "3 ")
    status(visitor, ON_DEVICE)
    server.start()
    status(visitor, "Bewaard om")
    visitor.has_answered(f"2 van {ASKED} vragen")
    another = visitor.other_tab()
    another.open("/vragen", SECOND)
    another.page.get_by_role("button", name="Bekijk je toelichting").click()
    for window in (visitor, another):
        expect(window.page.get_by_label("Waaruit blijkt dat?")).to_have_value("Ik voerde het gesprek.")
        expect(window.page.get_by_role("radio", name="3 tot 5 keer")).to_be_checked()
        window.shows(LATER, "3 ")
    another.press("Vorige")
    another.at(FIRST)
    another.shows(QUESTION, "4 ")


# R14
def test_a_restart_drops_no_click_just_before_it_and_lets_no_older_tab_overwrite(visit: Visit, server: Server) -> None:
    stale = visit(may_complain=True)
    clicks = [(visit(may_complain=True), milliseconds_later) for milliseconds_later in (20, 0)]
    fresh = answers_in_two_tabs(stale)
    for visitor, _ in clicks:
        STARTER.enters(visitor)
    for visitor, milliseconds_later in clicks:
        visitor.answer_at_once({QUESTION: "4 "})
        visitor.page.wait_for_timeout(milliseconds_later)
    server.restart()
    for visitor, _ in clicks:
        status(visitor, "Bewaard om")
        visitor.has_answered(f"1 van {ASKED} vragen")
        visitor.page.reload()
        visitor.at(FIRST)
        visitor.shows(QUESTION, "4 ")
    stale.answer(OTHER, "3 ")
    stale.has_answered(f"2 van {ASKED} vragen")
    fresh.page.reload()
    fresh.at(FIRST)
    fresh.shows(QUESTION, "5 ")


def answers_in_two_tabs(stale: Visitor) -> Visitor:
    """Answer in one tab, and otherwise in another; the other one."""
    STARTER.enters(stale)
    stale.answer(QUESTION, "2 ")
    stale.has_answered(f"1 van {ASKED} vragen")
    fresh = stale.other_tab()
    fresh.open("/vragen", FIRST)
    fresh.answer(QUESTION, "5 ")
    fresh.has_answered(f"1 van {ASKED} vragen")
    return fresh


def test_while_the_store_is_away_that_is_said_and_afterwards_all_is_kept(visit: Visit, server: Server) -> None:
    store, aside = server.folder / "zelfscan.db", server.folder / "aside"
    server.start()
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    visitor.answer(QUESTION, "4 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    store.rename(aside)
    visitor.answer(OTHER, "3 ")
    status(visitor, ON_DEVICE)
    visitor.next_step(SECOND)
    aside.rename(store)
    status(visitor, "Bewaard om")
    visitor.has_answered(f"2 van {ASKED} vragen")
    expect(visitor.page.get_by_role("alert")).to_have_count(0)
    visitor.press("Vorige")
    visitor.at(FIRST)
    visitor.shows(OTHER, "3 ")


def writes_goal(visitor: Visitor) -> None:
    """Begin a goal of one's own."""
    STARTER.starts(visitor)
    visitor.open("/leerdoelen", "Leerdoelen")
    visitor.press("Schrijf een eigen leerdoel")
    visitor.at("Je leerdoel")


def types(visitor: Visitor, text: str) -> None:
    """Another text of the goal, and on to the next field."""
    visitor.page.get_by_label(GOAL).fill(text)
    visitor.page.keyboard.press("Tab")


def test_a_text_that_was_not_heard_is_told_so_and_one_that_was_is_not_also_in_a_slow_browser(visitor: Visitor) -> None:
    writes_goal(visitor)
    visitor.page.evaluate(SLOW)
    types(visitor, "Ik vraag door.")
    expect(visitor.page.locator("p.count", has_text="Opgeslagen om")).to_be_visible()
    visitor.page.wait_for_timeout(DOUBT + 300)
    assert visitor.page.evaluate(SAVED) == "none"
    visitor.page.evaluate(QUICK)
    visitor.page.evaluate(DUMB)
    types(visitor, "Ik vraag vaker door.")
    visitor.page.wait_for_function(f"() => ({SAVED})().includes('{UNHEARD}')")
    expect(visitor.page.locator(ALOUD)).to_have_text(UNHEARD)
    visitor.page.evaluate(SAYING)
    types(visitor, "Ik vraag altijd door.")
    visitor.page.wait_for_function(f"() => ({SAVED})() === 'none'")
    expect(visitor.page.locator(ALOUD)).to_have_text(re.compile("^Opgeslagen om"))


def test_a_page_that_waits_for_a_slow_run_can_still_be_read(visit: Visit, server: Server) -> None:
    server.start()
    visitor = visit()
    writes_goal(visitor)
    with closing(sqlite3.connect(server.folder / "zelfscan.db")) as holding:
        holding.execute("BEGIN EXCLUSIVE")  # the run waits for the store
        types(visitor, "Ik vraag door.")
        visitor.page.locator("[data-stale=true]").first.wait_for(state="attached")
        visitor.page.wait_for_timeout(800)  # Streamlit would have faded it by now
        assert visitor.page.evaluate(FAINTEST) == 1
    expect(visitor.page.locator("p.count", has_text="Opgeslagen om")).to_be_visible()


# R15, R57
def test_text_is_kept_while_one_types_and_one_that_is_too_long_stays_and_is_told(visitor: Visitor) -> None:
    STARTER.enters(visitor)
    visitor.explain()
    page, field = visitor.page, visitor.page.get_by_label("Waaruit blijkt dat?")
    field.press_sequentially("Ik sprak met")
    status(visitor, "Bewaard om")
    expect(field).to_be_focused()
    field.press_sequentially(" de familie.")
    expect(field).to_have_value("Ik sprak met de familie.")
    field.fill("woord " * 1_000)
    page.wait_for_function("() => document.activeElement.validationMessage.startsWith('Te lang: 6000 van 5000')")
    expect(field).to_have_value("woord " * 1_000)
    field.fill("Ik sprak met de familie. Twee keer.")
    page.wait_for_function("() => document.activeElement.validationMessage === ''")


# R57
def test_what_was_typed_just_before_the_page_closes_is_kept(visitor: Visitor) -> None:
    STARTER.enters(visitor)
    again = visitor.other_tab()
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("Nog net.")
    visitor.page.goto(f"{visitor.address}/gezond")
    again.open("/vragen", FIRST)
    again.page.get_by_role("button", name="Bekijk je toelichting").click()
    expect(again.page.get_by_label("Waaruit blijkt dat?")).to_have_value("Nog net.")
