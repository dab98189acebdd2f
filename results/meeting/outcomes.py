"""The outcomes of a meeting: agreements per item, goals and the next date, read from its remarks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from results.meeting.card import Agreement, MeetingCard
from scan.dates import local_date, parse_date
from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal
from scan.limits.limits import NAME
from scan.scoring.assessment import NVT, Assessment, By
from scan.store import Meeting, RevealedPair, Seat
from scan.store.meetings.contract import GOAL_PREFIX, NEXT_MEETING, SKIP_PREFIX
from scan.store.meetings.revealed import Remark

SKIPPED = "Niet besproken."
RATER: Mapping[Seat, By] = {"learner": "self", "guest": "supervisor"}


@dataclass(frozen=True)
class MeetingOutcomes:
    """The current outcomes by item id, goals by place, the next date as typed, and the items not to be discussed."""

    outcomes: Mapping[str, str]
    goals: Mapping[str, Remark]
    next_meeting: str
    skipped: frozenset[str] = frozenset()


def meeting_outcomes(meeting: Meeting) -> MeetingOutcomes:
    """The current outcomes of a meeting; the place of a remark is an item id, a goal ("doel-…") or the next date."""
    remarks = meeting.standing
    goals = {place: remark for place, remark in remarks.items() if place.startswith(GOAL_PREFIX)}
    skipped = frozenset(place.removeprefix(SKIP_PREFIX) for place in remarks if place.startswith(SKIP_PREFIX))
    others = (*goals, NEXT_MEETING, *map(skip_place, skipped))
    outcomes = {place: remark.text for place, remark in remarks.items() if place not in others}
    return MeetingOutcomes(outcomes, goals, remarks[NEXT_MEETING].text if NEXT_MEETING in remarks else "", skipped)


def skip_place(item_id: str) -> str:
    """The place of the remark that an item is not discussed."""
    return f"{SKIP_PREFIX}{item_id}"


def without_unseen(rating: Assessment) -> Assessment:
    """The rating with "niet gezien" answers left open (measurement.md §1)."""
    return replace(rating, answers={item: answer for item, answer in rating.answers.items() if answer != NVT})


def meeting_card(pair: RevealedPair, meeting: Meeting, instrument: Instrument) -> MeetingCard | None:
    """The meeting card (gesprekskaart); None when the guest erased the rating."""
    if pair.rating is None:
        return None
    found, agreed = meeting_outcomes(meeting), meeting.invitation.agreed
    return MeetingCard(
        own=pair.own.assessment,
        rating=without_unseen(pair.rating.assessment),
        instrument=instrument,
        meeting_date=meeting_date(pair),
        outcomes={**dict.fromkeys(found.skipped, SKIPPED), **found.outcomes},
        learner_name=meeting.invitation.details.learner_name,
        guest_name=meeting.invitation.details.guest_name,
        changed=pair.changed,
        changed_since=pair.changed_since,
        agreements=tuple(Agreement(remark.text, RATER[remark.seat]) for remark in found.goals.values()),
        next_meeting=parse_date(found.next_meeting),
        agreed=(agreed.get("learner"), agreed.get("guest")),
    )


def meeting_date(pair: RevealedPair) -> date:
    """The date of the meeting: the day of the reveal in Dutch time."""
    return local_date(pair.at)


def goal_place(goal: LearningGoal) -> str:
    """The place of a goal in a meeting, always with GOAL_PREFIX: an id from an imported file could equal an item id."""
    return goal.id if goal.id.startswith(GOAL_PREFIX) else f"{GOAL_PREFIX}{goal.id}"[: NAME.most]


def goal_from_remark(place: str, remark: Remark, supervisor: str, own_goals: Iterable[LearningGoal]) -> LearningGoal:
    """The learning goal of a remark; an existing goal of the learner at that place keeps all but its text."""
    by_place = {goal_place(goal): goal for goal in own_goals}
    new_goal = LearningGoal(place, remark.text, companion=f"Je {supervisor}: dit spraken jullie samen af.")
    return replace(by_place[place], text=remark.text) if place in by_place else new_goal
