"""The rail beside the questions: steps with n of m answered, progress, and when it was last saved."""

from collections.abc import Sequence
from typing import NamedTuple

from scan.dutch import count
from scan.look.html import Markup, html, joined
from scan.look.show import show

NAV = '<nav class="rail" aria-label="Onderdelen"><ol>{}</ol></nav>'
BAR = '<div class="bar" role="img" aria-label="{}"><span style="width:{}%"></span></div>'
TOLD = '<p class="count">{}</p><p class="count" role="status">{}</p><p class="count keys">{}</p>'
KEYS = "Sneller: een cijfertoets kiest een tegel bij de vraag waar je staat."
ROW = (
    '<li><a href="?stap={}{}" {}><span class="dot" aria-hidden="true">{}</span>'
    '<span>{}</span><span class="n">{}</span></a></li>'
)


class Stop(NamedTuple):
    """One row of the rail; `of` is 0 for a step without questions."""

    name: str
    answered: int
    of: int


def rail(stops: Sequence[Stop], here: int, saved: str, rest: str = "") -> None:
    """The rail, with step `here` (from 1) marked; `rest` is what else stays in the address, "&gesprek=2"."""
    rows = joined(_row(number, stop, number == here, rest) for number, stop in enumerate(stops, 1))
    show(html(NAV, rows) + progress(stops, saved))


def progress(stops: Sequence[Stop], saved: str) -> Markup:
    """How far one is; a role of status tells a screen reader what was saved."""
    done, of = sum(stop.answered for stop in stops), sum(stop.of for stop in stops)
    told = f"{done} van {count(of, 'vraag', 'vragen')} beantwoord"
    bar = html(BAR, told, round(100 * done / of) if of else 0)
    return bar + html(TOLD, told, saved, KEYS)


def _row(number: int, stop: Stop, here: bool, rest: str) -> Markup:
    full = stop.of > 0 and stop.answered == stop.of
    state = Markup('aria-current="step"') if here else Markup('class="done"') if full else Markup("")
    if here and full:
        state += Markup(' class="done"')
    tally = f"{stop.answered}/{stop.of}" if stop.of else ""
    return html(ROW, number, rest, state, "✓" if full else number, stop.name, tally)
