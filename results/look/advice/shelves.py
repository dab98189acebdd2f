"""The entries of the catalogue as cards, grouped by shelf."""

from collections.abc import Mapping, Sequence
from datetime import date

from results.advice.advice_texts import currency_sentence
from results.advice.catalogue_search import SHELVES
from results.look.advice.training_cards import definition_list, training_link, training_note
from scan.dates import dutch_date
from scan.dutch import count, listing
from scan.instrument.catalogue import Shelf, Training
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_quiet, show_text

PART = 12  # so many entries at a time, and so many results that are shown at once
SHELF = (
    '<section class="shelf"><h2>{} <span>({})</span></h2><details{}><summary>Toon {}</summary>{}</details></section>'
)
OPEN = html(" open")
ENTRIES = '<div class="three">{}</div>'
MORE = "<details><summary>Toon {} meer</summary>{}</details>"
ENTRY = (
    '<article class="card">{over}<h3>{title}</h3><p>{description}</p><p class="quiet">{facts}</p>'
    "<details><summary>Voor wie en waarover</summary>{about}</details>{note}{checked}{link}</article>"
)
OVER, QUIET = '<p class="over">{}</p>', '<p class="quiet">{}</p>'
RESULT_COUNT = '<p role="status"><strong>{}</strong></p>'
NO_RESULTS = (
    '<div class="card"><h2>Niets gevonden. Haal een filter weg.</h2><p>Of zoek met een ander woord. {}</p></div>'
)
CHECKED = "Controleer actualiteit: gegevens van {}, tenzij er een andere dag bij staat."
EDUCATORS = "wie opleidt"


def show_results(results: Mapping[Shelf, Sequence[Training]], remark: str, fallback: str, framework: Framework) -> None:
    """How many entries match, a remark when there is one, and the entries; `fallback` says where else to look."""
    show(html(RESULT_COUNT, result_count(results)))
    if remark:
        show_text(remark)
    if not results:
        show(html(NO_RESULTS, fallback))
        return
    show(shelves(results, framework))
    show_quiet(CHECKED.format(dutch_date(date.fromisoformat(usual_day(_all(results))))))


def shelves(results: Mapping[Shelf, Sequence[Training]], framework: Framework) -> Markup:
    """Every shelf, folded unless few entries match, with its entries in parts."""
    unfolded = OPEN if len(_all(results)) <= PART else Markup("")
    usual = usual_day(_all(results))
    return joined(
        html(
            SHELF,
            SHELVES[shelf],
            len(entries),
            unfolded,
            count(len(entries), "mogelijkheid", "mogelijkheden"),
            _parts(entries, usual, framework),
        )
        for shelf, entries in results.items()
    )


def usual_day(entries: Sequence[Training]) -> str:
    """The day on which the facts of most entries were checked; the latest among equals."""
    days = [one.checked for one in entries]
    return max(set(days), key=lambda day: (days.count(day), day), default="")


def _parts(entries: Sequence[Training], usual: str, framework: Framework) -> Markup:
    """The first part of the entries, and the rest folded below it."""
    shown = html(ENTRIES, joined(_entry(one, usual, framework) for one in entries[:PART]))
    rest = entries[PART:]
    return shown + html(MORE, min(PART, len(rest)), _parts(rest, usual, framework)) if rest else shown


def _all(results: Mapping[Shelf, Sequence[Training]]) -> list[Training]:
    return [one for entries in results.values() for one in entries]


def result_count(results: Mapping[Shelf, Sequence[Training]]) -> str:
    """The number of entries, as a sentence."""
    return f"Gevonden: {count(sum(map(len, results.values())), 'mogelijkheid', 'mogelijkheden')}."


def _entry(training: Training, usual: str, framework: Framework) -> Markup:
    accredited = known_text(training.accreditation)
    about = (
        ("Voor", _audience(training, framework)),
        ("Rollen", _roles(training, framework)),
        ("Thema's", _themes(training, framework)),
    )
    facts = (training.form, known_text(training.time), f"accreditatie: {accredited}" if accredited else "")
    return html(
        ENTRY,
        over=html(OVER, training.provider) if training.provider else "",
        title=training.title,
        description=training.description,
        facts=" · ".join(filter(None, facts)),
        about=definition_list(pair for pair in about if pair[1]),
        note=training_note(training),
        checked=html(QUIET, currency_sentence([training])) if training.checked != usual else "",
        link=training_link(training),
    )


def known_text(text: str) -> str:
    """The text of a source, or "" where the source says that it is unknown."""
    return "" if text in ("", "onbekend", "niet van toepassing") else text


def _audience(training: Training, framework: Framework) -> str:
    people = [audience.label for audience in framework.audiences if audience.key in training.audiences]
    levels = [level.label for level in framework.levels if level.key in training.levels]
    at = f", niveau {listing(levels)}" if levels else ""
    return f"{listing(people).lower() or EDUCATORS}{at}"


def _roles(training: Training, framework: Framework) -> str:
    return listing([role.label for role in framework.roles if role.key in training.roles])


def _themes(training: Training, framework: Framework) -> str:
    return ", ".join(theme.label for theme in framework.themes if theme.key in training.themes).lower()
