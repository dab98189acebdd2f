"""The list of someone's own scans with their downloads, and the form to import a file."""

from collections.abc import Mapping, Sequence

from scan import resources
from scan.dates import dutch_day, local_time
from scan.dutch import count
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_quiet
from scan.look.post_forms import import_form
from scan.scoring.assessment import Answer
from scan.store import AnswerChange, Sitting
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
CHANGE = '<li><span class="quiet">{}</span> {} <strong>van {} naar {}</strong></li>'
NO_CHANGES = "Je veranderde in deze scan nog geen antwoord."
MOST_CHANGES = 30
IMPORT_FORM = "<p>Wat je inleest, komt als een eerdere scan naast je andere te staan.</p>{}"


def scan_title(sitting: Sitting) -> str:
    """The title of a scan: its phase and date."""
    return sitting_title(sitting, resources.content_versions().get(sitting.assessment.version))


def show_scan_list(sittings: Sequence[Sitting]) -> None:
    """Every scan with its number from 1 and its file, and one link for all of them."""
    show(html(SCAN_LIST, joined(_scan_row(*row) for row in enumerate(sittings, 1))) + Markup(ZIP_LINK))


def show_answer_changes(sitting: Sitting, changes: Sequence[AnswerChange]) -> None:
    """The answers of a scan that were replaced or taken back, the latest first, each with its question."""
    texts = _item_texts(sitting)
    before: dict[str, Answer | None] = {}
    lines = []
    for one in changes:
        if one.item in before:
            words = (_answer_words(before[one.item]), _answer_words(one.answer))
            lines.append(
                html(CHANGE, f"{dutch_day(one.at)}, {local_time(one.at)}", texts.get(one.item, one.item), *words)
            )
        before[one.item] = one.answer
    shown = lines[: -MOST_CHANGES - 1 : -1]
    rest = len(lines) - len(shown)
    show(html('<ul class="changes">{}</ul>', joined(shown)) if shown else html("<p>{}</p>", NO_CHANGES))
    if rest:
        show_quiet(f"En nog {count(rest, 'wijziging', 'wijzigingen')} van eerder; die staan in de ZIP.")


def _answer_words(answer: Answer | None) -> str:
    return "geen antwoord" if answer is None else {"NE": "nog niet gedaan"}.get(str(answer), str(answer))


def _item_texts(sitting: Sitting) -> dict[str, str]:
    instrument = resources.content_versions().get(sitting.assessment.version)
    return (
        {item.id: item.text for item in instrument.set_for(sitting.assessment.specialism).items} if instrument else {}
    )


def show_import_form(shown: Mapping[str, object]) -> None:
    """The form to import a file, with what happens to it; `shown` goes along with the file."""
    show(html(IMPORT_FORM, import_form(shown)))


def _scan_row(number: int, sitting: Sitting) -> Markup:
    answers = count(len(sitting.assessment.answers), "antwoord", "antwoorden")
    return html(SCAN_ROW, number=number, title=scan_title(sitting), answers=answers)
