"""The meeting card (gesprekskaart): what a meeting was about, and what the two agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from results.meeting.comparison import Comparison, compare
from results.meeting.talking_points import (
    R2C2_STEPS,
    Notes,
    TalkingPoint,
    supervisor_word,
    talking_point,
    talking_points,
)
from results.meeting.voices import Voices
from results.profile.attribution import attribution_line
from scan.dates import dutch_date
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.rating import learner_word
from scan.scoring.assessment import Assessment, By

CHANGES_NOTHING = "Verandert geen supervisieafspraak; bekwaamverklaren gebeurt door de opleider(sgroep)."
LONGEST_NAME = 24  # characters
NO_NOTES = Notes({}, {})  # notes on answers are not printed on the card


class Agreement(NamedTuple):
    """An agreement, and whether the learner or the supervisor wrote it."""

    text: str
    by: By


@dataclass(frozen=True)
class MeetingCard:
    """A meeting about the `own` scan and the supervisor's `rating` of it.

    `outcomes` maps item ids to the outcome of each; `agreed` are the moments at which the learner and the supervisor
    consented to the agreements (never to a score), None while they have not. A `learner_name` or
    `guest_name` that was not given is "": the card then has a line to write it on. `changed` are the items that the
    learner answered otherwise in an earlier meeting, `changed_since` those answered otherwise by now.
    """

    own: Assessment
    rating: Assessment
    instrument: Instrument
    meeting_date: date
    outcomes: Mapping[str, str] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    next_meeting: date | None = None
    agreed: tuple[datetime | None, datetime | None] = (None, None)
    changed: frozenset[str] = frozenset()
    changed_since: frozenset[str] = frozenset()
    learner_name: str = ""
    guest_name: str = ""

    @cached_property
    def comparison(self) -> Comparison:
        """The comparison of self and supervisor."""
        return compare(self.own, self.rating, self.instrument)

    @property
    def phase(self) -> Phase:
        """The phase of the scan."""
        return self.instrument.framework.phase(self.own.phase)

    @property
    def supervisor(self) -> str:
        """The Dutch word for the supervisor: "supervisor", "opleider"."""
        return supervisor_word(self.own, self.instrument)

    @property
    def learner_label(self) -> str:
        """What the card calls the learner: the name, or "De arts". Both read it, so nobody is "jij"."""
        return self.voices.of("learner")

    @property
    def guest_label(self) -> str:
        """What the card calls the other: the name, or "De supervisor"."""
        return self.voices.of("guest")

    @property
    def voices(self) -> Voices:
        """What both screens call the two: their names, or "de arts" and "de supervisor"."""
        return voices_of(self.own, self.instrument, self.learner_name, self.guest_name)

    @property
    def attribution(self) -> str:
        """The line above the title: date of the meeting, and phase, field and year of the learner."""
        return attribution_line(f"Gesprek van {dutch_date(self.meeting_date)}", self.own, self.instrument.framework)

    @cached_property
    def points(self) -> tuple[TalkingPoint, ...]:
        """The talking points, followed by the other items with a recorded outcome."""
        usual = talking_points(self.comparison, self.own, self.rating, self.instrument, NO_NOTES)
        extra = self.outcomes.keys() - {point.item_id for point in usual}
        chosen = [item for item in self.instrument.items_of(self.phase) if item.id in extra]
        step = R2C2_STEPS[-1]
        more = (talking_point(item, self.own, self.rating, self.instrument, NO_NOTES, step) for item in chosen)
        return (*usual, *more)


def short_name(name: str) -> str:
    """A name on one line, cut where it would not fit a column of the card."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"


def voices_of(own: Assessment, instrument: Instrument, learner_name: str = "", guest_name: str = "") -> Voices:
    """What both screens call the learner of this scan and the guest: their names, or what they are."""
    learner = learner_word(instrument, own.setting).replace("deze ", "de ")
    return Voices(
        short_name(learner_name) or learner, short_name(guest_name) or f"de {supervisor_word(own, instrument)}"
    )
