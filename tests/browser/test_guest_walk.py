"""A supervisor on a phone: from the link to "klaar" on fourteen questions, in few taps and without a menu."""

from contextlib import closing
from dataclasses import dataclass

from playwright.sync_api import expect

from scan.store import Changes
from scan.store.durable import open_store
from scan.store.meetings.contract import InvitationDetails
from tests.browser.barriers import barriers, small_targets
from tests.browser.chromium import ARTEFACTS
from tests.browser.conftest import Visit
from tests.browser.english import english
from tests.browser.learners import STARTER
from tests.browser.visitor import Visitor
from tests.server.running import Server

TOPICS, QUESTIONS, MOST_TAPS = ("CO", "SA", "OL"), 14, 20
NAME, GUEST = "Sanne Kanarie", "dr. Roodborst"
MENU = "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink], [data-testid=stExpandSidebarButton]"
NOW = ".q.now > legend"
MOVED = """before => document.querySelector('h1')?.textContent === 'Ben je klaar?'
  || (document.querySelector('.q.now > legend')?.textContent ?? before) !== before"""


@dataclass
class Thumb:
    """A guest's thumb, which counts its taps."""

    guest: Visitor
    taps: int = 0

    def tap(self, selector: str) -> None:
        """Tap the first such element that shows."""
        self.guest.page.locator(selector).locator("visible=true").first.click()
        self.taps += 1


def link_to(server: Server) -> str:
    """The link of an invitation about fourteen questions, by a learner who answered all."""
    with closing(open_store(server.database)) as store:
        learner, _ = store.new_person()
        scan = store.begin(learner, "palliatieve-zorg", "draft", "", STARTER.phase, STARTER.setting)
        store.save(learner, scan, Changes(STARTER.answered(4)))
        details = InvitationDetails(TOPICS, NAME, GUEST)
        return f"{server.address}/meedoen#{store.meetings.invite(learner, scan, 'rate', details=details).token}"


def test_fourteen_questions_on_a_phone_take_at_most_twenty_taps(visit: Visit, server: Server) -> None:
    guest = visit(width=360)
    thumb = Thumb(guest)
    guest.page.goto(link_to(server))
    expect(guest.page.get_by_role("heading", level=1)).to_have_text(f"{NAME} vraagt je 5 minuten")
    expect(
        guest.page.get_by_text("14 vragen over Communicatie; Samenwerking; en Organisatie en leiderschap.")
    ).to_be_visible()
    assert (barriers(guest), small_targets(guest), english(guest)) == ([], [], [])
    expect(guest.page.get_by_role("link")).to_have_count(0)  # one button, and the reminder
    guest.page.screenshot(path=ARTEFACTS / "guest-landing-phone.png")
    thumb.tap("button:has-text('Begin')")
    guest.page.wait_for_selector(NOW)
    assert guest.page.locator(MENU).count() == 0
    for number in range(QUESTIONS):
        asked = guest.page.locator(NOW).inner_text()
        thumb.tap(".q.now .tile >> nth=" + str(number % 3 + 2))
        guest.page.wait_for_function(MOVED, arg=asked)
    guest.at("Ben je klaar?")
    guest.page.get_by_label("Je naam bij dit gesprek").wait_for()
    expect(guest.page.get_by_label("Je naam bij dit gesprek")).to_have_value(GUEST)
    assert barriers(guest) == []
    thumb.tap("button:has-text('Ik ben klaar')")
    guest.page.get_by_role("button", name="Ja, ik ben klaar").wait_for()
    thumb.tap("button:has-text('Ja, ik ben klaar')")
    guest.at("Nog even wachten")
    assert guest.page.get_by_text(f"We wachten nog op {NAME}").is_visible()
    assert guest.page.locator(MENU).count() == 0
    assert thumb.taps <= MOST_TAPS
    guest.picture("guest-waiting-phone")
    kept = (server.folder / "log").read_text("utf-8")
    assert [name for name in (NAME, GUEST) if name in kept] == []  # R43
