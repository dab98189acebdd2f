"""Where things stand on a page: a card that moves, shrinks or goes is seen before a person sees it.

Boxes are compared, not pixels, so that another way of drawing letters changes nothing. What was changed on purpose is
written down anew by ZELFSCAN_LAYOUT=renew pytest tests/browser/test_layout.py; the change in layout.txt is to be read.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.learners import STARTER, name_of
from tests.browser.visitor import MAIN, Visitor

KEPT = Path(__file__).parent / "layout.txt"
RENEW = os.environ.get("ZELFSCAN_LAYOUT") == "renew"
NEAR, SHARE = 8, 0.03  # pixels, or a share of the length: whichever is more
STATES = {
    "questions": ("", name_of(STARTER.steps()[0])),
    "start": ("Start", "Waar sta je in de palliatieve zorg?"),
    "profile": ("Resultaat", "Jouw profiel"),
    "goals": ("Leerdoelen", "Leerdoelen"),
    "growth": ("Groei", "Groei"),
}
SEEN = "h1, h2, footer, table, .rail, .card, .q, .side, [class*=st-key-card-], .turn, .st-key-turn"
BOXES = f"""() => {{
  const main = document.querySelector('{MAIN}')
  const text = one => one.innerText.split('\\n')[0].slice(0, 30).replace(/ van \\d.*/, '')  // the same on any day
  const words = one => `${{one.tagName.toLowerCase()}} ${{text(one)}}`
  const named = one => one.className.match?.(/st-key-[^ ]+/)?.[0] ?? words(one)
  return [...main.querySelectorAll('{SEEN}')]
    .filter(one => one.checkVisibility() && one.offsetHeight)
    .map(one => [named(one), one.getBoundingClientRect()])
    .map(([name, {{x, y, width, height}}]) => [name, ...[x, y + main.scrollTop, width, height].map(Math.round)])
}}"""
Boxes = dict[str, list[int]]


def boxes(visitor: Visitor) -> Boxes:
    """Each landmark, heading and card with its place and size; the second of the same name gets a number."""
    found: Boxes = {}
    for name, *box in at_rest(visitor):
        found[name if name not in found else f"{name} ({len(found)})"] = box
    return found


def at_rest(visitor: Visitor) -> list[list[Any]]:
    """The boxes once nothing moves any more: a chart takes its new size a moment after the window."""
    before, now = None, visitor.page.evaluate(BOXES)
    while before != now:
        visitor.page.wait_for_timeout(150)
        before, now = now, visitor.page.evaluate(BOXES)
    return [*now]


def written(where: str, found: Boxes) -> list[str]:
    """A page as lines of a file."""
    return [f"{where} | {name} | {' '.join(map(str, box))}" for name, box in found.items()]


def kept() -> dict[str, Boxes]:
    """Every page as it was written down."""
    pages: dict[str, Boxes] = {}
    for line in KEPT.read_text("utf-8").splitlines() if KEPT.exists() else ():
        where, name, box = line.split(" | ")
        pages.setdefault(where, {})[name] = [int(number) for number in box.split()]
    return pages


def differences(before: Boxes, now: Boxes) -> list[str]:
    """What went, came, moved or changed its size by more than a person overlooks."""
    changed = [f"gone: {name}" for name in before.keys() - now.keys()]
    changed += [f"new: {name}" for name in now.keys() - before.keys()]
    for name in before.keys() & now.keys():
        if any(abs(a - b) > max(NEAR, SHARE * a) for a, b in zip(before[name], now[name], strict=True)):
            changed.append(f"{name}: {before[name]} is now {now[name]}")
    return changed


def test_a_box_that_moves_or_goes_is_noticed() -> None:
    page = {"h1 Groei": [76, 100, 400, 50], "footer": [76, 900, 1128, 100]}
    assert differences(page, page | {"footer": [80, 910, 1128, 97]}) == []
    assert differences(page, page | {"h1 Groei": [86, 100, 400, 50]}) == [
        "h1 Groei: [76, 100, 400, 50] is now [86, 100, 400, 50]"
    ]
    assert differences(page, {"footer": page["footer"]}) == ["gone: h1 Groei"]


def test_every_page_stands_as_it_was_written_down(visitor: Visitor, subtests: pytest.Subtests) -> None:
    half = {one: 4 if number % 2 else 2 for number, one in enumerate(STARTER.answered())}
    STARTER.brings(visitor, dict.fromkeys(half, 2), half)
    lines, before = [], kept()
    visitor.open("/vragen?stap=1", STATES["questions"][1])
    for state, (link, heading) in STATES.items():
        if link:
            visitor.follow(link, heading)
        for width in (1280, 360):
            visitor.page.set_viewport_size({"width": width, "height": 900})
            if state == "profile":
                visitor.radar()
            now = boxes(visitor)
            lines += written(f"{state} {width}", now)
            with subtests.test(f"{state} at {width} pixels"):
                assert RENEW or differences(before.get(f"{state} {width}", {}), now) == []
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
    if RENEW:
        KEPT.write_text("\n".join(lines) + "\n", "utf-8")
