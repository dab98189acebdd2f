"""Windows high contrast drops every colour of ours: what a colour told must still be told."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.barriers import barriers
from tests.browser.learners import STARTER, name_of
from tests.browser.visitor import Visitor

FIRST = STARTER.steps()[0]
LOOK = "one => { const {borderTopWidth, outlineStyle, backgroundColor} = getComputedStyle(one); return [%s] }"

MOVING = """() => [...document.querySelectorAll('*')].map(one => [one, getComputedStyle(one)])
  .filter(([, {animationName, transitionProperty, transitionDuration}]) => animationName !== 'none'
    || transitionProperty !== 'none' && parseFloat(transitionDuration) > 0)
  .map(([one]) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def contrast(visitor: Visitor) -> Visitor:
    """Someone with answers and high contrast."""
    STARTER.brings(visitor, dict.fromkeys(STARTER.answered(), 2), STARTER.answered())
    visitor.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    return visitor


def looks(places: Locator, what: str) -> list[list[str]]:
    """How each of some places looks."""
    found: list[list[str]] = [one.evaluate(LOOK % what) for one in places.all()]
    return found


def test_what_a_colour_told_is_told_without_it_and_nothing_moves(contrast: Visitor, subtests: pytest.Subtests) -> None:
    for place in (questions, profile, growth):
        with subtests.test(place.__name__):
            place(contrast)


def questions(contrast: Visitor) -> None:
    """The chosen tile, the place one is at, and how far one is; and nothing moves."""
    contrast.open("/vragen?stap=1", name_of(FIRST))
    tiles = contrast.question(FIRST.items[0].text).locator(".tile")
    outlines = [look[0] for look in looks(tiles, "outlineStyle")]
    assert [n for n, style in enumerate(outlines, 1) if style == "solid"] == [4]
    dot = tiles.nth(3).locator("input")  # a native radio, which the browser draws in the colours of the system
    assert dot.evaluate("one => getComputedStyle(one).appearance") != "none"
    here = contrast.page.locator(".rail a[aria-current]")
    others = contrast.page.locator(".rail a:not([aria-current])")
    assert looks(here, "outlineStyle") == [["solid"]]
    assert {look[0] for look in looks(others, "outlineStyle")} == {"none"}
    bar = contrast.page.locator(".side .bar")
    assert looks(bar, "backgroundColor") != looks(bar.locator("span"), "backgroundColor")
    assert contrast.page.evaluate(MOVING) == []


def profile(contrast: Visitor) -> None:
    """The chosen lens differs from the others, and a ticked box from an empty one (A7)."""
    contrast.follow("Resultaat", "Jouw profiel")
    contrast.radar()
    dots = contrast.page.locator(".st-key-lens [data-testid=stRadioOption]").locator("xpath=./div/div[1]")
    chosen, *rest = looks(dots, "backgroundColor")
    assert chosen not in rest
    contrast.page.get_by_text("Meer over scholing die hierbij past").click()
    contrast.page.get_by_text("Pas tijd, vorm of plaats aan").click()
    contrast.page.get_by_text("Online", exact=True).click()
    expect(contrast.page.get_by_role("checkbox", name="Online")).not_to_be_checked()
    empty, *ticked = looks(contrast.page.locator(".st-key-ways label > div:first-of-type"), "backgroundColor")
    assert empty not in ticked
    assert barriers(contrast) == []


def growth(contrast: Visitor) -> None:
    """The dots of now differ from those of before."""
    contrast.follow("Groei")
    tracks = contrast.page.locator(".growth .track").first
    assert looks(tracks.locator("i.now"), "backgroundColor") != looks(tracks.locator("i:not(.now)"), "backgroundColor")
