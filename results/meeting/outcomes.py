"""What came of a meeting: outcomes, goals and the next date, read from all that was said in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from results.meeting.card import Agreement, MeetingCard
from scan.dates import local_date, parse_date
from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal
from scan.scoring.assessment import NVT, Assessment, By
from scan.store import Meeting, RevealedPair, Seat
from scan.store.meetings.contract import Remark

NEXT_LOOK = "volgende-keer"
GOAL = "doel-"
LONGEST_PLACE = 100  # what the store takes
BY: Mapping[Seat, By] = {"learner": "self", "guest": "supervisor"}


@dataclass(frozen=True)
class Agreed:
    """What stands now: outcomes by item id, goals by their id, and what was typed as the next date."""

    outcomes: Mapping[str, str]
    goals: Mapping[str, Remark]
    next_look: str


def agreed(meeting: Meeting) -> Agreed:
    """What stands in a meeting; a place is an item, a goal ("doel-…") or the next date."""
    stands = meeting.standing
    goals = {place: remark for place, remark in stands.items() if place.startswith(GOAL)}
    outcomes = {place: remark.text for place, remark in stands.items() if place not in goals and place != NEXT_LOOK}
    return Agreed(outcomes, goals, stands[NEXT_LOOK].text if NEXT_LOOK in stands else "")


def seen(rating: Assessment) -> Assessment:
    """A rating as it counts: "niet gezien" is open (measurement.md §1)."""
    return replace(rating, answers={item: answer for item, answer in rating.answers.items() if answer != NVT})


def card_of(pair: RevealedPair, meeting: Meeting, instrument: Instrument) -> MeetingCard | None:
    """The gesprekskaart; None when the guest erased their rating."""
    if pair.rating is None:
        return None
    stands, moments = agreed(meeting), meeting.invitation.agreed
    return MeetingCard(
        own=pair.own.assessment,
        rating=seen(pair.rating.assessment),
        instrument=instrument,
        held_on=held_on(pair),
        outcomes=stands.outcomes,
        agreements=tuple(Agreement(remark.text, BY[remark.seat]) for remark in stands.goals.values()),
        next_look=parse_date(stands.next_look),
        agreed=(moments.get("learner"), moments.get("guest")),
    )


def held_on(pair: RevealedPair) -> date:
    """The day of the meeting: that of the reveal."""
    return local_date(pair.at)


def place_of(goal: LearningGoal) -> str:
    """Where a goal stands in a meeting; one that came from a file may be called anything, also what an item is."""
    return goal.id if goal.id.startswith(GOAL) else f"{GOAL}{goal.id}"[:LONGEST_PLACE]


def as_goal(place: str, remark: Remark, other: str, own: Iterable[LearningGoal]) -> LearningGoal:
    """A goal of the meeting as one of the person's own; one they had keeps all else that was said of it."""
    mine = {place_of(goal): goal for goal in own}
    fresh = LearningGoal(place, remark.text, companion=f"Je {other}: dit spraken jullie samen af.")
    return replace(mine[place], text=remark.text) if place in mine else fresh
