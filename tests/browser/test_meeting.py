"""Two people, two browsers: invited, rated blind, revealed at once, talked over and agreed."""

import io
import re
from contextlib import closing
from dataclasses import dataclass
from zipfile import ZipFile

import pypdfium2
import pytest
from playwright.sync_api import expect

from scan.store import Changes
from scan.store.durable import open_store
from tests.browser.conftest import Visit
from tests.browser.learners import SERVED, STARTER, name_of
from tests.browser.overheard import Overheard
from tests.browser.visitor import Visitor
from tests.server.running import Server
from tests.server.wire import text_of, wired

STEPS = [name_of(step) for step in STARTER.steps()]
FIRST = STARTER.steps()[0]
ALOUD = "body > p[role=status]"  # the live region of the page
# What stood in the title each time it got the focus.
HEAR_TITLES = """() => {
  window.titles = []
  addEventListener('focusin', ({target}) => target.matches('h1') && titles.push(target.textContent))
}"""
OUTCOME = re.compile("^Wat spreken jullie hierover af")
# What only one side may know before the reveal: their own words beside the scale, and their notes.
SCALES = {scale.key: scale for scale in SERVED.scales}
LEARNERS_WORDS = SCALES["supervision"].points[3].label
GUESTS_WORDS = SCALES["supervision"].points[3].rating
LEARNERS_NOTE, GUESTS_NOTE = "Ik belde zelf de huisarts.", "Dat zag ik op de dagopname."
LEARNERS, GUESTS = (LEARNERS_WORDS, LEARNERS_NOTE), (GUESTS_WORDS, GUESTS_NOTE)
LEARNERS_DOORS = (
    *(("vragen", ""), ("resultaat", ""), ("leerdoelen", ""), ("groei", "")),
    *(("gesprek", "nummer=1"), ("gesprek", "als=opleider")),
)
FILES = ["gesprek-1.pdf", "meekijken-1.pdf", "rapport-1.pdf", "zelfscan-1.json", "tabellen-1.xlsx"]


@dataclass
class Pair:
    """Both people, each with what their window ever heard."""

    learner: Visitor
    guest: Visitor

    def __post_init__(self) -> None:
        """Listen before anything happens."""
        self.learners_ear, self.guests_ear = Overheard(self.learner), Overheard(self.guest)

    def stays_blind(self) -> None:
        """Neither heard the other's words, on any page, in any answer, nor can get them as a file."""
        assert not self.guests_ear.has_heard(*LEARNERS)
        assert not self.learners_ear.has_heard(*GUESTS)

    def files(self, visitor: Visitor) -> dict[str, int]:
        """The status of every file that a visitor asks for."""
        return {name: visitor.page.request.get(f"{visitor.address}/mee/{name}").status for name in FILES}


@pytest.fixture
def pair(visit: Visit) -> Pair:
    """Someone with one role and a note, and someone they will invite."""
    learner, guest = (visit(may_complain=True) for _ in range(2))
    both = Pair(learner, guest)
    STARTER.enters(learner)
    learner.explain()
    learner.page.get_by_label("Waaruit blijkt dat?").fill(LEARNERS_NOTE)
    learner.answer_at_once(STARTER.said(FIRST))
    learner.has_answered(f"{len(FIRST.items)} van {len(STARTER.items())} vragen")
    return both


def invites(learner: Visitor) -> tuple[str, str]:
    """A link and a code of an invitation about the one role."""
    learner.follow("Gesprek", "Bespreek je scan")
    learner.page.get_by_role("button", name=FIRST.role.label).click()
    expect(learner.page.get_by_text(f"Dat zijn {len(FIRST.items)} vragen").first).to_be_visible()
    learner.press("Maak een uitnodiging")
    return learner.page.locator("p.link").inner_text(), learner.page.locator("p.code").inner_text()


def comes_in(guest: Visitor, link: str) -> None:
    """Open the link; its secret is gone from the address before anything is pressed."""
    guest.page.goto(link)
    expect(guest.page.get_by_label("De code die je kreeg")).to_have_count(0)
    assert guest.page.url == f"{guest.address}/meedoen"
    guest.press("Begin")
    guest.at(STEPS[0])


def rates(guest: Visitor, answers: dict[str, str]) -> None:
    """One role, with a note."""
    guest.explain()
    guest.page.get_by_label("Waaruit blijkt dat?").fill(GUESTS_NOTE)
    guest.answer_at_once(answers)
    guest.has_answered(f"{len(answers)} van {len(FIRST.items)} vragen")


def behind_doors(visitor: Visitor) -> str:
    """All that the learner's pages tell to who holds this visitor's cookie."""
    with wired(visitor.address, visitor.token()) as wire:
        return "".join(text_of(wire.run(*door)) for door in LEARNERS_DOORS)


def finishes(guest: Visitor) -> None:
    """The last page of a rating, and its button."""
    guest.follow("Afronden", "Ben je klaar?")
    guest.press("Ik ben klaar")
    guest.press("Ja, ik ben klaar")
    guest.at("Nog even wachten")


def gets_ready(learner: Visitor) -> None:
    """Share the one note, and press the button."""
    learner.follow("Gesprek", "Bespreek je scan")
    learner.page.evaluate(HEAR_TITLES)
    learner.press("Verder met dit gesprek")
    learner.at("Klaar voor het gesprek?")
    expect(learner.page.get_by_role("heading", level=1)).to_be_focused()
    assert set(learner.page.evaluate("() => titles")) == {"Klaar voor het gesprek?"}  # never that of the page before
    learner.page.get_by_text("Deel deze toelichting").click()
    learner.press("Ik ben klaar")
    learner.press("Ja, ik ben klaar")


def test_two_views_stay_apart_until_both_are_ready_and_end_in_an_agreement(pair: Pair) -> None:
    learner, guest = pair.learner, pair.guest
    link, code = invites(learner)
    comes_in(guest, link)
    assert code not in guest.text()
    texts = [item.text for item in FIRST.items]
    rates(guest, dict(zip(texts, ["2 ", "5 ", "4 ", "Niet gezien"] * 3, strict=True)))
    pair.stays_blind()
    assert set(pair.files(guest).values()) == {404}
    assert [pair.files(learner)[name] for name in FILES[:2]] == [404, 404]
    assert GUESTS_NOTE.encode() not in all_of(learner)

    guest.page.reload()  # nothing is lost, and nothing is learnt
    guest.at(STEPS[0])
    guest.shows(texts[0], "2 ")
    assert [word for word in LEARNERS if word in behind_doors(guest)] == []
    assert LEARNERS_WORDS in behind_doors(learner)
    finishes(guest)
    pair.stays_blind()

    learner.page.goto(f"{learner.address}/meekijken")
    learner.at("Meekijken met een zelfscan")
    pair.stays_blind()
    gets_ready(learner)
    for side in (learner, guest):
        side.at("Twee blikken naast elkaar")
        expect(side.page.get_by_role("heading", name="Twee blikken naast elkaar")).to_be_focused()
        side.page.get_by_text(LEARNERS_NOTE).first.wait_for()
    assert pair.guests_ear.has_heard(LEARNERS_WORDS)
    assert GUESTS_NOTE not in learner.text()  # it was not shared


@pytest.fixture
def together(visit: Visit, server: Server) -> Pair:
    """Both at the table, as the store knows them: the guest rated one role, lower where it matters."""
    tokens = meeting(server.database)
    learner, guest = visit(may_complain=True), visit(may_complain=True)
    for side, token, path in ((learner, tokens[0], "/gesprek?nummer=1"), (guest, tokens[1], "/meekijken")):
        side.comes_with(token)
        side.open(path, "Twee blikken naast elkaar")
    return Pair(learner, guest)


def meeting(database: str) -> tuple[str, str]:
    """The cookies of a learner and a guest who are both ready."""
    with closing(open_store(database)) as store:
        (learner, learners), (guest, guests) = store.new_person(), store.new_person()
        said = Changes({item.id: 4 for item in FIRST.items}, notes={FIRST.items[0].id: LEARNERS_NOTE})
        scan = store.begin(learner, "palliatieve-zorg", "draft", "", STARTER.phase, STARTER.setting)
        store.save(learner, scan, said)
        met = store.meetings.accept(guest, store.meetings.invite(learner, scan, "rate").token, "")
        rated = {item.id: answer for item, answer in zip(FIRST.items, (2, 5, 4), strict=False)}
        store.save(guest, store.meetings.rating(guest, met).assessment.id, Changes(rated))
        for seat, actor in (("learner", learner), ("guest", guest)):
            store.meetings.ready(actor, met, seat)
    return learners, guests


def test_what_is_agreed_is_of_both_and_outlives_the_server(together: Pair, server: Server) -> None:
    learner, guest = together.learner, together.guest
    guest.page.get_by_label(OUTCOME).first.fill("Samen een keer markeren.")
    guest.page.keyboard.press("Tab")
    expect(learner.page.get_by_label(OUTCOME).first).to_have_value("Samen een keer markeren.")
    expect(learner.page.locator(ALOUD)).to_have_text("De supervisor schreef: ‘Samen een keer markeren.’")
    server.restart()
    for side in (learner, guest):
        expect(side.page.get_by_text("Geen verbinding")).to_have_count(0, timeout=60_000)
        side.page.reload()
        side.at("Twee blikken naast elkaar")
        expect(side.page.get_by_label(OUTCOME).first).to_have_value("Samen een keer markeren.")
    for side in (learner, guest):
        side.press("Overzicht met radar")
        expect(side.page.get_by_role("heading", name="Overzicht")).to_be_visible()
        side.press("Naar de afspraken")
        expect(side.page.get_by_role("heading", name="Afspraken", exact=True)).to_be_visible()
    learner.page.get_by_label("Nieuw leerdoel").fill("Ik markeer bij hartfalen.")
    learner.page.keyboard.press("Tab")
    expect(guest.page.get_by_label("Leerdoel", exact=True)).to_have_value("Ik markeer bij hartfalen.")
    learner.page.get_by_label("Datum van jullie volgende gesprek").fill("01-03-2027")
    learner.page.keyboard.press("Tab")
    expect(guest.page.get_by_label("Datum van jullie volgende gesprek")).to_have_value("01-03-2027")
    agrees(learner)
    expect(guest.page.get_by_text("De arts ging akkoord op")).to_be_visible()
    expect(guest.page.locator(ALOUD)).to_contain_text("De arts ging akkoord met de afspraken.")
    agrees(guest)
    expect(learner.page.get_by_text("Jullie zijn allebei akkoord.")).to_be_visible()
    for side, name in ((learner, "gesprek"), (guest, "meekijken")):
        told = paper(side, name)
        assert [one for one in ("Samen een keer markeren.", "Ik markeer bij hartfalen.") if one not in told] == []
        assert "Verandert geen supervisieafspraak" in told
    learner.press("Naar al je gesprekken")
    learner.at("Bespreek je scan")
    learner.press("Trek in")
    learner.press("Ja, trek in")
    guest.page.reload()
    guest.at("Meekijken met een zelfscan")
    assert LEARNERS_NOTE not in guest.text()


def agrees(visitor: Visitor) -> None:
    """Press akkoord, read what it means, and confirm."""
    visitor.press("Ik ga akkoord met de afspraken")
    expect(
        visitor.page.get_by_text("Je gaat akkoord met de afspraken zoals ze nu op dit scherm staan.")
    ).to_be_visible()
    visitor.press("Ja, ik ga akkoord")


def all_of(visitor: Visitor) -> bytes:
    """Everything in the file with all that is someone's own."""
    body = visitor.page.request.get(f"{visitor.address}/mee/zelfscan-alles.zip").body()
    with ZipFile(io.BytesIO(body)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def paper(visitor: Visitor, name: str) -> str:
    """The text of a gesprekskaart."""
    body = visitor.page.request.get(f"{visitor.address}/mee/{name}-1.pdf").body()
    (page,) = pypdfium2.PdfDocument(body)
    return " ".join(page.get_textpage().get_text_range().split())


def hands_over(learner: Visitor) -> None:
    """Begin together, and give the laptop to the guest."""
    learner.open("/gesprek", "Bespreek je scan")
    learner.press("Begin samen")
    learner.at("Klaar voor het gesprek?")
    learner.press("Ik ben klaar")
    learner.press("Ja, ik geef de laptop door")
    learner.at("Hoe zie jij dit?")


# R81
def test_handing_over_the_laptop_blanks_the_other_tab_and_another_browser_but_nobody_else(visit: Visit) -> None:
    learner, phone, stranger = visit(may_complain=True), visit(width=360), visit()
    STARTER.brings(learner, STARTER.answered())
    phone.comes_with(learner.token())
    STARTER.brings(stranger, STARTER.answered())
    others = (learner.other_tab(), phone)
    for one in (*others, stranger):
        one.open("/resultaat", "Jouw profiel")
    hands_over(learner)
    for one in others:
        one.at("Even niet")
        assert one.page.get_by_text("Jouw profiel").count() == 0
    stranger.at("Jouw profiel")


FOCUSED = "words => document.activeElement.matches('p, button') && document.activeElement.textContent.includes(words)"


def test_akkoord_by_keyboard_never_loses_the_focus(together: Pair) -> None:
    learner, page = together.learner, together.learner.page
    learner.open("/gesprek?nummer=1&onderwerp=einde", "Twee blikken naast elkaar")
    page.get_by_role("button", name="Ik ga akkoord met de afspraken").press("Enter")
    page.wait_for_function(FOCUSED, arg="Je gaat akkoord met de afspraken zoals")
    page.get_by_role("button", name="Nog niet").press("Enter")
    page.wait_for_function(FOCUSED, arg="Ik ga akkoord met de afspraken")
    page.keyboard.press("Enter")
    page.wait_for_function(FOCUSED, arg="Je gaat akkoord met de afspraken zoals")
    page.get_by_role("button", name="Ja, ik ga akkoord").press("Enter")
    page.wait_for_function(FOCUSED, arg="De arts ging akkoord op")
