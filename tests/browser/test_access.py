"""Every page in every state, wide, on a phone and at 400 % zoom: no barrier, no sideways scroll, no English."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.english import english
from tests.browser.learners import AIOS, BACHELOR, MASTER, STARTER, Learner, name_of
from tests.browser.visitor import Visitor

WIDTHS = (1280, 360, 320)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
TARGET = 44  # pixels
CONTROLS = "button, summary, a.button, nav a, [role=combobox], [data-testid=stRadioOption]"
SMALL = f"""() => [...document.querySelectorAll('{CONTROLS}')]
  .filter(one => one.checkVisibility({{visibilityProperty: true}}) && one.getBoundingClientRect().height < {TARGET})
  .map(one => one.innerText || one.ariaLabel)"""


def front(visitor: Visitor) -> None:
    """The first thing anyone sees."""
    visitor.open("/", "Waar sta je in de palliatieve zorg?")


def form(visitor: Visitor) -> None:
    """The last questions before the start."""
    visitor.choose_kind("aios", "Aios")


def form_refused(visitor: Visitor) -> None:
    """Started too soon."""
    form(visitor)
    visitor.press("Begin met de vragen")
    visitor.page.get_by_role("alert").wait_for()


def form_complete(visitor: Visitor) -> None:
    """With a specialism chosen, which brings advice."""
    form(visitor)
    visitor.choose_specialism("Cardiologie")
    visitor.page.get_by_text("Overweeg de gevorderde scan.").wait_for()


def supervision_scale(visitor: Visitor) -> None:
    """Questions on the scale of supervision, two of them answered."""
    AIOS.begins(visitor)
    first, second = AIOS.steps()[0].items[:2]
    visitor.answer(first.text, "4 ")
    visitor.answer(second.text, "Nog niet gedaan")
    visitor.has_answered(f"2 van {len(AIOS.items())} vragen")


def development_scale(visitor: Visitor) -> None:
    """Questions on the scale of development."""
    BACHELOR.begins(visitor)


def short_scale(visitor: Visitor) -> None:
    """Questions of the master, whose scale ends at three."""
    MASTER.begins(visitor)


def nothing_deeper(visitor: Visitor) -> None:
    """No offer of a higher level yet."""
    STARTER.begins(visitor)
    leaf(visitor, "Verdieping")


def deeper(visitor: Visitor) -> None:
    """An offer, and what was decided about it."""
    STARTER.begins(visitor)
    visitor.answer_at_once(dict.fromkeys(visitor.questions(), "4 "))
    leaf(visitor, "Verdieping")
    visitor.press("Ja, ook Medisch handelen")
    visitor.page.get_by_text("Gekozen").wait_for()


def review(visitor: Visitor) -> None:
    """What is still open."""
    AIOS.begins(visitor)
    leaf(visitor, "Nakijken")


def empty_profile(visitor: Visitor) -> None:
    """Looked at before anything was answered."""
    AIOS.begins(visitor)
    leaf(visitor, "Resultaat", "Jouw profiel")


def sparse_profile(visitor: Visitor) -> None:
    """One role answered, the others not: no radar yet."""
    AIOS.begins(visitor)
    AIOS.answers(visitor, AIOS.steps()[0])
    leaf(visitor, "Resultaat", "Jouw profiel")


def full_profile(visitor: Visitor) -> None:
    """Everything answered, with levels and bands."""
    fill(visitor, STARTER, len(STARTER.steps()))


def task_profile(visitor: Visitor) -> None:
    """Three roles answered, by EPA task: a radar with gaps."""
    fill(visitor, STARTER, 3)
    visitor.pick("Kijk per", "EPA-taken")
    visitor.page.get_by_role("rowheader", name="Stervensfase, overlijden en rouw").wait_for()
    visitor.radar()


def student_profile(visitor: Visitor) -> None:
    """Everything answered, with shares of the profile instead of levels."""
    fill(visitor, MASTER, len(MASTER.steps()))


def about(visitor: Visitor) -> None:
    """Where the questions come from."""
    visitor.open("/over", "Over de vragen")


def no_questions(visitor: Visitor) -> None:
    """The questions before a start."""
    visitor.open("/vragen", "Nog geen scan begonnen")


def no_profile(visitor: Visitor) -> None:
    """The profile before a start."""
    visitor.open("/resultaat", "Nog geen profiel")


def leaf(visitor: Visitor, link: str, heading: str = "") -> None:
    """Follow a link of the rail or the menu; on a phone the review is the way instead."""
    visitor.page.get_by_role("link", name=link).click()
    visitor.at(heading or link)


def fill(visitor: Visitor, learner: Learner, steps: int) -> None:
    """From start to a profile, with the first `steps` answered."""
    learner.begins(visitor)
    for place, step in enumerate(learner.steps()[:steps]):
        if place:
            visitor.next_step(name_of(step))
        visitor.answer_at_once(dict.fromkeys(visitor.questions(), "3 "))
    leaf(visitor, "Resultaat", "Jouw profiel")
    visitor.radar()


STATES: dict[str, tuple[Callable[[Visitor], None], str]] = {
    "start": (front, "Wie ben je?"),
    "before the start": (form, "Wat is je specialisme?"),
    "before the start, refused": (form_refused, "Kies eerst je specialisme."),
    "before the start, complete": (form_complete, "Overweeg de gevorderde scan."),
    "questions on supervision": (supervision_scale, AIOS.steps()[0].items[-1].text),
    "questions on development": (development_scale, BACHELOR.steps()[0].items[-1].text),
    "questions to three": (short_scale, MASTER.steps()[0].items[-1].text),
    "deeper, nothing yet": (nothing_deeper, "Hier verschijnen vragen op een hoger niveau"),
    "deeper, an offer taken": (deeper, "Toch niet: Medisch handelen"),
    "review": (review, "Deze vragen staan nog open."),
    "profile, empty": (empty_profile, "te weinig antwoorden"),
    "profile, sparse": (sparse_profile, "te weinig antwoorden"),
    "profile, full": (full_profile, "Scholing die hierbij past"),
    "profile by EPA task": (task_profile, "Stervensfase, overlijden en rouw"),
    "profile of a student": (student_profile, "Jouw deel van het profiel"),
    "about the questions": (about, "Bronnen"),
    "no questions yet": (no_questions, "Kies eerst wie je bent."),
    "no profile yet": (no_profile, "Je profiel verschijnt zodra je een scan begint."),
}


@pytest.mark.parametrize("state", STATES)
def test_a_page_holds_no_barrier(visitor: Visitor, state: str) -> None:
    arrive, content = STATES[state]
    arrive(visitor)
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.get_by_text(content).first.wait_for()
        assert barriers(visitor) == [], f"{state} at {width} pixels"
        assert visitor.widest() <= width, f"{state} scrolls sideways at {width} pixels"
        assert visitor.page.evaluate(SMALL) == [], f"{state} has targets under {TARGET} pixels at {width}"
        assert english(visitor) == [], f"{state} speaks English at {width} pixels"


def test_the_page_for_an_unknown_address_holds_no_barrier(visit: Callable[..., Visitor]) -> None:
    lost = visit(width=320)
    lost.page.goto(f"{lost.address}/onbekend")
    lost.page.get_by_role("link", name="Naar het begin van de zelfscan").wait_for()
    assert barriers(lost) == []


def barriers(visitor: Visitor) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule and the place."""
    found: list[dict[str, Any]] = Axe().run(visitor.page, options=WCAG).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
