"""The texts of the profile page below its rows: sentences, remarks and what was not done yet."""

from collections.abc import Sequence

from scan.look.html import html, joined
from scan.look.page_parts import show

REMARK = "<li><strong>{}.</strong> {}</li>"
FOLDED_LIST = '<details class="origin"><summary>{} ({})</summary><ul>{}</ul></details>'


def show_finding(lead: str, overall: str) -> None:
    """The finding in larger type, with the sentence about the whole profile below it."""
    show(html('<p class="lead">{}</p><p>{}</p>', lead, overall))


def show_sentences(sentences: Sequence[str]) -> None:
    """The sentences about the whole profile as one paragraph; empty ones are left out."""
    if told := " ".join(filter(None, sentences)):
        show(html('<p class="sentences">{}</p>', told))


def show_remarks(remarks: Sequence[tuple[str, str]]) -> None:
    """Each remark with the rows it applies to, folded."""
    if remarks:
        rows = joined(html(REMARK, *remark) for remark in remarks)
        show(html(FOLDED_LIST, "Om bij stil te staan", len(remarks), rows))


def show_not_yet_done(texts: Sequence[str]) -> None:
    """A folded list of items that were not done yet."""
    if texts:
        rows = joined(html("<li>{}</li>", text) for text in texts)
        show(html(FOLDED_LIST, "Nog niet meegemaakt", len(texts), rows))
