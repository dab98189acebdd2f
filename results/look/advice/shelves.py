"""The entries of the catalogue as cards, grouped by shelf."""

from collections.abc import Mapping, Sequence

from results.advice.advice_texts import currency_line
from results.advice.catalogue_search import SHELVES
from results.look.advice.training_cards import definition_list, training_link, training_note
from scan.dutch import count, listing
from scan.instrument.catalogue import Shelf, Training
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_text

SHELF = '<section class="shelf"><h2>{} <span>({})</span></h2><div class="three">{}</div></section>'
ENTRY = (
    '<article class="card"><p class="over">{over}</p><h3>{title}</h3><p>{description}</p><p class="quiet">{facts}</p>'
    "<details><summary>Voor wie en waarover</summary>{about}</details>{note}"
    '<p class="quiet">{checked}</p>{link}</article>'
)
RESULT_COUNT = '<p role="status"><strong>{}</strong></p>'
NO_RESULTS = (
    '<div class="card"><h2>Niets gevonden. Haal een filter weg.</h2><p>Of zoek met een ander woord. {}</p></div>'
)
EDUCATORS = "wie opleidt"


def show_results(results: Mapping[Shelf, Sequence[Training]], remark: str, fallback: str, framework: Framework) -> None:
    """How many entries match, a remark when there is one, and the entries; `fallback` says where else to look."""
    show(html(RESULT_COUNT, result_count(results)))
    if remark:
        show_text(remark)
    show(shelves(results, framework) if results else html(NO_RESULTS, fallback))


def shelves(results: Mapping[Shelf, Sequence[Training]], framework: Framework) -> Markup:
    """Every shelf with its entries."""
    return joined(
        html(SHELF, SHELVES[shelf], len(entries), joined(_entry(one, framework) for one in entries))
        for shelf, entries in results.items()
    )


def result_count(results: Mapping[Shelf, Sequence[Training]]) -> str:
    """The number of entries, as a sentence."""
    return f"Gevonden: {count(sum(map(len, results.values())), 'mogelijkheid', 'mogelijkheden')}."


def _entry(training: Training, framework: Framework) -> Markup:
    accredited = known_text(training.accreditation)
    about = (
        ("Voor", _audience(training, framework)),
        ("Rollen", _roles(training, framework)),
        ("Thema's", _themes(training, framework)),
    )
    facts = (training.form, known_text(training.time), f"accreditatie: {accredited}" if accredited else "")
    return html(
        ENTRY,
        over=training.provider,
        title=training.title,
        description=training.description,
        facts=" · ".join(filter(None, facts)),
        about=definition_list(pair for pair in about if pair[1]),
        note=training_note(training),
        checked=currency_line(training),
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
