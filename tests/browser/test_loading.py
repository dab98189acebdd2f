"""While the first page is on its way: our paper and a Dutch sentence, gone once it came; and what is loaded for it."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, WebSocketRoute, expect

from tests.browser.chromium import ARTEFACTS
from tests.browser.visitor import Visitor
from tests.server.running import Server

STREAM = "**/_stcore/stream"
SAID = (
    "() => { const {content, visibility} = getComputedStyle(document.body, '::before'); return [content, visibility] }"
)
PAPER = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


def test_who_waits_for_the_first_page_reads_so_and_who_has_it_does_not(visitor: Visitor) -> None:
    waiting = visitor.other_tab().page
    waiting.route_web_socket(STREAM, lambda _: None)  # a server that never answers
    waiting.goto(f"{visitor.address}/")
    bars = waiting.get_by_test_id("stAppSkeleton")
    bars.wait_for(state="attached")
    waiting.wait_for_function(f"() => ({SAID})()[1] === 'visible'")  # after a moment
    assert not bars.is_visible()
    assert waiting.evaluate(SAID) == ['"De zelfscan wordt geladen. Even geduld."', "visible"]
    assert waiting.evaluate(PAPER) == "rgb(251, 250, 247)"
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    assert visitor.page.evaluate(SAID)[0] == "none"
    expect(visitor.page.locator(".blocked")).to_have_count(0)


def test_a_first_visit_loads_few_files_of_ours_and_less_than_a_megabyte(browser: Browser, server: Server) -> None:
    server.start()
    loaded: list[Request] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("requestfinished", lambda request: loaded.append(request))
        page.goto(f"{server.address}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        sizes = [one.sizes() for one in loaded]
    paths = [urlsplit(one.url).path for one in loaded]
    ours = [one for one in paths if not one.startswith("/static/") or one.endswith(".woff2")]
    assert "/" in ours
    assert len(ours) <= 10, ours
    assert len(paths) <= 80, paths
    assert 500_000 < sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes) < 1_000_000


def hold(socket: WebSocketRoute) -> None:
    """Let a socket wait for ever."""


@pytest.fixture
def apart(browser: Browser) -> Iterator[Page]:
    """A window with a clock of its own, which all windows of one context share."""
    with browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}) as context:
        context.clock.install()
        yield context.new_page()


# R69
@pytest.mark.parametrize("refuse", [hold, lambda socket: socket.close()], ids=["held", "closed"])
def test_who_gets_no_websocket_reads_within_15_seconds_what_is_blocked(
    apart: Page, server: Server, refuse: Callable[[WebSocketRoute], None]
) -> None:
    server.start()
    apart.route_web_socket(STREAM, refuse)
    apart.goto(f"{server.address}/")
    apart.get_by_test_id("stAppSkeleton").wait_for(state="attached")
    expect(apart.get_by_role("alert")).to_have_count(0)
    apart.clock.fast_forward(15_000)
    expect(apart.get_by_role("heading", name="De zelfscan komt hier niet door")).to_be_visible()
    expect(apart.get_by_text(re.compile(r"naar ws://127.0.0.1:\d+/_stcore/stream "))).to_be_visible()
    assert apart.evaluate(SAID)[0] == "none"
    apart.screenshot(path=ARTEFACTS / "geen-websocket.png")
