"""Every text that is typed at a meeting, on every page it comes back on, is that text and nothing else (R30, R38)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pypdfium2
import pytest
from playwright.sync_api import expect

from scan.dates import NO_DATE
from tests.browser.detector import FIELDS, harm, unprotected
from tests.browser.visitor import Visitor
from tests.browser.windows import Windows
from tests.server.running import Server
from tests.support import hostile
from tests.support.hostile_meeting import (
    DAYS,
    FEW_GOALS,
    GOALS,
    GUESTS,
    LEARNERS,
    MIXED,
    OUTCOMES,
    READ,
    TALKED,
    TOGETHER,
    Pair,
)
from tests.support.payloads import POLYGLOTS

TABLE, TAKEN = "Twee blikken naast elkaar", "Dit staat bij je leerdoelen."
OPEN, SETTLED, SAMEN, WAITING = 1, 2, 3, 4  # by their numbers for the learner, the oldest first
NOTES = [note for item in TALKED for note in (LEARNERS[item], GUESTS[item])]
ADDRESSES = (
    ("/gesprek", "Klaar voor het gesprek?", f"nummer={WAITING}&stap={{0}}&bij={{0}}&per={{0}}"),
    ("/meekijken", "Meekijken", "gesprek={0}&als={0}"),
)
# What stands after "#" in a link.
LINKS = [quote(POLYGLOTS[0]), quote(POLYGLOTS[2]), "%", "%ff%zz", "#", "x" * 10_000]


@dataclass
class Both:
    """The two at their own screens."""

    learner: Visitor
    guest: Visitor

    def at_table(self) -> Iterator[tuple[Visitor, str]]:
        """Each with where they open a meeting."""
        yield self.learner, "/gesprek?nummer={}"
        yield self.guest, "/meekijken?gesprek={}"


@pytest.fixture
def both(windows: Windows, server: Server) -> Iterator[Both]:
    """A learner and a guest with meetings that are hostile in all their texts."""
    pair = Pair(server.database)
    still_open, settled, at_one_laptop, _ = pair.rates(), pair.rates(), pair.rates(together=True), pair.rates()
    pair.meets(still_open, OUTCOMES | FEW_GOALS, DAYS[0])
    pair.meets(settled, OUTCOMES | GOALS, DAYS[1], agree=True)
    pair.meets(at_one_laptop, TOGETHER, DAYS[2], together=True)
    pair.reads()
    pair.store.close()
    with unprotected(windows, server.address) as learner, unprotected(windows, server.address) as guest:
        learner.comes_with(pair.learners_token)
        guest.comes_with(pair.guests_token)
        yield Both(learner, guest)


def texts(visitor: Visitor, selector: str) -> list[str]:
    """The texts of all these elements, to the letter."""
    found: list[str] = visitor.page.locator(selector).evaluate_all("all => all.map(one => one.textContent)")
    return found


def open_table(both: Both) -> None:
    """Both find every text, in fields and beside them."""
    for visitor, place in both.at_table():
        visitor.open(place.format(OPEN), TABLE)
        subjects(visitor, place.format(OPEN), [*OUTCOMES.values()])
        assert visitor.page.evaluate(FIELDS) == [*FEW_GOALS.values(), "", DAYS[0]]
        assert NO_DATE.format(DAYS[0]) in texts(visitor, ".warn")
        assert harm(visitor) == []
    assert texts(both.learner, ".st-key-notes-learner .said") == [*LEARNERS.values()]
    assert texts(both.guest, ".st-key-notes-guest .said") == [*GUESTS.values()]


def subjects(visitor: Visitor, place: str, outcomes: list[str]) -> None:
    """One subject after the other, each with its notes and its field, and then the end."""
    notes, fields = list[str](), list[str]()
    for number in range(1, len(TALKED) + 1):
        visitor.switch(f"{place}&onderwerp={number}", TABLE)
        notes += texts(visitor, ".talk blockquote")
        fields += visitor.page.evaluate(FIELDS)
        assert harm(visitor) == []
    assert (notes, fields) == (NOTES, outcomes)
    visitor.switch(f"{place}&onderwerp=einde", TABLE)


def agreed(both: Both) -> None:
    """Both read what was agreed."""
    for visitor, place in both.at_table():
        visitor.switch(place.format(SETTLED), TABLE)
        assert texts(visitor, ".st-key-talks .said") == [f"Afgesproken: {text}" for text in OUTCOMES.values()]
        assert texts(visitor, "[class*=st-key-card-agreed] .said") == [*GOALS.values()]
        assert harm(visitor) == []


def one_laptop(both: Both) -> None:
    """A table at which both sit at one screen."""
    both.learner.switch(f"/gesprek?nummer={SAMEN}", TABLE)
    subjects(both.learner, f"/gesprek?nummer={SAMEN}", [""] * len(TALKED))
    assert both.learner.page.evaluate(FIELDS) == [*TOGETHER.values(), "", DAYS[2]]
    assert harm(both.learner) == []


def notes_to_share(both: Both) -> None:
    """Before the meeting, each their own."""
    both.learner.switch(f"/gesprek?nummer={WAITING}", "Klaar voor het gesprek?")
    both.guest.switch("/meekijken?gesprek=3&stap=9", "Ben je klaar?")
    for visitor, notes in ((both.learner, LEARNERS), (both.guest, GUESTS)):
        assert texts(visitor, "[class*=st-key-notes] .said") == [*notes.values()]
        assert harm(visitor) == []


def reading_along(both: Both) -> None:
    """Every note of the learner, and nothing of a rating."""
    both.guest.switch("/meekijken?gesprek=4", "Meekijken met een zelfscan")
    assert texts(both.guest, ".origin blockquote") == [*READ.values()]
    assert harm(both.guest) == []


def goal_of_ones_own(both: Both) -> None:
    """One that was agreed joins the others."""
    both.learner.switch("/gesprek?nummer=2", TABLE)
    both.learner.page.get_by_role("button", name="Zet bij mijn leerdoelen").first.click()
    expect(both.learner.page.get_by_text(TAKEN)).to_be_visible()
    both.learner.follow("Leerdoelen")
    assert texts(both.learner, "h3.said") == [MIXED[0]]
    assert harm(both.learner) == []


def earlier_meetings(both: Both) -> None:
    """Every text of every meeting in one list."""
    both.learner.switch("/gesprek", "Bespreek je scan")
    found = texts(both.learner, ".beside dd")
    goals = [line.partition(": ")[2] for line in found]
    assert [text for text in (*GOALS.values(), *FEW_GOALS.values(), *TOGETHER.values()) if text not in goals] == []
    assert [text for text in OUTCOMES.values() if text not in found] == []
    assert harm(both.learner) == []


def card(both: Both) -> None:
    """Both can take it along."""
    for visitor, name in ((both.learner, "gesprek-2"), (both.guest, "meekijken-2")):
        answer = visitor.page.request.get(f"{visitor.address}/mee/{name}.pdf")
        assert answer.status == 200
        (page,) = pypdfium2.PdfDocument(io.BytesIO(answer.body()))
        assert "<script>" in page.get_textpage().get_text_range()


def addresses(both: Both) -> None:
    """With anything in it, each is an ordinary page."""
    for path, heading, asked in ADDRESSES:
        visitor = both.guest if path == "/meekijken" else both.learner
        visitor.open(f"{path}?{asked.format(quote(' '.join(hostile.TEXTS[::40])))}", heading)
        assert harm(visitor) == []


def test_whatever_a_link_holds_it_is_a_secret_that_opens_nothing(windows: Windows, server: Server) -> None:
    with unprotected(windows, server.address) as stranger:
        for link in LINKS:
            stranger.page.goto("about:blank")
            stranger.page.goto(f"{stranger.address}/meedoen#{link}")
            assert stranger.page.locator("#secret").input_value() == link
            assert stranger.page.url == f"{stranger.address}/meedoen"
            stranger.press("Kijk mee")
            expect(stranger.page.get_by_text("Deze uitnodiging opent niets.")).to_be_visible()
            assert harm(stranger) == []


def after_the_guest_is_erased(both: Both) -> None:
    """What was said is left."""
    headers = {"origin": both.guest.address}
    assert both.guest.page.request.post(f"{both.guest.address}/wis", headers=headers).status == 200
    both.learner.switch(f"/gesprek?nummer={SETTLED}", TABLE)
    said = [*OUTCOMES.values(), *GOALS.values(), DAYS[1]]
    assert texts(both.learner, "[data-testid=stHtml] ul > li") == said
    assert harm(both.learner) == []


PLACES = (
    *(open_table, agreed, one_laptop, notes_to_share, reading_along, goal_of_ones_own, earlier_meetings, card),
    *(addresses, after_the_guest_is_erased),
)


def test_every_text_is_what_was_written_wherever_it_comes_back(both: Both, subtests: pytest.Subtests) -> None:
    for place in PLACES:
        with subtests.test(place.__name__):
            place(both)
