"""The contract of a store of assessments, and the values that go in and out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from scan.instrument.base import LevelKey
from scan.limits.limits import GOAL, NOTE
from scan.scoring.assessment import Answer, Assessment, Setting
from scan.store.errors import NotFoundError as NotFoundError
from scan.store.feedback import ItemVersion

EXPERIENCES = ("0", "1-2", "3-5", ">5")
LONGEST_NOTE = NOTE.most
LONGEST_GOAL_TEXT = GOAL.most  # characters of its JSON


@dataclass(frozen=True)
class Actor:
    """The person who asks, by random id; a store returns only what belongs to them or was shared with them."""

    id: str


class Offer(NamedTuple):
    """The extra questions of one role at one level above the scope of the scan."""

    role: str
    level: LevelKey


@dataclass(frozen=True)
class Changes:
    """Changed values of a sitting, by item id; values that are not named stay unchanged.

    `answers`: 1–5, NE or NVT; None removes one. `notes`: at most 5,000 characters; "" removes one.
    `experience`: how often in the last year, one of EXPERIENCES; "" removes it (measurement.md §1).
    `goals`: by goal id, a text of at most 20,000 characters that only its owner reads; "" removes one.
    `done`: by training id, whether it was done before.
    `places`: by kind, the name of a place; "" removes it. The only kind is "institute", the learner's own.
    """

    answers: Mapping[str, Answer | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    experience: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, bool] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


ItemField = Literal["answers", "notes", "experience"]  # names of the fields of Changes


class FieldChange(NamedTuple):
    """A new value of one field of an item; None or "" removes it.

    `seen` is the number of this field's last entry that the sender saw, 0 for none (`Sitting.numbers`).
    """

    field: ItemField
    item: str
    value: Answer | str | None
    seen: int


class FieldState(NamedTuple):
    """What the store holds of one field of an item: its value, None for none, and the number of its last entry.

    `is_saved`: the value is the one that was sent. Otherwise someone else changed it meanwhile, and nothing was saved.
    """

    field: ItemField
    item: str
    value: Answer | str | None
    number: int
    is_saved: bool


class Receipt(NamedTuple):
    """When the sitting was last saved, None for never, and the state of each field that was sent, in that order."""

    saved_at: datetime | None
    fields: tuple[FieldState, ...]


class AnswerChange(NamedTuple):
    """An answer as it was given to an item, None when it was taken back, and when, to the second in UTC."""

    item: str
    answer: Answer | None
    at: datetime


@dataclass(frozen=True)
class Sitting:
    """A stored assessment with its offers, notes, experience and learning goals.

    `digest` is the hash of the published content it was filled in on, "" for the draft; `begun_at` and `saved_at` are
    in UTC; `notes` and `experience` hold only items with a value. `goals` are texts by goal id, `done` the ids of
    trainings. `last` is the id of the item that was changed last, "" for none: where the learner continues. `numbers`
    holds the number of the last entry of each field of an item, also of a removed one; only its owner gets them.
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
    numbers: Mapping[tuple[ItemField, str], int] = field(default_factory=dict, compare=False)


class Store(Protocol):
    """Stores what people entered, and nothing that can be computed from it; every error is a StoreError.

    A method that changes the store returns once the change survives a crash; when it raises, nothing was changed.
    """

    def new_person(self, address: str | None = None) -> tuple[Actor, str]:
        """Add an anonymous person; return them and the token for their cookie, of which only a hash is stored.

        Raises TooManyTriesError when too many came from this address within a minute (R22).
        """

    def actor_of(self, token: str) -> Actor:
        """Return the person of this token; raises NotFoundError when it is unknown or revoked."""

    def revoke(self, actor: Actor, token: str) -> None:
        """Revoke a token of this person."""

    def revoke_others(self, actor: Actor, token: str) -> int:
        """Revoke all tokens of this person but this one of theirs, and return how many those were."""

    def new_code(self, actor: Actor) -> str:
        """Return a new code to write down and resume with on any computer; it replaces the previous one."""

    def actor_of_code(self, code: str, address: str, is_shared: bool = False) -> tuple[Actor, str]:
        """Return the person of this code and a new token, of a computer that others use too if `is_shared`.

        Raises NotFoundError for a wrong code, TooManyTriesError after too many tries by code or address (R22).
        """

    def forget_person(self, actor: Actor, shown: int | None = None) -> None:
        """Erase a person and all their data; ClosedError when they have another number of scans than was `shown`."""

    def begin(self, actor: Actor, instrument: str, version: str, digest: str, phase: str, setting: Setting) -> str:
        """Start an empty sitting and return its id."""

    def sittings(self, actor: Actor) -> tuple[Sitting, ...]:
        """Return all scans of this person, oldest first."""

    def newest(self, actor: Actor) -> Sitting | None:
        """Return the last scan this person began, or None."""

    def sitting(self, actor: Actor, sitting_id: str) -> Sitting:
        """Return a sitting of this person; raises NotFoundError for any other."""

    def answer_changes(self, actor: Actor, sitting_id: str) -> tuple[AnswerChange, ...]:
        """Return every answer that was given in a scan of this person, oldest first, also those replaced later."""

    def kept_moments(self, actor: Actor) -> Mapping[str, tuple[datetime, ...]]:
        """Return all other moments kept of this person: came, seen, signed in, seen and used there, left, code."""

    def save(self, actor: Actor, sitting_id: str, changes: Changes) -> datetime:
        """Save the changes and return when the sitting was last saved; unchanged values are not saved again."""

    def record(self, actor: Actor, sitting_id: str, changes: Sequence[FieldChange]) -> Receipt:
        """Save each change whose sender saw the field's last entry, and return what the store holds now.

        A value that is stored already counts as saved, so that sending a change twice is harmless; a change by a sender
        who saw an older entry is not saved (reliability.md D5). RefusedError, and nothing saved, for any invalid value.
        """

    def decide(self, actor: Actor, sitting_id: str, offer: Offer, wanted: bool) -> datetime:
        """Save whether an offer is taken or declined, and return when."""

    def forget(self, actor: Actor, sitting_id: str) -> None:
        """Erase a sitting of this person."""

    def keep(self, actor: Actor, sitting: Sitting) -> str:
        """Import a sitting as the newest one of this person, and return its new id."""

    def keep_earlier(self, actor: Actor, earlier: Sequence[Sitting]) -> None:
        """Import at most 50 sittings before the existing ones, so that the newest scan stays the newest.

        Others can save meanwhile, and the owner gets all of them at once or none (reliability.md R74). A sitting that
        exists already is skipped.
        """

    def give_feedback(self, actor: Actor, item: ItemVersion, text: str) -> None:
        """Store at most 1,000 characters about an item, without the person and with no other time than the week.

        Raises TooManyTriesError after ten in an hour by one person, RefusedError for an empty or too long text and when
        an item has 200 in this version.
        """
