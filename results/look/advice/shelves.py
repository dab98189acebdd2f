"""The catalogue as cards on shelves: every entry with where it is found and how old its facts are."""

from collections.abc import Mapping, Sequence

from results.advice.catalogue_search import SHELVES
from results.advice.reasons import currency_line
from results.look.advice.training_cards import link, meanings, note
from scan.dutch import count, listing
from scan.instrument.catalogue import Shelf, Training
from scan.instrument.framework import Framework
from scan.look.html import Markup, html, joined

SHELF = '<section class="shelf"><h2>{} <span>({})</span></h2><div class="three">{}</div></section>'
ENTRY = (
    '<article class="card"><p class="over">{over}</p><h3>{title}</h3><p>{description}</p><p class="quiet">{facts}</p>'
    "<details><summary>Voor wie en waarover</summary>{about}</details>{note}"
    '<p class="quiet">{checked}</p>{link}</article>'
)
EDUCATORS = "wie opleidt"


def shelves(found: Mapping[Shelf, Sequence[Training]], framework: Framework) -> Markup:
    """Every shelf with its entries."""
    return joined(
        html(SHELF, SHELVES[shelf], len(ones), joined(_entry(one, framework) for one in ones))
        for shelf, ones in found.items()
    )


def how_many(found: Mapping[Shelf, Sequence[Training]]) -> str:
    """How much was found, in words."""
    return f"Gevonden: {count(sum(map(len, found.values())), 'mogelijkheid', 'mogelijkheden')}."


def _entry(one: Training, framework: Framework) -> Markup:
    accredited = known(one.accreditation)
    about = (
        ("Voor", _for_whom(one, framework)),
        ("Rollen", _roles(one, framework)),
        ("Thema's", _about(one, framework)),
    )
    return html(
        ENTRY,
        over=one.provider,
        title=one.title,
        description=one.description,
        facts=" · ".join(
            filter(None, (one.form, known(one.time), f"accreditatie: {accredited}" if accredited else ""))
        ),
        about=meanings(pair for pair in about if pair[1]),
        note=note(one),
        checked=currency_line(one),
        link=link(one),
    )


def known(text: str) -> str:
    """What a source says; nothing when it is that nobody knows."""
    return "" if text in ("", "onbekend", "niet van toepassing") else text


def _for_whom(one: Training, framework: Framework) -> str:
    people = [audience.label for audience in framework.audiences if audience.key in one.audiences]
    levels = [level.label for level in framework.levels if level.key in one.levels]
    at = f", niveau {listing(levels)}" if levels else ""
    return f"{listing(people).lower() or EDUCATORS}{at}"


def _roles(one: Training, framework: Framework) -> str:
    return listing([role.label for role in framework.roles if role.key in one.roles])


def _about(one: Training, framework: Framework) -> str:
    return ", ".join(theme.label for theme in framework.themes if theme.key in one.themes).lower()
