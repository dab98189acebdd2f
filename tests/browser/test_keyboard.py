"""The keyboard is enough, from the first page to the report: everything is reached, seen to be reached, and kept."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.learners import MASTER, STARTER, name_of
from tests.browser.visitor import Visitor

ASKED = len(STARTER.items())

# The ring may be drawn by what stands for a control: the tile of a radio, the label of a file. A control of a few
# pixels is one that nobody sees, and one with something else on top is not seen either.
RING = """() => {
  const one = document.activeElement
  const seen = part => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part)
    const box = part.getBoundingClientRect()
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && box.width > 20 && box.height > 20
      && (part.contains(top) || top?.contains(part))
  }
  return [one, one.closest('label'), one.nextElementSibling].some(part => part && seen(part)) ? '' : one.outerHTML
}"""
MARKED = "() => document.activeElement.getAttribute('aria-activedescendant')"
HOLDS_FOCUS = "one => one.contains(document.activeElement)"
DRAWN_ANEW = "() => { document.activeElement.blur(); document.body.append(document.createElement('i')) }"
FURTHEST = 80  # keys between two things on one page


class Keys:
    """Someone without a mouse; `unseen` is where they could not see where they were."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.unseen: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab (or Shift+Tab) until the focus is there."""
        for _ in range(FURTHEST):
            self.page.keyboard.press(key)
            self.unseen += [f"on the way to {target}: {one}" for one in [self.page.evaluate(RING)] if one]
            if target.evaluate(HOLDS_FOCUS):
                return
        raise AssertionError(f"{target} is out of reach")

    def down_to(self, option: str) -> None:
        """Walk down the list of a combobox to an option, and choose it."""
        marked = self.page.get_by_role("option", name=option, exact=True)
        for _ in range(FURTHEST):
            self.page.keyboard.press("ArrowDown")
            if self.page.evaluate(MARKED) == marked.get_attribute("id"):
                return self.page.keyboard.press("Enter")
        raise AssertionError(f"{option} is out of reach")

    def button(self, name: str) -> None:
        """Go to a button and press it."""
        self.go(self.page.get_by_role("button", name=name))
        self.press("Enter")

    def group(self, name: str) -> None:
        """Go to a small group of choices."""
        self.go(self.page.get_by_role("radiogroup", name=name, exact=True))

    def arrived(self, heading: str) -> None:
        """Another page or step begins at its heading; who reads it takes a breath before the next key."""
        self.visitor.at(heading)
        expect(self.page.get_by_role("heading", level=1)).to_be_focused()
        self.page.wait_for_timeout(300)


def test_from_the_start_to_the_report_without_a_mouse(visitor: Visitor) -> None:
    visitor.open("/", "Waar sta je in de palliatieve zorg?")
    keys = Keys(visitor)
    keys.button("Start als aios")
    keys.arrived("Aios")
    visitor.page.evaluate(DRAWN_ANEW)
    keys.arrived("Aios")
    keys.go(visitor.page.get_by_role("combobox", name="Wat is je specialisme?"))
    keys.down_to("Cardiologie")
    expect(visitor.page.get_by_role("combobox")).to_have_value("Cardiologie")
    keys.group("Opleidingsjaar")
    keys.press("Space")
    visitor.at("Aios")  # the run that the choice began has ended: a group that is drawn anew has no focus to give
    keys.group("Welke scan wil je doen?")
    keys.press("Space")
    expect(visitor.page.get_by_role("radio", checked=True)).to_have_count(2)
    keys.button("Begin met de vragen")
    visitor.at(name_of(STARTER.steps()[0]))
    first, second, *_ = visitor.questions()
    keys.go(visitor.question(first))
    keys.press("3")
    expect(visitor.question(second).get_by_role("radio").first).to_be_focused()
    keys.press("Space")
    visitor.has_answered(f"2 van {ASKED} vragen")
    assert [visitor.answered(one)[:2] for one in (first, second)] == ["3 ", "1 "]
    keys.button("Volgende")
    keys.arrived(name_of(STARTER.steps()[1]))
    visitor.has_answered(f"2 van {ASKED} vragen")
    keys.go(visitor.page.get_by_role("link", name="Resultaat"), "Shift+Tab")
    keys.press("Enter")
    keys.arrived("Jouw profiel")
    keys.go(visitor.page.get_by_role("link", name="Rapport (PDF)"))
    with visitor.page.expect_download() as coming:
        keys.press("Enter")
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    assert keys.unseen == []


def focus(visitor: Visitor, question: str) -> None:
    """Stand on the first tile of a question."""
    visitor.question(question).get_by_role("radio").first.focus()


def test_a_digit_chooses_where_the_focus_is_and_each_button_names_its_question(
    visitor: Visitor, subtests: pytest.Subtests
) -> None:
    MASTER.enters(visitor)  # whose first page asks on a scale that ends at three
    for case in (digit_in_a_question, names_of_buttons, digit_elsewhere):
        with subtests.test(case.__name__):
            case(visitor)


def digit_in_a_question(student: Visitor) -> None:
    """It is kept, also of who goes on at once; one that is no point of the scale chooses nothing."""
    first, second, *_ = student.questions()
    focus(student, second)
    student.page.keyboard.press("3")
    student.page.get_by_role("button", name="Volgende").dispatch_event("click")  # at once, and still nothing is lost
    student.at(name_of(MASTER.steps()[1]))
    student.has_answered(f"1 van {len(MASTER.items())} vragen")
    student.press("Vorige")
    student.at(name_of(MASTER.steps()[0]))
    assert [student.answered(one)[:2] for one in (first, second)] == ["", "3 "]
    focus(student, first)
    for no_point_of_the_scale in ("4", "5", "6", "Control+2"):
        student.page.keyboard.press(no_point_of_the_scale)
    student.page.keyboard.press("2")
    student.has_answered(f"2 van {len(MASTER.items())} vragen")
    assert student.answered(first).startswith("2 ")


def names_of_buttons(student: Visitor) -> None:
    """Whoever hears a button of a card alone hears which question it is about."""
    question = student.questions()[2]
    student.answer(question, "2 ")
    expect(student.page.get_by_role("button", name=f"Wis keuze: {question}", exact=True)).to_have_text("Wis keuze")
    beside = student.page.get_by_role("button", name=re.compile(rf"(Licht toe|toelichting): {re.escape(question)}$"))
    expect(beside).to_have_text("Licht toe")
    beside.click()
    student.page.get_by_label("Waaruit blijkt dat?").fill("Ik was erbij.")
    student.press(f"Klaar met toelichten: {question}")
    expect(beside).to_have_text("Bekijk je toelichting")
    names = [one.get_attribute("aria-label") for one in student.page.get_by_role("button", name="Licht toe").all()]
    assert len(set(names)) == len(names) == len(student.questions()) - 1


def digit_elsewhere(student: Visitor) -> None:
    """On a button, in a text or on another choice it chooses nothing."""
    student.next_step(name_of(MASTER.steps()[1]))
    student.page.get_by_role("button", name="Licht toe").first.focus()
    student.page.keyboard.press("3")
    student.explain()
    field = student.page.get_by_label("Waaruit blijkt dat?")
    field.press_sequentially("12345")
    student.page.get_by_role("radio", name="3 tot 5 keer").focus()
    student.page.keyboard.press("1")
    expect(field).to_have_value("12345")
    assert student.page.get_by_role("radio", checked=True).count() == 0
