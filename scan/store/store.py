"""What any store of assessments promises."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from scan.assessment import Answer, Assessment, Setting
from scan.definition import LevelKey


class NotFoundError(LookupError):
    """There is no such assessment for this actor; "not yours" and "does not exist" sound the same."""


@dataclass(frozen=True)
class Actor:
    """Who asks; every function of a store takes one and answers only what is theirs."""

    id: str


class Offer(NamedTuple):
    """The questions of one level above the scope, for one role."""

    role: str
    level: LevelKey


@dataclass(frozen=True)
class Sitting:
    """An assessment as it is kept: what was answered, which offers were taken or declined, and when it was saved."""

    assessment: Assessment
    offers: Mapping[Offer, bool] = field(default_factory=dict)
    saved_at: datetime | None = None


class Store(Protocol):
    """Keeps what people said, and nothing that can be computed from it."""

    def begin(self, actor: Actor, instrument: str, version: str, phase: str, setting: Setting) -> str:
        """Start a sitting and return its id."""

    def sitting(self, actor: Actor, sitting_id: str) -> Sitting:
        """What is kept; NotFoundError when it is not this actor's."""

    def save(self, actor: Actor, sitting_id: str, changes: Mapping[str, Answer | None]) -> datetime:
        """Keep changed answers (None takes one back) and return when; nothing is kept unless it returns."""

    def decide(self, actor: Actor, sitting_id: str, offer: Offer, wanted: bool) -> datetime:
        """Keep whether an offer is taken or declined."""

    def forget(self, actor: Actor, sitting_id: str) -> None:
        """Erase a sitting."""
