"""Where the focus goes and what is read out: the menu of a phone, what is missing, and what a press changed."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor

PHONE = 360
ALOUD = "body > p[role=status]"  # the live region of the page
# A Mac that speaks English: there a list of Streamlit's says what is chosen by itself, since VoiceOver would not.
APPLE = {
    "userAgent": "Mozilla/5.0 (Macintosh)",
    "acceptLanguage": "en-US",
    "platform": "MacIntel",
    "userAgentMetadata": {"platform": "macOS", "platformVersion": "", "architecture": "", "model": "", "mobile": False},
}
LISTEN = """() => {
  window.said = []
  new MutationObserver(all => all.flatMap(one => [...one.addedNodes])
    .filter(one => one.parentElement?.closest('[data-live-announcer]')).forEach(one => said.push(one.textContent)))
    .observe(document.body, {subtree: true, childList: true})
}"""


def test_the_menu_of_a_phone_holds_the_focus_only_while_it_is_open(visit: Visit) -> None:
    phone = visit(width=PHONE)
    phone.open("/", "Waar sta je in de palliatieve zorg?")
    menu, page = phone.page.get_by_test_id("stSidebar"), phone.page.get_by_test_id("stMain")
    button = phone.page.get_by_test_id("stExpandSidebarButton")
    expect(menu).to_have_attribute("inert", "")
    button.click()
    expect(menu.get_by_role("link", name="Start")).to_be_focused()
    expect(page).to_have_attribute("inert", "")
    phone.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(menu).to_have_attribute("inert", "")
    button.click()
    menu.get_by_role("link", name="Resultaat").click()
    phone.at("Nog geen profiel")
    expect(menu).to_have_attribute("inert", "")
    expect(page).not_to_have_attribute("inert", "")


def test_what_is_missing_is_told_at_every_field_and_the_first_has_the_focus(visitor: Visitor) -> None:
    visitor.open("/?wie=aios", "Aios")
    specialism = visitor.page.get_by_role("combobox", name="Wat is je specialisme?")
    year = visitor.page.get_by_role("radiogroup", name="Opleidingsjaar")
    visitor.press("Begin met de vragen")
    expect(specialism).to_be_focused()
    expect(specialism).to_have_accessible_description(re.compile("Staat het er niet bij"))
    expect(year).to_have_accessible_description("Kies je opleidingsjaar.")
    visitor.pick("Opleidingsjaar", "3")
    expect(year).not_to_have_attribute("aria-invalid", "true")
    visitor.press("Begin met de vragen")
    expect(specialism).to_be_focused()


# A15
def test_a_list_speaks_dutch_at_once_also_on_an_apple_that_speaks_english(visitor: Visitor) -> None:
    english = visitor.page.context.new_cdp_session(visitor.page)
    english.send("Emulation.setUserAgentOverride", APPLE)
    visitor.open("/?wie=aios", "Aios")
    visitor.page.evaluate(LISTEN)
    visitor.page.get_by_role("combobox", name="Wat is je specialisme?").fill("onco")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.wait_for_function("() => said.includes('Oncologie')")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_function("() => said.some(one => one.startsWith('Oncologie, '))")
    english.detach()
    said = visitor.page.evaluate("() => said")
    assert {"1 keuze", "Oncologie", "Oncologie, gekozen"} <= {*said}
    assert [one for one in said if re.search("available|selected", one)] == []


# A5, A18
def test_what_a_press_changed_is_read_out_and_the_focus_stays_near_it(visitor: Visitor) -> None:
    STARTER.brings(visitor, STARTER.answered())
    visitor.open("/resultaat", "Jouw profiel")
    visitor.pick("Kijk per", "EPA-taken")
    expect(visitor.page.locator(ALOUD)).to_have_text("Je ziet nu: EPA-taken.")
    visitor.press("Maak een code")
    expect(visitor.page.locator("p.code")).to_be_focused()
    visitor.press("Kopieer code")
    expect(visitor.page.locator(".copy [role=status]")).to_have_text("Gekopieerd.")
    visitor.follow("Mijn gegevens")
    for press, question, back in (
        ("Vergeet dit apparaat", "Zonder een van beide kom je hierna niet meer bij je scans.", "Nee, blijf"),
        ("Verwijder mijn gegevens", "Weet je het zeker?", "Nee, bewaar alles"),
    ):
        visitor.press(press)
        expect(visitor.page.locator(".warn", has_text=question)).to_be_focused()
        visitor.press(back)
        expect(visitor.page.get_by_role("button", name=press, exact=True)).to_be_focused()
