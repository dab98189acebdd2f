"""The gesprekskaart: what two people saw, talked about and agreed, as values for one A4."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from results.meeting.comparison import TALKING_MOST, Comparison, compare
from results.meeting.finding import agreed_strengths, meeting_finding, role_verdict, stands_on_pairs
from results.meeting.role_views import RoleViews, target, view
from results.meeting.talking_points import STEPS, Notes, TalkingPoint, other_word, talking_point, talking_points
from results.profile.attribution import NOTICE, version_words, whose
from results.profile.cells import names, spoken
from scan.dates import dutch_date, dutch_day, local_time
from scan.dutch import count, listing
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Assessment, By

TITLE = "Gesprekskaart"
CHANGES_NOTHING = "Verandert geen supervisieafspraak; bekwaamverklaren gebeurt door de opleider(sgroep)."
ELSEWHERE = "Eindigt een tekst op ‘…’? In je export staat hij helemaal."
NO_OUTCOME = "Nog niets afgesproken."
NO_AGREEMENTS = "Jullie legden nog geen afspraken vast."
AGREEMENTS_ON_PAPER = 4  # what one A4 holds, beside five points of which every text is long
LONGEST_ON_PAPER = 600  # signs: more than the thinnest letters fill on three lines
PRIVATE = Notes({}, {})  # what was written beside an answer is no part of the card


class Agreement(NamedTuple):
    """Something agreed, in the words of one of both."""

    text: str
    by: By


@dataclass(frozen=True)
class MeetingCard:
    """A meeting about the `own` scan and the supervisor's `rating` of it, held on a day.

    `outcomes` maps item ids to what was agreed on them; `agreed` are the moments at which the person and the
    supervisor agreed with the agreements (never with a score), None as long as one did not.
    """

    own: Assessment
    rating: Assessment
    instrument: Instrument
    held_on: date
    outcomes: Mapping[str, str] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    next_look: date | None = None
    agreed: tuple[datetime | None, datetime | None] = (None, None)

    @cached_property
    def found(self) -> Comparison:
        """The two views side by side."""
        return compare(self.own, self.rating, self.instrument)

    @property
    def phase(self) -> Phase:
        """The phase of the scan."""
        return self.instrument.framework.phase(self.own.phase)

    @property
    def other(self) -> str:
        """Who looks along: "supervisor", "opleider"."""
        return other_word(self.own, self.instrument)

    @property
    def who(self) -> str:
        """The line above the title: the day of the meeting, and phase, field and year of who took the scan."""
        return whose(f"Gesprek van {dutch_date(self.held_on)}", self.own, self.instrument.framework)

    @cached_property
    def points(self) -> tuple[TalkingPoint, ...]:
        """The talking points, and after them the other items of which an outcome was written down."""
        usual = talking_points(self.found, self.own, self.rating, self.instrument, PRIVATE)
        told = {point.item_id for point in usual}
        chosen = [one for one in self.instrument.items_of(self.phase) if one.id in self.outcomes and one.id not in told]
        step = STEPS[-1]
        more = (talking_point(one, self.own, self.rating, self.instrument, PRIVATE, step) for one in chosen)
        return (*usual, *more)


def card_contents(card: MeetingCard) -> dict[str, Any]:
    """All that the card says, in the order of its one page; texts of people are one line each."""
    day, title = card.held_on, card.instrument.framework.title
    return {
        "title": TITLE,
        "who": card.who,
        "notice": NOTICE,
        "changes_nothing": CHANGES_NOTHING,
        "made": f"{title} · {version_words(card.instrument.version)} · gesprek van {dutch_date(day)}",
        "day": [day.year, day.month, day.day],
        "finding": " ".join(meeting_finding(card.found, card.phase, card.other)),
        "stands_on": stands_on_pairs(card.found, card.other),
        "strengths": strengths_line(card),
        "head": ["Rol", "Jij", card.other.capitalize(), names(card.phase)[1], "Jij schat"],
        "bar": "Balk (0 tot 5)" if card.phase.shows_level else "Balk (0 tot 100 %)",
        "roles": [_role(role, card) for role in card.found.roles],
        "points": [_point(point, card) for point in _on_paper(card)],
        "agreements": [_agreement(one, card) for one in card.agreements[:AGREEMENTS_ON_PAPER]],
        "no_agreements": NO_AGREEMENTS,
        "elsewhere": " ".join(filter(None, (_left_out(card), ELSEWHERE))),
        "next_look": next_look_line(card),
        "agreed": agreed_lines(card),
    }


def strengths_line(card: MeetingCard) -> str:
    """What both see as a strength, or nothing."""
    found = agreed_strengths(card.found)
    return f"Sterk volgens jullie allebei: {' '.join(found)}" if found else ""


def next_look_line(card: MeetingCard) -> str:
    """When both look again."""
    return dutch_date(card.next_look) if card.next_look else "nog geen datum"


def agreed_lines(card: MeetingCard) -> list[tuple[str, str]]:
    """Who agreed with the agreements, and when."""
    return [(name, _moment(one)) for name, one in zip(("Jij", card.other.capitalize()), card.agreed, strict=True)]


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return "nog niet akkoord met de afspraken"
    return f"akkoord met de afspraken op {dutch_day(moment)} om {local_time(moment)}"


def _role(role: RoleViews, card: MeetingCard) -> dict[str, Any]:
    top = 5 if card.phase.shows_level else 1
    told = {"own": view(role.own, card.phase), "rating": view(role.rating, card.phase)}
    told["target"] = target(role, card.instrument.framework.constants, card.phase)
    return {
        "name": role.label,
        "said": [spoken(value, card.phase) for value in told.values()],
        "marks": {name: value / top for name, value in told.items() if value is not None},
        "chip": role_verdict(role, card.phase),
    }


def _on_paper(card: MeetingCard) -> list[TalkingPoint]:
    """As many points as fit: those with an outcome go before those without."""
    first = sorted(card.points, key=lambda point: point.item_id not in card.outcomes)[:TALKING_MOST]
    return [point for point in card.points if point in first]


def _point(point: TalkingPoint, card: MeetingCard) -> dict[str, str]:
    return {
        "statement": point.statement,
        "own": f"Jij: {point.own}",
        "rating": f"{card.other.capitalize()}: {point.rating}",
        "outcome": one_line(card.outcomes.get(point.item_id, "")) or NO_OUTCOME,
    }


def _agreement(one: Agreement, card: MeetingCard) -> dict[str, str]:
    return {"by": one.by, "text": f"{voice(one, card)}: {one_line(one.text)}"}


def voice(one: Agreement, card: MeetingCard) -> str:
    """In whose words an agreement is."""
    return "Van jou" if one.by == "self" else f"Van je {card.other}"


def one_line(text: str) -> str:
    """A text without its line ends, and without what no line of the card could hold; the template fits the rest."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_ON_PAPER else f"{line[:LONGEST_ON_PAPER]}…"


def _left_out(card: MeetingCard) -> str:
    points, agreements = len(card.points) - TALKING_MOST, len(card.agreements) - AGREEMENTS_ON_PAPER
    told = [
        *([count(points, "onderwerp", "onderwerpen")] if points > 0 else []),
        *([count(agreements, "afspraak", "afspraken")] if agreements > 0 else []),
    ]
    return f"Nog {listing(told)} in je export." if told else ""
