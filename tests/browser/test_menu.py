"""The menu of a phone, and what is missing before a start: where the focus goes, and what is out of reach."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

PHONE = 360


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
