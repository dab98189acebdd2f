"""The gesprekskaart as lines of text for an export: everything in full, and who said what in words."""

from collections.abc import Iterator

from results.agreement import meeting_finding, role_verdict, stands_on_pairs
from results.cells import names, spoken
from results.meeting_table import target
from results.report.meeting_card import (
    CHANGES_NOTHING,
    NO_AGREEMENTS,
    NO_OUTCOME,
    TITLE,
    MeetingCard,
    agreed_lines,
    next_look_line,
    strengths_line,
    voice,
)
from results.report.report import NOTICE
from results.role_views import RoleViews, view


def card_lines(card: MeetingCard) -> tuple[str, ...]:
    """A line for each fact; a text of several lines goes on indented, so that it never looks like a fact of ours."""
    return tuple("\n    ".join(line.splitlines()) for line in _lines(card))


def _lines(card: MeetingCard) -> Iterator[str]:
    yield TITLE
    yield card.who
    yield from meeting_finding(card.found, card.phase, card.other)
    yield stands_on_pairs(card.found, card.other)
    yield from (_role(role, card) for role in card.found.roles)
    yield from _points(card)
    yield from filter(None, [strengths_line(card)])
    yield from (f"Afspraak {n}. {voice(one, card)}: {one.text}" for n, one in enumerate(card.agreements, 1))
    yield from () if card.agreements else (NO_AGREEMENTS,)
    yield f"Volgende keer kijken: {next_look_line(card)}"
    yield from (f"{name}: {when}" for name, when in agreed_lines(card))
    yield CHANGES_NOTHING
    yield NOTICE


def _role(role: RoleViews, card: MeetingCard) -> str:
    norm = target(role, card.instrument.framework.constants, card.phase)
    own, rating, t = (
        spoken(one, card.phase) for one in (view(role.own, card.phase), view(role.rating, card.phase), norm)
    )
    told, _ = role_verdict(role, card.phase)
    return f"{role.label}: jij {own}, je {card.other} {rating}, {names(card.phase)[1].lower()} {t}. Jij schat: {told}."


def _points(card: MeetingCard) -> Iterator[str]:
    for n, point in enumerate(card.points, 1):
        yield f"Onderwerp {n}. {point.role}: {point.statement}"
        yield f"Jij: {point.own}"
        yield f"{card.other.capitalize()}: {point.rating}"
        yield f"{point.verdict}."
        yield f"Afgesproken: {card.outcomes.get(point.item_id) or NO_OUTCOME}"
