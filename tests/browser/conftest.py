"""One browser for all; a clean window for each test, which must stay at home and stay silent."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import CHROMIUM, INSTALL, SHELL, UNOPTIMISED, chromium
from tests.browser.visitor import Visitor
from tests.browser.windows import PATIENT, Windows
from tests.server.running import Server

MISSING = f"no chromium on this machine; install it with: {INSTALL}"
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this run; without one every test here is skipped, or fails where a browser is required."""
    if not CHROMIUM:
        lacking = pytest.fail if os.environ.get("ZELFSCAN_REQUIRE_BROWSER") else pytest.skip
        lacking(MISSING)
    expect.set_options(timeout=PATIENT)
    with chromium(UNOPTIMISED, program=SHELL) as found:
        yield found


@pytest.fixture(scope="session")
def windows(browser: Browser, server: Server) -> Windows:
    """The windows of this run."""
    return Windows(browser, server.address)


# R38
@pytest.fixture
def visit(windows: Windows, server: Server) -> Iterator[Visit]:
    """Opens windows on the server, which a test may kill; at the end none may have called a stranger or complained."""
    visitors: list[Visitor] = []

    def opened(width: int = 1280, may_complain: bool = False) -> Visitor:
        visitors.append(Visitor(windows.take(width), server.address, windows, may_complain))
        return visitors[-1]

    yield opened
    server.start()
    for visitor in visitors:
        visitor.leave()
    for visitor in visitors:
        assert visitor.strangers == [], "the page called another host"
        assert visitor.may_complain or visitor.complaints == [], "the console holds errors"


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """One window of 1280 pixels wide."""
    return visit()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    if not CHROMIUM:
        terminalreporter.section("THE BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{MISSING}\nUntil then no journey and no access was tested.", red=True, bold=True)
