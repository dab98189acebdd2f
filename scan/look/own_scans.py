"""The list of someone's own scans with their downloads, and the form to import a file."""

from collections.abc import Sequence

from scan import resources
from scan.dutch import count
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show
from scan.look.post_forms import import_form
from scan.store import Sitting
from scan.takeaway.transcript import sitting_title

SCAN_LIST = '<ul class="scans">{}</ul>'
SCAN_ROW = (
    '<li><strong>{number}. {title}</strong><span class="quiet">{answers}</span>'
    '<a href="/mee/zelfscan-{number}.json" download>Download deze scan</a></li>'
)
ZIP_LINK = (
    '<p class="take"><a class="button" href="/mee/zelfscan-alles.zip" download>Download alles (ZIP)</a></p>'
    '<p class="quiet">In de ZIP zit alles om te lezen, om mee te rekenen en om later weer in te lezen.</p>'
)
IMPORT_FORM = "<p>Wat je inleest, komt als een eerdere scan naast je andere te staan.</p>{}"


def scan_title(sitting: Sitting) -> str:
    """The title of a scan: its phase and date."""
    return sitting_title(sitting, resources.content_versions().get(sitting.assessment.version))


def show_scan_list(sittings: Sequence[Sitting]) -> None:
    """Every scan with its number from 1 and its file, and one link for all of them."""
    show(html(SCAN_LIST, joined(_scan_row(*row) for row in enumerate(sittings, 1))) + Markup(ZIP_LINK))


def show_import_form() -> None:
    """The form to import a file, with what happens to it."""
    show(html(IMPORT_FORM, import_form()))


def _scan_row(number: int, sitting: Sitting) -> Markup:
    answers = count(len(sitting.assessment.answers), "antwoord", "antwoorden")
    return html(SCAN_ROW, number=number, title=scan_title(sitting), answers=answers)
