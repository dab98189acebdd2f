"""A page that slept while ten minutes of the server's clock went by: what was answered is kept, then and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.learners import STARTER, name_of
from tests.browser.visitor import Visitor
from tests.server.running import Server
from tests.support.paths import ROOT

ASKED = len(STARTER.items())
FIRST, SECOND = (name_of(step) for step in STARTER.steps()[:2])
QUESTION, OTHER = (item.text for item in STARTER.steps()[0].items[:2])
LATER = STARTER.steps()[1].items[0].text
NOTE = "Ik voerde het gesprek, en toen viel mijn telefoon in slaap."
SECONDS = 600
# Python reads a module of this name before anything else. Its clocks leap once the file holds by how many seconds.
CLOCK = f"""
import sys, threading, time
from datetime import timedelta
from pathlib import Path
sys.path.append({str(ROOT)!r})
from scan import dates

leap, ahead = Path(__file__).with_name("leap"), 0.0
wall, steady, now = time.time, time.monotonic, dates.now
time.time, time.monotonic = lambda: wall() + ahead, lambda: steady() + ahead
dates.now = lambda: now() + timedelta(seconds=ahead)

def watch():
    global ahead
    while not (leap.exists() and leap.read_text()):
        threading.Event().wait(0.05)
    ahead = float(leap.read_text())
    leap.with_name("leapt").touch()

threading.Thread(target=watch, daemon=True).start()
"""


@contextmanager
def leaping(server: Server, folder: Path) -> Iterator[None]:
    """Another server, whose clock a test can set forward."""
    (folder / "sitecustomize.py").write_text(CLOCK, "utf-8")
    with server.replaced(folder, PYTHONPATH=str(folder)):
        yield


def sleep_while_the_clock_leaps(visitor: Visitor, folder: Path) -> None:
    """Freeze the page, as a phone does with one that is not looked at, for ten minutes of the server's clock."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    (folder / "leap").write_text(str(SECONDS), "utf-8")
    visitor.until((folder / "leapt").exists)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    session.detach()


def saved(visitor: Visitor, text: str) -> None:
    """The server has everything, and the card counts this."""
    visitor.has_answered(text)
    expect(visitor.page.locator(".side [role=status]")).to_contain_text("Bewaard om", timeout=60_000)


def test_a_page_frozen_for_ten_minutes_goes_on_and_loses_nothing(visit: Visit, server: Server, tmp_path: Path) -> None:
    with leaping(server, tmp_path):
        visitor = visit(may_complain=True)
        STARTER.enters(visitor)
        visitor.answer(QUESTION, "4 ")
        saved(visitor, f"1 van {ASKED} vragen")
        before = visitor.page.locator(".side [role=status]").inner_text()
        visitor.explain()
        visitor.page.get_by_label("Waaruit blijkt dat?").fill(NOTE)
        sleep_while_the_clock_leaps(visitor, tmp_path)
        visitor.answer(OTHER, "3 ")
        saved(visitor, f"2 van {ASKED} vragen")
        expect(visitor.page.locator(".side [role=status]")).not_to_have_text(before)  # by the clock that leapt
        visitor.next_step(SECOND)
        visitor.answer(LATER, "2 ")
        saved(visitor, f"3 van {ASKED} vragen")
        another = visitor.other_tab()
        another.open("/vragen?stap=1", FIRST)
        another.has_answered(f"3 van {ASKED} vragen")
        another.shows(QUESTION, "4 ")
        another.shows(OTHER, "3 ")
        another.page.get_by_role("button", name="Bekijk je toelichting").click()
        expect(another.page.get_by_label("Waaruit blijkt dat?")).to_have_value(NOTE)
