"""The secrets of an invitation go to the server in a form alone, and stay nowhere (R19, R20, R21)."""

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Error, Page, Request, expect

from results.pages.growth import FIRST_SCAN
from scan.identity.visitor_cookie import COOKIE
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.conftest import Visit
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor
from tests.server.running import Server, begin


def listened(visitor: Visitor) -> tuple[list[Request], list[str]]:
    """All that a window asks of the server from now on, and the sockets it opens."""
    asked: list[Request] = []
    sockets: list[str] = []
    visitor.listen("request", lambda request: asked.append(request))
    visitor.listen("websocket", lambda socket: sockets.append(socket.url))
    return asked, sockets


def history(visitor: Visitor) -> list[str]:
    """Every address that the back and forward buttons know."""
    found = visitor.page.context.new_cdp_session(visitor.page).send("Page.getNavigationHistory")
    return [entry["url"] for entry in found["entries"]]


def test_neither_link_nor_code_nor_cookie_is_in_an_address_a_log_or_the_database(visit: Visit, server: Server) -> None:
    mine = begin(server.address)
    learner, guest = visit(), visit()
    learner.comes_with(mine)
    heard = [listened(visitor) for visitor in (learner, guest)]
    learner.open("/gesprek", "Bespreek je scan")
    learner.press("Maak een uitnodiging")
    link, code = learner.page.locator("p.link").inner_text(), learner.page.locator("p.code").inner_text()
    learner.press("Kopieer link")
    expect(learner.page.locator(".send [role=status]")).to_have_text("Gekopieerd.")
    guest.page.goto(link)
    guest.press("Begin")
    guest.at("Medisch handelen")
    guest.page.reload()
    guest.at("Medisch handelen")
    secrets = [link.partition("#")[2], code, code.replace("-", ""), mine, guest.token()]
    asked = [request for requests, _ in heard for request in requests]
    named = [urldefrag(request.url).url for request in asked] + [url for _, urls in heard for url in urls]
    led = [request.all_headers().get("referer", "") for request in asked]
    went = [url for visitor in (learner, guest) for url in history(visitor)]
    kept = [file.read_bytes().decode("latin-1") for file in server.folder.iterdir() if file.is_file()]
    assert len(kept) >= 2  # the log and the database
    assert any("meedoen" in url for url in went)
    found = {one for text in (*named, *led, *went, *kept) for one in secrets if one in text}
    assert found == set()
    learner.press("Trek in")
    learner.press("Ja, trek in")
    expect(learner.page.get_by_text("Ingetrokken.", exact=True).first).to_be_visible()
    guest.page.get_by_role("link", name="Medisch handelen").first.click()
    guest.at("Meekijken met een zelfscan")  # the page was open all the time, and this was its next run


# R52
def test_after_leaving_another_tab_shows_nothing_of_the_person(visitor: Visitor) -> None:
    STARTER.brings(visitor, STARTER.answered())
    tab = visitor.other_tab()
    tab.open("/resultaat", "Jouw profiel")
    visitor.open("/gegevens", "Mijn gegevens")
    visitor.press("Vergeet dit apparaat")
    visitor.press("Ja, vergeet dit apparaat")
    visitor.at("Waar sta je in de palliatieve zorg?")
    tab.at("Nog geen profiel")
    visitor.page.go_back()
    visitor.at("Mijn gegevens")
    expect(visitor.page.get_by_text("Op dit apparaat is nog geen scan van jou bekend.")).to_be_visible()


# R52
def test_after_erasing_the_open_pages_of_other_browsers_show_nothing_of_the_person(visit: Visit) -> None:
    visitor, phone, stranger = visit(), visit(width=360), visit()
    STARTER.brings(visitor, STARTER.answered())
    phone.comes_with(visitor.token())
    STARTER.brings(stranger, STARTER.answered())
    for one in (phone, stranger):
        one.open("/resultaat", "Jouw profiel")
    visitor.open("/gegevens", "Mijn gegevens")
    visitor.press("Verwijder mijn gegevens")
    visitor.press("Ja, wis alles")
    phone.at("Nog geen profiel")
    stranger.at("Jouw profiel")


# R52
def test_after_erasing_one_scan_the_open_pages_of_other_browsers_do_not_show_it(visit: Visit) -> None:
    visitor, phone = visit(), visit(width=360)
    STARTER.brings(visitor, STARTER.answered(), STARTER.answered(1))
    phone.comes_with(visitor.token())
    phone.open("/groei", "Groei")
    expect(phone.page.get_by_text(FIRST_SCAN)).to_have_count(0)
    visitor.open("/gegevens", "Mijn gegevens")
    visitor.page.get_by_role("combobox", name="Wil je één scan verwijderen?").click()
    visitor.page.get_by_role("option").first.click()
    visitor.press("Verwijder deze scan voorgoed")
    expect(phone.page.get_by_text(FIRST_SCAN)).to_be_visible()


# R52, R88
def test_signing_out_elsewhere_leaves_nothing_on_the_pages_that_are_open_there(visit: Visit) -> None:
    visitor, ward = visit(), visit()
    STARTER.brings(visitor, STARTER.answered())
    visitor.open("/gegevens", "Mijn gegevens")
    visitor.press("Maak een code")
    ward.send("/hervat", form={"code": visitor.page.locator(".code").inner_text()})
    ward.open("/resultaat", "Jouw profiel")
    visitor.press("Meld me overal elders af")
    ward.at("Nog geen profiel")
    visitor.open("/resultaat", "Jouw profiel")


# R52: Chromium keeps no page with no-store in memory; a browser that does tells the page by this event
def test_a_page_out_of_the_memory_of_a_browser_asks_anew_whose_it_is(visitor: Visitor) -> None:
    STARTER.brings(visitor, STARTER.answered())
    visitor.open("/resultaat", "Jouw profiel")
    visitor.page.context.clear_cookies()
    visitor.page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    visitor.at("Nog geen profiel")


REMEMBERED = "() => JSON.parse(sessionStorage.getItem('shown') ?? '[]')"
REMEMBER = f"""addEventListener('pageshow', ({{ persisted }}) =>
  sessionStorage.setItem('shown', JSON.stringify([...({REMEMBERED})(), persisted])))"""


@pytest.fixture
def remembering(browser: Browser) -> Iterator[Page]:
    """A window of a browser that keeps the pages it leaves: Playwright switches that off, and the shell lacks it."""
    switched_on = browser.browser_type.launch(
        executable_path=CHROMIUM, args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )
    page = switched_on.new_page(locale="nl-NL")
    page.add_init_script(REMEMBER)
    yield page
    switched_on.close()


# R52
def test_back_after_erasing_shows_nothing_in_a_browser_that_keeps_pages_in_memory(
    remembering: Page, server: Server
) -> None:
    server.start()
    page, address = remembering, server.address
    page.goto(f"{address}/over")
    page.locator("[data-run]").wait_for(state="attached")
    page.goto(f"{address}/gezond")
    page.go_back(wait_until="commit")  # out of memory it does not load
    page.wait_for_function(f"() => ({REMEMBERED})().includes(true)")  # that memory is on
    page.context.add_cookies([{"name": COOKIE, "value": begin(address), "url": address}])
    page.goto(f"{address}/gegevens")
    erase = page.get_by_role("button", name="Verwijder mijn gegevens")
    expect(erase).to_be_visible()
    page.goto(f"{address}/gezond")
    assert page.context.request.post(f"{address}/wis", headers={"origin": address}).ok
    page.context.set_offline(True)
    with suppress(Error):  # it is asked of the server anew, which gives no answer
        page.go_back(wait_until="commit")
    expect(erase).to_be_hidden()
    page.context.set_offline(False)
    page.goto(f"{address}/gegevens")
    expect(page.get_by_text("Op dit apparaat is nog geen scan van jou bekend.")).to_be_visible()
    expect(erase).to_have_count(0)
