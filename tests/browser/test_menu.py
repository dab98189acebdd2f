"""Where the focus goes and what is read out: the menu of a phone, what is missing, and what a press changed."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor

PHONE = 360
ALOUD = "body > p[role=status]"  # the live region of the page


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
