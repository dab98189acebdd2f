"""A link of our own leads on in the same window: nothing loads anew, and who looks or listens knows where they are."""

from playwright.sync_api import expect

from scan.page_table import APP_NAME
from tests.browser.visitor import Visitor

MARK, MARKED = "() => { window.here = 'before' }", "() => window.here"
START = "Waar sta je in de palliatieve zorg?"


def test_a_link_of_the_menu_or_the_foot_goes_on_without_a_load_at_a_heading_and_under_a_name(visitor: Visitor) -> None:
    visitor.open("/", START)
    expect(visitor.page).to_have_title(APP_NAME)
    visitor.page.evaluate(MARK)
    for title in ("Aanbod", "Privacy", "Toegankelijkheid"):
        visitor.follow(title)
        expect(visitor.page.get_by_role("heading", level=1)).to_be_focused()
        expect(visitor.page).to_have_title(f"{title} · {APP_NAME}")
    visitor.page.go_back()
    visitor.at("Privacy")
    assert visitor.page.evaluate(MARKED) == "before"
    visitor.follow("Meekijken", "Meekijken met een zelfscan")
    visitor.page.get_by_role("link", name="Vul een code in").click()  # to a page outside the app, which is loaded
    expect(visitor.page.get_by_label("De code die je kreeg")).to_be_visible()
    assert visitor.page.evaluate(MARKED) is None
