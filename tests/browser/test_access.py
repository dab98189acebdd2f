"""Every page in every state, width and scheme, and in high contrast: no barrier, no sideways scroll, no English."""

import re
from collections.abc import Callable

import pytest

from scan.page_table import APP_NAME
from tests.browser.barriers import barriers, clipped, lost_when_spaced, small_targets, unclear, unnamed
from tests.browser.dark import against_scheme, set_dark
from tests.browser.english import english
from tests.browser.visitor import Visitor
from tests.browser.walks import WALKS, Walk
from tests.support.paths import ROOT

WIDTHS = (1280, 640, 360, 320)  # 640 is 200 % zoom, and 320 is 400 %
SPACED = (1280, 320)  # the most columns, and the least room
JUDGED = (1280, 320)  # axe takes its time: not where the layout is that of another width
HEARD = 1280  # pixels at which the accessibility tree is read
DARK = (640, 320)  # every pair of colours is computed in both schemes by tests/scan/look/test_tokens.py
FORCED = 360  # pixels at which the colours are those of Windows high contrast
STYLES = ("scan/look/style.css", "scan/look/questions/assets/card.css")


def set_colours(visitor: Visitor, width: int) -> None:
    """Light, dark or high contrast, as this width is judged in; high contrast has no scheme of ours."""
    visitor.page.emulate_media(forced_colors="active" if width == FORCED else "none")
    if width != FORCED:
        set_dark(visitor.page, dark=width in DARK)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_no_page_holds_a_barrier(visitor: Visitor, subtests: pytest.Subtests, walk: Callable[[Visitor], Walk]) -> None:
    for state, content in walk(visitor):
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 900})
            set_colours(visitor, width)
            visitor.page.get_by_text(content).first.wait_for()
            with subtests.test(f"{state} at {width} pixels"):
                assert width not in JUDGED or barriers(visitor) == []
                assert width not in DARK or against_scheme(visitor.page, dark=True) == []
                assert visitor.widest() <= width, "it scrolls sideways"
                assert small_targets(visitor) == []
                assert english(visitor) == []
                assert unnamed(visitor) == []
                assert width != HEARD or unclear(visitor) == []
                assert clipped(visitor) == []
                assert visitor.page.title().endswith(APP_NAME)
                assert width not in SPACED or lost_when_spaced(visitor, width) == []
        visitor.page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def test_no_style_differs_between_the_widths_of_a_phone() -> None:
    found = {
        int(width)
        for file in STYLES
        for width in re.findall(r"\(m..-width: (\d+)px\)", (ROOT / file).read_text("utf-8"))
    }
    assert 640 in found
    assert [width for width in found if 320 <= width < 360] == [], "axe is to judge both widths"


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
    assert small_targets(guest) == []
