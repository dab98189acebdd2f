"""One server and one browser for all; a clean window for each test, which must stay at home and stay silent."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.harness import CHROMIUM, INSTALL, Server, chromium, served
from tests.browser.visitor import Visitor
from tests.browser.windows import Windows

MISSING = f"no chromium on this machine; install it with: {INSTALL}"
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this run; without one every test here is skipped, or fails where a browser is required."""
    if not CHROMIUM:
        lacking = pytest.fail if os.environ.get("ZELFSCAN_REQUIRE_BROWSER") else pytest.skip
        lacking(MISSING)
    expect.set_options(timeout=20_000)  # milliseconds; a busy machine is slow, not wrong
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the real content."""
    with served(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture
def server_of_mine(tmp_path: Path) -> Server:
    """A server of this test's own."""
    return Server(tmp_path)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The windows of this run."""
    return Windows(browser)


# R38
@pytest.fixture
def visit(windows: Windows, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens windows on the server (or another address); at the end none may have called a stranger or complained."""
    visitors: list[Visitor] = []

    def opened(width: int = 1280, height: int = 900, address: str = "", may_complain: bool = False) -> Visitor:
        page = windows.take(width, height)
        visitors.append(Visitor(page, address or request.getfixturevalue("server"), may_complain))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.leave()
        if visitor.may_complain:  # its server may be gone, for which it goes on asking
            visitor.page.context.close()
        else:
            windows.give_back(visitor.page)
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
