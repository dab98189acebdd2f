"""Every page in every state, wide, on a phone and at 400 % zoom: no barrier, no sideways scroll, no English."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.english import english
from tests.browser.learners import AIOS, BACHELOR, MASTER, OFFERS, SERVED, STARTER, Learner, name_of
from tests.browser.visitor import Visitor

WIDTHS = (1280, 360, 320)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
TARGET = 44  # pixels
CONTROLS = (
    "button, summary, a.button, nav a, [role=combobox], input[type=text], [data-testid=stRadioOption], "
    "[data-testid=stCheckbox] label"
)
SMALL = f"""() => [...document.querySelectorAll('{CONTROLS}')]
  .filter(one => one.checkVisibility({{visibilityProperty: true}}) && one.getBoundingClientRect().height < {TARGET})
  .map(one => one.innerText || one.ariaLabel)"""


Walk = Iterator[tuple[str, str]]  # each state with a text that must be there before it is judged


def no_scan(visitor: Visitor) -> Walk:
    """Someone who looks around without starting."""
    visitor.open("/vragen", "Nog geen scan begonnen")
    yield "no questions yet", "Kies eerst wie je bent."
    visitor.follow("Resultaat", "Nog geen profiel")
    yield "no profile yet", "Je profiel verschijnt zodra je een scan begint."
    visitor.follow("Aanbod")
    yield "everything on offer", OFFERS.entries[-1].title
    visitor.search("een woord dat nergens staat")
    yield "nothing on offer", "Niets gevonden. Haal een filter weg."
    visitor.search("kinderen")
    yield "on offer about children", "(NIK) denken mee"
    visitor.follow("Groei")
    yield "no growth yet", "Maak later nog een scan"
    visitor.follow("Mijn gegevens")
    yield "nothing of mine yet", "Kom terug met je code"
    visitor.follow("Over de vragen")
    yield "about the questions", SERVED.sources[-1].title
    visitor.follow("Privacy")
    yield "privacy", "Op welke grond?"
    visitor.follow("Toegankelijkheid")
    yield "access", "Loop je ergens tegenaan?"


def aios(visitor: Visitor) -> Walk:
    """Someone who starts too soon, looks at the profile too soon, and answers one role."""
    first = AIOS.steps()[0]
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    yield "start", "Wie ben je?"
    visitor.press("Start als aios")
    visitor.at("Aios")
    yield "before the start", "Wat is je specialisme?"
    visitor.press("Begin met de vragen")
    yield "before the start, refused", "Kies eerst je specialisme."
    visitor.choose_specialism("Oncologie")
    yield "before the start, complete", "Voor jouw specialisme stellen we de gevorderde scan voor."
    visitor.pick("Opleidingsjaar", "3")
    visitor.begin(name_of(first))
    visitor.follow("Resultaat", "Jouw profiel")
    yield "profile, empty", "te weinig antwoorden"
    visitor.follow("Zelfscan", name_of(first))
    visitor.answer_at_once(AIOS.said(first))
    yield "questions on supervision", f"{len(first.items)} van {len(AIOS.items())} vragen beantwoord"
    visitor.follow("Nakijken")
    yield "review", "Deze vragen staan nog open."
    visitor.follow("Resultaat", "Jouw profiel")
    yield "profile, sparse", "te weinig antwoorden"


def starter(visitor: Visitor) -> Walk:
    """Someone who goes deeper in one role, and then answers everything."""
    names = [name_of(step) for step in STARTER.steps()]
    STARTER.begins(visitor)
    visitor.follow("Verdieping")
    yield "deeper, nothing yet", "Hier verschijnen vragen op een hoger niveau"
    visitor.follow(names[0])
    visitor.answer_at_once(STARTER.said(STARTER.steps()[0]))
    visitor.follow("Verdieping")
    visitor.press("Ja, ook Medisch handelen")
    yield "deeper, an offer taken", "Toch niet: Medisch handelen"
    answer_steps(visitor, STARTER, 1, 3)
    visitor.follow("Resultaat", "Jouw profiel")
    visitor.pick("Kijk per", "EPA-taken")
    visitor.radar()
    yield "profile by EPA task", "Stervensfase, overlijden en rouw"
    visitor.follow("Zelfscan", names[2])
    answer_steps(visitor, STARTER, 3, len(names))
    visitor.follow("Resultaat", "Jouw profiel")
    visitor.radar()
    yield "profile, full", "Band van 80 %"


def owner(visitor: Visitor) -> Walk:
    """Someone with two scans, who explains an answer and looks after what is theirs."""
    first = STARTER.steps()[0]
    STARTER.begins(visitor)
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "2 "))
    visitor.has_answered(f"{len(first.items)} van {len(STARTER.items())} vragen")
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("geboren 12-03-1941")
    yield "questions, explained", "Staat hier een geboortedatum?"
    STARTER.begins(visitor)
    visitor.answer_at_once(STARTER.said(first))
    visitor.has_answered(f"{len(first.items)} van {len(STARTER.items())} vragen")
    visitor.follow("Groei")
    yield "growth", "Waarschijnlijk echt veranderd: Medisch handelen."
    visitor.follow("Mijn gegevens")
    visitor.press("Maak een code")
    yield "mine, with a code", "Je ziet deze code maar één keer."
    visitor.press("Verwijder mijn gegevens")
    yield "mine, about to be erased", "Nee, bewaar alles"


def planner(visitor: Visitor) -> Walk:
    """Someone who makes a goal, works it out in the Expertbibliotheek, and nearly wipes it."""
    visitor.open("/leerdoelen", "Leerdoelen")
    yield "no goals yet", "Een leerdoel begint met kijken waar je staat"
    STARTER.begins(visitor)
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "2 "))
    visitor.has_answered(f"{len(STARTER.steps()[0].items)} van {len(STARTER.items())} vragen")
    visitor.follow("Leerdoelen")
    yield "gaps to make a goal of", "Kies een zin om mee te beginnen."
    visitor.start_goal()
    visitor.page.get_by_text("Expertbibliotheek palliatieve zorg", exact=True).click()
    visitor.page.get_by_text("Je traject in de Expertbibliotheek").wait_for()
    visitor.page.get_by_label("Wanneer kijk je terug?").fill("morgen")
    visitor.page.keyboard.press("Enter")
    yield "a goal, worked out", "kunnen we niet lezen als een dag."
    visitor.press("Wis dit leerdoel")
    yield "a goal, about to be wiped", "Nee, bewaar het"
    visitor.press("Klaar: naar je leerdoelen")
    visitor.at("Leerdoelen")
    yield "a goal among others", "Startscan"
    visitor.follow("Resultaat", "Jouw profiel")
    yield "profile, to take along", "Rapport (PDF)"
    STARTER.begins(visitor)
    visitor.answer_at_once(STARTER.said(STARTER.steps()[0]))
    visitor.has_answered(f"{len(STARTER.steps()[0].items)} van {len(STARTER.items())} vragen")
    visitor.follow("Groei")
    yield "growth, beside a goal", "Je leerdoelen erbij"
    visitor.follow("Leerdoelen")
    yield "a goal of an earlier scan", "Uit een eerdere scan"


def master(visitor: Visitor) -> Walk:
    """Someone whose scale of supervision ends at three, and whose profile is a share."""
    MASTER.begins(visitor)
    yield "questions to three", MASTER.steps()[0].items[-1].text
    answer_steps(visitor, MASTER, 0, len(MASTER.steps()))
    visitor.follow("Resultaat", "Jouw profiel")
    visitor.radar()
    yield "profile of a student", "Jouw deel van het profiel"


def bachelor(visitor: Visitor) -> Walk:
    """Someone who is asked on the scale of development alone."""
    BACHELOR.begins(visitor)
    yield "questions on development", BACHELOR.steps()[0].items[-1].text


def answer_steps(visitor: Visitor, learner: Learner, start: int, end: int) -> None:
    """The pages of questions from `start` up to `end`, through the rail."""
    for step in learner.steps()[start:end]:
        visitor.follow(name_of(step))
        visitor.answer_at_once(learner.said(step))


@pytest.mark.parametrize(
    "walk", [no_scan, aios, starter, owner, planner, master, bachelor], ids=lambda walk: walk.__name__
)
def test_no_page_holds_a_barrier(visitor: Visitor, subtests: pytest.Subtests, walk: Callable[[Visitor], Walk]) -> None:
    for state, content in walk(visitor):
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 900})
            visitor.page.get_by_text(content).first.wait_for()
            with subtests.test(f"{state} at {width} pixels"):
                assert barriers(visitor) == []
                assert visitor.widest() <= width, "it scrolls sideways"
                assert visitor.page.evaluate(SMALL) == [], f"targets under {TARGET} pixels"
                assert english(visitor) == []
        visitor.page.set_viewport_size({"width": WIDTHS[0], "height": 900})


# R49
def test_the_page_for_an_unknown_address_holds_no_barrier(visit: Callable[..., Visitor]) -> None:
    lost = visit(width=320)
    lost.page.goto(f"{lost.address}/onbekend")
    lost.page.get_by_role("link", name="Naar het begin van de zelfscan").wait_for()
    assert barriers(lost) == []


def test_a_code_that_nobody_has_is_told_without_a_barrier(visit: Callable[..., Visitor]) -> None:
    guest = visit(width=320, may_complain=True)
    guest.open("/gegevens", "Mijn gegevens")
    guest.page.get_by_label("Je code").fill("ABCDE-FGHJK-MNPQR")
    guest.press("Ga verder")
    guest.page.get_by_text("Deze code kennen we niet.").wait_for()
    assert barriers(guest) == []
    assert guest.page.evaluate(SMALL) == []


def barriers(visitor: Visitor) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule and the place."""
    found: list[dict[str, Any]] = Axe().run(visitor.page, options=WCAG).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
