"""What any store of assessments promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from scan.instrument.base import LevelKey
from scan.scoring.assessment import Answer, Assessment, Setting
from scan.store.errors import NotFoundError as NotFoundError

EXPERIENCES = ("0", "1-2", "3-5", ">5")
LONGEST_NOTE = 5_000
LONGEST_GOAL = 20_000  # as the text it is kept as


@dataclass(frozen=True)
class Actor:
    """Who asks, by the random id of a person; every function of a store answers only what is theirs."""

    id: str


class Offer(NamedTuple):
    """The questions of one level above the scope, for one role."""

    role: str
    level: LevelKey


@dataclass(frozen=True)
class Changes:
    """What changed in a sitting since it was read, each by item id; what is not named stays as it is.

    `answers`: 1–5, NE or NVT, and None takes one back. `notes`: at most 5,000 characters, "" takes one back.
    `experience`: how often in the last year, one of EXPERIENCES, and "" takes it back (measurement.md §1).
    `goals`: by the id of the goal, a text of at most 20,000 characters that only its owner reads; "" takes one back.
    `done`: by the id of a training, whether it was done before.
    """

    answers: Mapping[str, Answer | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    experience: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Sitting:
    """An assessment as it is kept, with all that was said beside it.

    `digest` is the hash of the published content it was filled in on, "" for the draft; `begun_at` and `saved_at` are
    moments in UTC; `notes` and `experience` hold only items with something said. `goals` are texts by the id of the
    goal, `done` the ids of trainings. `last` is the item that something was said about last, "" for none: the place to
    come back to.
    """

    assessment: Assessment
    offers: Mapping[Offer, bool] = field(default_factory=dict)
    saved_at: datetime | None = None
    begun_at: datetime | None = None
    digest: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    experience: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    last: str = field(default="", compare=False)


class Store(Protocol):
    """Keeps what people said, and nothing that can be computed from it; every error is a StoreError.

    What changes the store returns only when the change will survive a crash; nothing is kept unless it returns.
    """

    def new_person(self, address: str | None = None) -> tuple[Actor, str]:
        """An anonymous person, and the token for their cookie, which is kept nowhere.

        TooManyTriesError when too many came from this address within a minute (R22).
        """

    def actor_of(self, token: str) -> Actor:
        """Whose cookie this is; NotFoundError when it is unknown or revoked."""

    def revoke(self, actor: Actor, token: str) -> None:
        """Let a cookie of this person open nothing any more."""

    def new_code(self, actor: Actor) -> str:
        """A code to write down and come back with on any computer; the earlier one stops working."""

    def actor_of_code(self, code: str, address: str) -> tuple[Actor, str]:
        """Whose code this is, and a new token; NotFoundError, or TooManyTriesError for guessers (R22)."""

    def forget_person(self, actor: Actor) -> None:
        """Erase a person and everything of theirs."""

    def begin(self, actor: Actor, instrument: str, version: str, digest: str, phase: str, setting: Setting) -> str:
        """Start a sitting and return its id."""

    def sittings(self, actor: Actor) -> tuple[Sitting, ...]:
        """All that this person began, oldest first."""

    def newest(self, actor: Actor) -> Sitting | None:
        """What this person began last, or None."""

    def sitting(self, actor: Actor, sitting_id: str) -> Sitting:
        """What is kept; NotFoundError when it is not this actor's."""

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> datetime:
        """Keep what changed and return when; what is kept already is not kept twice."""

    def decide(self, actor: Actor, sitting_id: str, offer: Offer, wanted: bool) -> datetime:
        """Keep whether an offer is taken or declined."""

    def forget(self, actor: Actor, sitting_id: str) -> None:
        """Erase a sitting."""

    def keep(self, actor: Actor, sitting: Sitting) -> str:
        """Keep a sitting that came from elsewhere as a new one of this actor, and return its new id."""

    def keep_earlier(self, actor: Actor, found: Sequence[Sitting]) -> None:
        """Keep sittings from elsewhere before those that are there, so that what was begun here stays the newest.

        All of them or none; one that is there already is not kept again.
        """
