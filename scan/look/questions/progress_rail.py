"""The rail beside the questions: steps with n of m answered, progress, and when they were last saved."""

from collections.abc import Sequence
from typing import NamedTuple

from scan.dutch import count
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show

NAV = '<nav class="rail" aria-label="Onderdelen"><ol>{}</ol></nav>'
BAR = '<div class="bar" role="img" aria-label="{}"><span style="width:{}%"></span></div>'
STATUS = '<p class="count">{}</p><p class="count" role="status">{}</p><p class="count keys">{}</p>'
KEYS = "Sneller: een cijfertoets kiest een tegel bij de vraag waar je staat."
ROW = (
    '<li><a href="?stap={}{}" {}><span class="dot" aria-hidden="true">{}</span>'
    '<span>{}</span><span class="n">{}</span></a></li>'
)


class RailRow(NamedTuple):
    """One step in the rail: its name, and how many of its `total` questions are answered (0 of 0 without questions)."""

    name: str
    answered: int
    total: int


def show_rail(rows: Sequence[RailRow], current: int, saved: str, query: str = "") -> None:
    """The rail with step `current` (from 1) marked; `saved` says when it was saved.

    `query` is the rest of the address of every step, such as "&gesprek=2".
    """
    links = joined(_row(number, row, number == current, query) for number, row in enumerate(rows, 1))
    show(html(NAV, links) + progress(rows, saved))


def progress(rows: Sequence[RailRow], saved: str) -> Markup:
    """A bar with the number of answered questions, and the save status, which a screen reader announces."""
    answered, total = sum(row.answered for row in rows), sum(row.total for row in rows)
    text = f"{answered} van {count(total, 'vraag', 'vragen')} beantwoord"
    bar = html(BAR, text, round(100 * answered / total) if total else 0)
    return bar + html(STATUS, text, saved, KEYS)


def _row(number: int, row: RailRow, is_current: bool, query: str) -> Markup:
    is_full = row.total > 0 and row.answered == row.total
    state = Markup('aria-current="step"') if is_current else Markup('class="done"') if is_full else Markup("")
    if is_current and is_full:
        state += Markup(' class="done"')
    tally = f"{row.answered}/{row.total}" if row.total else ""
    return html(ROW, number, query, state, "✓" if is_full else number, row.name, tally)
