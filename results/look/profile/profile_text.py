"""The texts of the profile page: finding, remarks, items to come, and the disclaimer."""

from collections.abc import Sequence

from scan.look.html import html, joined
from scan.look.page_parts import show

REMARK = "<li><strong>{}.</strong> {}</li>"
NOT_YET_DONE = '<details class="origin"><summary>{} ({})</summary><ul>{}</ul></details>'


def show_finding(lead: str, overall: str) -> None:
    """The finding in larger type, with the sentence about the whole profile below it."""
    show(html('<p class="lead">{}</p><p>{}</p>', lead, overall))


def show_remarks(remarks: Sequence[tuple[str, str]]) -> None:
    """The label and text of each remark."""
    show(html('<ul class="remarks">{}</ul>', joined(html(REMARK, *remark) for remark in remarks)))


def show_not_yet_done(texts: Sequence[str]) -> None:
    """A folded list of items that were not done yet."""
    rows = joined(html("<li>{}</li>", text) for text in texts)
    show(html(NOT_YET_DONE, "Nog niet meegemaakt", len(texts), rows))


def show_disclaimer(text: str) -> None:
    """The disclaimer at the end of the page."""
    show(html('<p class="disclaimer">{}</p>', text))
