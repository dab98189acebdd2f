"""A shared computer that nobody uses hides its page and asks for the code; what waits there is of the same person."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from scan.store.durable import open_store
from scan.store.records import codes
from tests.browser.barriers import barriers, small_targets
from tests.browser.conftest import Visit
from tests.browser.learners import STARTER
from tests.browser.test_queue import ASKED, FIRST, ON_DEVICE, OTHER, QUESTION, online, status
from tests.browser.visitor import Visitor
from tests.server.running import Server

PRICE = codes.SCRYPT_COST  # as the server proves a code, before a fixture makes codes cheap here
LOCKED = "Deze computer is op slot"
MARK = "[data-lock]"


@pytest.fixture(autouse=True)
def dear_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that is made here is proven by the server."""
    monkeypatch.setattr(codes, "SCRYPT_COST", PRICE)


def shares(visitor: Visitor, server: Server, seconds: int) -> str:
    """The computer of this visitor is shared, and locks in so many seconds; the code that opens it."""
    then = datetime.now(UTC) - timedelta(minutes=15) + timedelta(seconds=seconds)
    with closing(open_store(server.database)) as store:
        actor = store.actor_of(visitor.token())
        code = store.new_code(actor)
    with closing(open_store(server.database, now=lambda: then)) as store:
        store.devices.share(actor, visitor.token(), is_shared=True)
    return code


def fills_in(visitor: Visitor, code: str) -> None:
    """Come back with the code, to the first questions."""
    visitor.page.get_by_label("Je code").fill(code)
    visitor.press("Ga verder")
    visitor.at(FIRST)


# R56
def test_an_open_page_hides_itself_and_the_code_brings_it_back(visit: Visit, server: Server) -> None:
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    visitor.answer(QUESTION, "2 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    code = shares(visitor, server, 20)
    visitor.switch("/gegevens", "Mijn gegevens")
    expect(visitor.page.locator(MARK)).to_be_attached()
    expect(visitor.page.get_by_text("Download deze scan")).to_be_visible()
    expect(visitor.page.get_by_text("Download deze scan")).to_have_count(0, timeout=60_000)
    visitor.at(LOCKED)
    assert (barriers(visitor), small_targets(visitor)) == ([], [])
    visitor.picture("locked")
    fills_in(visitor, code)
    visitor.shows(QUESTION, "2 ")
    expect(visitor.page.locator(MARK)).to_be_attached()
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # else it looks within a second
    with visitor.page.expect_response("**/bezig") as told:
        visitor.page.keyboard.press("Shift")
    assert 880 < float(told.value.text()) <= 900


# R56
def test_what_waits_on_a_locked_computer_is_sent_after_the_code(visit: Visit, server: Server) -> None:
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    visitor.answer(QUESTION, "2 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.page.context.set_offline(True)
    visitor.answer(OTHER, "3 ")
    status(visitor, ON_DEVICE)
    code = shares(visitor, server, -60)
    online(visitor)
    status(visitor, "Kom terug met je code")
    visitor.page.reload()
    visitor.at(LOCKED)
    fills_in(visitor, code)
    visitor.has_sent_all()
    visitor.shows(OTHER, "3 ")
    with closing(open_store(server.database)) as store:
        (scan,) = store.sittings(store.actor_of(visitor.token()))
    assert sorted(map(str, scan.assessment.answers.values())) == ["2", "3"]
