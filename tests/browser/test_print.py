"""On paper stands what was said and what came of it: nothing to press or cut off; a dark page is black on white."""

import re

import pypdfium2 as pdfium
import pytest

from tests.browser.dark import against_scheme, set_dark
from tests.browser.learners import STARTER, name_of
from tests.browser.visitor import Visitor

A4 = 688  # pixels between the margins of a page
FIRST = STARTER.steps()[0]
PAGES = {
    "profile": ("/resultaat", "Jouw profiel", "In één beeld"),
    "questions": ("/vragen?stap=1", name_of(FIRST), FIRST.items[0].text),
    "growth": ("/groei", "Groei", "Verandering"),
    "goals": ("/leerdoelen", "Leerdoelen", "Waar wil je aan werken?"),
}
PRESSED = (
    "header, nav, form, summary, [data-testid=stPageLink], main a.button, main button:not([class*=st-key-start-] *)"
)
VISIBLE = (
    f"() => [...document.querySelectorAll('{PRESSED}')].filter(one => one.checkVisibility()).map(one => one.outerHTML)"
)
INKS = """() => [...new Set([...document.querySelectorAll('main :is(p, h1, h2, h3, li, td, th)')]
  .filter(one => one.checkVisibility()).map(one => getComputedStyle(one).color))]"""


@pytest.fixture
def printer(visitor: Visitor) -> Visitor:
    """Someone with two scans, at a window as wide as paper."""
    STARTER.brings(
        visitor, dict.fromkeys(STARTER.answered(), 2), STARTER.answered() | dict.fromkeys(STARTER.answered(1), 2)
    )
    visitor.page.set_viewport_size({"width": A4, "height": 900})
    return visitor


def on_paper(visitor: Visitor) -> list[str]:
    """The text of each printed page, on one line."""
    document = pdfium.PdfDocument(visitor.page.pdf(prefer_css_page_size=True))
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]


def thick_tiles(visitor: Visitor) -> list[int]:
    """Which tiles of the first question have a thicker border."""
    tiles = visitor.question(FIRST.items[0].text).locator(".tile")
    widths = tiles.evaluate_all("tiles => tiles.map(one => getComputedStyle(one).borderTopWidth)")
    return [n for n, width in enumerate(widths, 1) if width == "3px"]


def test_a_page_prints_what_matters_and_nothing_to_press(printer: Visitor, subtests: pytest.Subtests) -> None:
    printer.open("/vragen?stap=1", name_of(FIRST))
    set_dark(printer.page, dark=True)
    for page, (path, heading, content) in PAGES.items():
        printer.switch(path, heading)
        printer.page.get_by_text(content).first.wait_for()
        printer.page.emulate_media(media="print")
        with subtests.test(page):
            assert printer.page.evaluate(VISIBLE) == []
            assert printer.page.evaluate(INKS) == ["rgb(0, 0, 0)"]
            assert against_scheme(printer.page, dark=False) == []
            assert printer.page.evaluate("document.documentElement.scrollWidth") <= A4
            printed = on_paper(printer)
            assert printed[0].lstrip().startswith(heading) or heading in printed[0][:200]
            assert content in " ".join(printed)
            assert "Inhoud: versie draft. Eigen inschatting" in printed[-1]
            assert page != "questions" or thick_tiles(printer) == [2], "the chosen tile is told without colour"
        printer.page.emulate_media(media="null")
