"""The question card: one key press or one tap per question, and every name, state and focus as it is read out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from scan.page_table import APP_NAME
from scan.scoring.assessment import NE, NVT
from scan.takeaway.transcript import EXPERIENCE_WORDS
from tests.browser.conftest import Visit
from tests.browser.learners import AIOS, DOCTOR, MASTER, STARTER, Learner, name_of, tile
from tests.browser.test_guest_walk import MOVED, NOW
from tests.browser.visitor import Visitor

FIRST, SECOND = STARTER.steps()[:2]
MOST_OTHER_TAPS = 7
ASKED = len(STARTER.items())
CARD = 200  # pixels that a card may take on a desktop
HEIGHTS = "cards => cards.map(card => card.getBoundingClientRect().height)"
STATUS = ".side [role=status]"
LISTEN = f"""() => {{
  window.spoken = []
  new MutationObserver(() => spoken.push(document.querySelector('{STATUS}').textContent))
    .observe(document.querySelector('{STATUS}'), {{childList: true, characterData: true, subtree: true}})
}}"""

# What stands there right after a tap, looked at before any timer of the card.
TAP = """async start => {
  const tile = [...document.querySelectorAll('.q.now .tile')].find(one => one.textContent.startsWith(start))
  tile.click()
  await new Promise(done => setTimeout(done))
  return [document.querySelector('.q.now > legend').textContent, tile.querySelector('input').checked]
}"""


def focus(visitor: Visitor, number: int) -> None:
    """Stand on the first tile of a question of this page."""
    visitor.page.locator(".q").nth(number).locator(".tile input").first.focus()


@pytest.mark.parametrize("learner", [STARTER, MASTER], ids=lambda one: one.name)
def test_every_question_is_answered_with_one_key_press(visitor: Visitor, learner: Learner) -> None:
    learner.enters(visitor)
    focus(visitor, 0)
    for _ in learner.items():
        visitor.page.keyboard.press("2")
    visitor.at("Nakijken")
    visitor.has_answered(f"{len(learner.items())} van {len(learner.items())} vragen")


def test_a_phone_asks_one_tap_per_question_and_seven_more_from_start_to_profile(visit: Visit) -> None:
    visitor, taps = visit(360), list[str]()

    def tap(target: Locator) -> None:
        target.click()
        taps.append(str(target))

    page, kind = visitor.page, STARTER.audience()
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    tap(page.get_by_role("button", name=f"Start als {kind.short}"))
    visitor.at(kind.label)
    tap(page.get_by_role("combobox"))
    tap(page.get_by_role("option", name="Cardiologie", exact=True))
    for group, option in ((kind.year_label, "1"), ("Welke scan wil je doen?", STARTER.scan().label)):
        tap(page.get_by_role("radiogroup", name=group, exact=True).get_by_text(option, exact=True))
    tap(page.get_by_role("button", name="Begin met de vragen"))
    visitor.at(name_of(FIRST))
    for number in range(ASKED):
        question = page.locator(NOW).inner_text()
        tap(page.locator(".q.now .tile").nth(3))
        if number + 1 < ASKED:
            page.wait_for_function(MOVED, arg=question)
    visitor.has_answered(f"{ASKED} van {ASKED} vragen")
    visitor.at("Verdieping")  # offered, and not in the way
    tap(page.get_by_role("link", name="Bekijk je profiel"))
    visitor.at("Jouw profiel")
    assert len(taps) <= ASKED + MOST_OTHER_TAPS


def test_a_card_is_at_most_200_pixels_and_the_expert_scan_has_seven_steps(visitor: Visitor) -> None:
    DOCTOR.enters(visitor)
    assert len(visitor.page.locator(".rail a").all()) == 8  # with the review
    for step in DOCTOR.steps():
        visitor.follow(name_of(step))
        heights: list[float] = visitor.page.locator(".q").evaluate_all(HEIGHTS)
        assert len(heights) == len(step.items)
        assert [height for height in heights if height > CARD] == []


def calm_line(visitor: Visitor) -> None:
    """After a role it says what is left."""
    visitor.answer_at_once(STARTER.said(FIRST))
    visitor.next_step(name_of(SECOND))
    expect(visitor.page.locator(".calm")).to_have_text(f"{name_of(FIRST)} is klaar. Nog zes onderdelen.")
    visitor.press("Vorige")
    visitor.at(name_of(FIRST))
    expect(visitor.page.locator(".calm")).to_have_text("")


def told_saves(visitor: Visitor) -> None:
    """Every save is told in the same place, also within a minute."""
    visitor.page.evaluate(LISTEN)
    for number, item in enumerate(FIRST.items[:3], 1):
        visitor.answer(item.text, "3 ")
        visitor.has_answered(f"{number} van {ASKED} vragen")
    spoken: list[str] = visitor.page.evaluate("() => spoken")
    assert spoken[0] == "Bezig met bewaren"
    assert len([text for text in spoken if text.startswith("Bewaard om")]) >= 3
    assert visitor.page.locator(STATUS).count() == 1


def focus_beside(visitor: Visitor) -> None:
    """The focus goes where something opened, and comes back."""
    question = FIRST.items[0].text
    focus(visitor, visitor.questions().index(question))
    visitor.page.keyboard.press("t")
    block = visitor.page.get_by_role("group", name=f"Toelichting: {question}")
    expect(block).to_be_focused()
    visitor.page.get_by_role("radio", name="3 tot 5 keer").click()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("Ik was erbij.")
    visitor.press(f"Klaar met toelichten: {question}")
    opens = visitor.page.get_by_role("button", name=f"Bekijk je toelichting: {question}", exact=True)
    expect(opens).to_be_focused()
    expect(opens).to_have_attribute("aria-expanded", "false")
    visitor.page.keyboard.press("Enter")
    visitor.press(f"Wis toelichting: {question}")
    expect(block).to_be_focused()
    expect(visitor.page.get_by_label("Waaruit blijkt dat?")).to_have_value("")
    visitor.answer(question, "2 ")
    visitor.press(f"Wis keuze: {question}")
    expect(visitor.question(question).get_by_role("radio").first).to_be_focused()


def first_step(visitor: Visitor) -> None:
    """It stands in the address, so that back after a reload finds it."""
    assert visitor.page.url.endswith("/vragen?stap=1")
    visitor.next_step(name_of(SECOND))
    visitor.answer(SECOND.items[0].text, "3 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.page.reload()
    visitor.at(name_of(SECOND))
    visitor.page.go_back()
    visitor.at(name_of(FIRST))


def tap(visitor: Visitor) -> None:
    """Its tick shows first, and going back shows what was chosen."""
    first, second = (item.text for item in FIRST.items[:2])
    legend = visitor.page.locator(".q.now > legend")
    assert visitor.page.evaluate(TAP, "4") == [first, True]  # still there, with its tick
    expect(legend).to_have_text(second)
    expect(legend).to_be_focused()
    expect(visitor.page.locator(".parts > summary")).to_contain_text(f"2 van {len(FIRST.items)} · nog ±")
    visitor.press("Terug")
    expect(legend).to_have_text(first)
    visitor.shows(first, "4 ")
    visitor.press("Verder")
    visitor.press("Overslaan")
    expect(legend).to_have_text(FIRST.items[2].text)
    visitor.has_answered(f"1 van {ASKED} vragen")


def no_motion(visitor: Visitor) -> None:
    """The next question is there at once."""
    visitor.page.emulate_media(reduced_motion="reduce")
    moved = visitor.page.evaluate("""async () => {
      document.querySelector('.q.now .tile').click()
      await new Promise(done => setTimeout(done))
      return [...document.querySelectorAll('.q')].findIndex(one => one.matches('.now'))
    }""")
    assert moved == 1


def parts(visitor: Visitor) -> None:
    """They can be reached at the least width."""
    visitor.page.set_viewport_size({"width": 320, "height": 900})
    visitor.page.locator(".parts > summary").click()
    expect(visitor.page.locator(".rail a").first).to_contain_text(f"0/{len(FIRST.items)}")
    visitor.follow(name_of(SECOND))
    expect(visitor.page).to_have_title(f"{name_of(SECOND)} · {APP_NAME}")  # a run begins with the title of the page
    visitor.page.go_back()
    visitor.at(name_of(FIRST))


def keys(visitor: Visitor) -> None:
    """They answer, move and go back only while the card has the focus."""
    step = AIOS.steps()[0]
    questions = visitor.questions()
    visitor.page.locator("h1").click()
    visitor.page.keyboard.press("4")  # elsewhere it keeps its meaning
    focus(visitor, 0)
    visitor.page.keyboard.press("0")
    expect(visitor.question(questions[1]).get_by_role("radio").first).to_be_focused()
    visitor.shows(questions[0], tile(NE))
    visitor.page.keyboard.press("ArrowRight")  # chooses, and stays
    visitor.page.keyboard.press("ArrowRight")
    visitor.shows(questions[1], "3 ")
    expect(visitor.question(questions[1]).get_by_role("radio", checked=True)).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.question(questions[2]).get_by_role("radio").first).to_be_focused()
    visitor.page.keyboard.press("Tab")  # one per question
    expect(visitor.question(questions[3]).get_by_role("radio").first).to_be_focused()
    visitor.page.keyboard.press("Backspace")
    visitor.page.keyboard.press("Backspace")
    expect(visitor.question(questions[1]).get_by_role("radio", checked=True)).to_be_focused()
    visitor.page.keyboard.press("Delete")
    visitor.has_answered(f"1 van {len(AIOS.items())} vragen")
    for combination in ("Control+2", "6", "Alt+3"):
        visitor.page.keyboard.press(combination)
    visitor.has_answered(f"1 van {len(AIOS.items())} vragen")
    assert len(step.items) == len(questions)


def names(visitor: Visitor) -> None:
    """Groups, choices and states are read out with their names."""
    question = next(item for item in AIOS.steps()[0].items if item.allows_nvt)
    visitor.answer(question.text, "2 ")
    tree = visitor.question(question.text).aria_snapshot()
    scale = next(one for one in AIOS.served().scales if one.key == question.scale)
    expected = [f"{point.value} {point.short or point.label}" for point in scale.points] + [tile(NE), tile(NVT)]
    said = [line.strip(" -") for line in tree.splitlines() if "radio" in line]
    names = [line.removeprefix('radio "').partition('"')[0] for line in said]
    assert names == expected
    assert [line for line in said if "[checked]" in line] == [said[1]]
    assert visitor.page.get_by_role("navigation", name="Onderdelen").count() == 1
    visitor.explain()
    often = visitor.page.get_by_role("group", name="Hoe vaak deed je dit het afgelopen jaar?", exact=True)
    expect(often.get_by_role("radio")).to_have_count(len(EXPERIENCE_WORDS))


FLOWS: dict[str, tuple[Learner, int, tuple[Callable[[Visitor], None], ...]]] = {
    "at a desk": (STARTER, 1280, (first_step, calm_line, told_saves, focus_beside)),
    "on a phone": (STARTER, 360, (tap, no_motion, parts)),
    "advanced": (AIOS, 1280, (keys, names)),
}


# Each begins with a scan of its own; a page that is loaded once serves them all.
@pytest.mark.parametrize("flow", FLOWS)
def test_the_card_does_what_it_promises(visit: Visit, flow: str, subtests: pytest.Subtests) -> None:
    learner, width, cases = FLOWS[flow]
    visitor = visit(width)
    learner.enters(visitor)
    for number, case in enumerate(cases):
        if number:
            learner.enters_again(visitor)
        with subtests.test(case.__name__):
            case(visitor)
