"""The template values of a gesprekskaart: findings, talking points and agreements on one A4 page."""

from datetime import datetime
from typing import Any

from results.meeting.card import CHANGES_NOTHING, Agreement, MeetingCard
from results.meeting.comparison import TALKING_MOST
from results.meeting.finding import agreed_strengths, comparison_basis, meeting_finding, role_verdict
from results.meeting.role_views import RoleViews, radar_value, role_target
from results.meeting.talking_points import TalkingPoint
from results.profile.attribution import version_words
from results.profile.table_cells import score_headings, score_text
from scan.dates import dutch_date, dutch_day, local_time
from scan.dutch import DISCLAIMER, count, listing

CARD_TITLE = "Gesprekskaart"
FULL_TEXT = "Eindigt een tekst op ‘…’? De hele tekst staat in de export van {}."
NO_OUTCOME = "Nog niets afgesproken."
NO_DIFFERENCE, NOTHING_COMPARED = "Er is geen verschil om over te praten.", "Er was nog niets naast elkaar te leggen."
NO_AGREEMENTS = "Jullie legden nog geen afspraken vast."
AGREEMENTS_ON_PAPER = 4  # fits on one A4 together with five talking points of maximum length
LONGEST_ON_PAPER = 600  # characters: more than fit on three lines, even of the narrowest letters


def card_contents(card: MeetingCard) -> dict[str, Any]:
    """The values of the template, in the order of the page; texts that people wrote are reduced to a single line."""
    day, title = card.meeting_date, card.instrument.framework.title
    return {
        "title": CARD_TITLE,
        "who": card.attribution,
        "notice": DISCLAIMER,
        "changes_nothing": CHANGES_NOTHING,
        "made": f"{title} · {version_words(card.instrument.version)} · gesprek van {dutch_date(day)}",
        "day": [day.year, day.month, day.day],
        "finding": " ".join(meeting_finding(card.comparison, card.phase, card.supervisor, card.voices)),
        "stands_on": comparison_basis(card.comparison, card.voices) if card.comparison.pairs else "",
        "strengths": strengths_line(card),
        "names": _names(card),
        "head": _headings(card),
        "roles": [_role(role, card) for role in card.comparison.roles],
        "no_points": NO_DIFFERENCE if card.comparison.pairs else NOTHING_COMPARED,
        "points": [_point(point, card) for point in _on_paper(card)],
        "agreements": [_agreement(one, card) for one in card.agreements[:AGREEMENTS_ON_PAPER]],
        "no_agreements": NO_AGREEMENTS,
        "elsewhere": " ".join(filter(None, (_left_out(card), FULL_TEXT.format(card.voices.learner)))),
        "next_meeting": next_meeting_line(card),
        "agreed": consent_lines(card),
        "signed_by": _signed_by(card),
    }


def _names(card: MeetingCard) -> list[dict[str, str]]:
    """The two names with their labels; a name that is "" becomes a line to write on."""
    return [
        {"label": "Naam", "name": card_line(card.learner_name)},
        {"label": card.supervisor.capitalize(), "name": card_line(card.guest_name)},
    ]


def _signed_by(card: MeetingCard) -> list[str]:
    """The labels of the lines for signatures."""
    return [f"Handtekening {name}" for name in card.voices]


def strengths_line(card: MeetingCard) -> str:
    """The strengths that both see; "" when there are none."""
    strengths = agreed_strengths(card.comparison)
    return f"Sterk volgens jullie allebei: {' '.join(strengths)}" if strengths else ""


def next_meeting_line(card: MeetingCard) -> str:
    """The date of the next meeting in words."""
    return dutch_date(card.next_meeting) if card.next_meeting else "nog geen datum"


def consent_lines(card: MeetingCard) -> list[tuple[str, str]]:
    """The names of learner and supervisor, each with the moment of consent to the agreements."""
    return [(name, _moment(one)) for name, one in zip((card.learner_label, card.guest_label), card.agreed, strict=True)]


def _headings(card: MeetingCard) -> list[str]:
    role = "Rol, met balk van 0 tot 5" if card.phase.shows_level else "Rol, met balk van 0 tot 100 %"
    norm = score_headings(card.phase)[1]
    return [role, card.learner_label, card.guest_label, norm, f"{card.learner_label} schat"]


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return "nog niet akkoord met de afspraken"
    return f"akkoord met de afspraken op {dutch_day(moment)} om {local_time(moment)}"


def _role(role: RoleViews, card: MeetingCard) -> dict[str, Any]:
    top = 5 if card.phase.shows_level else 1
    values = {"own": radar_value(role.own, card.phase), "rating": radar_value(role.rating, card.phase)}
    values["target"] = role_target(role, card.instrument.framework.constants, card.phase)
    return {
        "name": role.label,
        "said": [score_text(value, card.phase) for value in values.values()],
        "marks": {name: value / top for name, value in values.items() if value is not None},
        "chip": role_verdict(role, card.phase),
    }


def _on_paper(card: MeetingCard) -> list[TalkingPoint]:
    """The points that fit on the page: those with an outcome take precedence."""
    first = sorted(card.points, key=lambda point: point.item_id not in card.outcomes)[:TALKING_MOST]
    return [point for point in card.points if point in first]


def _point(point: TalkingPoint, card: MeetingCard) -> dict[str, str]:
    return {
        "statement": point.statement,
        "own": f"{card.learner_label}: {point.own}",
        "rating": f"{card.guest_label}: {point.rating}",
        "outcome": card_line(card.outcomes.get(point.item_id, "")) or NO_OUTCOME,
    }


def _agreement(one: Agreement, card: MeetingCard) -> dict[str, str]:
    return {"by": one.by, "text": f"{agreement_author(one, card)}: {card_line(one.text)}"}


def agreement_author(one: Agreement, card: MeetingCard) -> str:
    """Who wrote the agreement, in Dutch."""
    return f"Van {card.voices.learner if one.by == 'self' else card.voices.guest}"


def card_line(text: str) -> str:
    """The text on one line, cut at the longest length the card can hold; the template fits the rest."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_ON_PAPER else f"{line[:LONGEST_ON_PAPER]}…"


def _left_out(card: MeetingCard) -> str:
    points, agreements = len(card.points) - TALKING_MOST, len(card.agreements) - AGREEMENTS_ON_PAPER
    parts = [
        *([count(points, "onderwerp", "onderwerpen")] if points > 0 else []),
        *([count(agreements, "afspraak", "afspraken")] if agreements > 0 else []),
    ]
    return f"Nog {listing(parts)} in de export van {card.voices.learner}." if parts else ""
