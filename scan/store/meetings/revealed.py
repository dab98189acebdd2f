"""What both sides of a meeting see once it is revealed: their sittings, and what each says about them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from scan.store.store import Sitting

Seat = Literal["learner", "guest"]
SEATS: tuple[Seat, ...] = ("learner", "guest")


class RevealedPair(NamedTuple):
    """Both sittings as they were when both sides were ready, with the shared notes.

    `own` is the learner's, `rating` the guest's, None once the guest erased it. Both hold only the items that both
    answered, so that nobody learns more than they told (reliability.md R80). `changed` are the items that the learner
    answered otherwise in an earlier meeting, `changed_since` those that the learner answers otherwise by now; in both
    cases copied from the other or not.
    """

    own: Sitting
    rating: Sitting | None
    at: datetime
    changed: frozenset[str] = frozenset()
    changed_since: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Remark:
    """A text of one side about a place in a meeting (an item, a goal, the next date); "" removes the previous one.

    `number` orders the remarks of a meeting.
    """

    seat: Seat
    place: str
    text: str
    at: datetime
    number: int = 0


class Reopening(NamedTuple):
    """Who took an agreement back, and when."""

    seat: Seat
    at: datetime
