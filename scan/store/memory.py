"""A store that lives as long as its session: nothing survives a reload."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_urlsafe

from scan.assessment import Answer, Assessment, Setting
from scan.store.store import Actor, NotFoundError, Offer, Sitting


def _now() -> datetime:
    return datetime.now(UTC)


class MemoryStore:
    """Sittings in a dictionary, each under its owner."""

    def __init__(self, now: Callable[[], datetime] = _now) -> None:
        self._now = now
        self._kept: dict[tuple[Actor, str], Sitting] = {}

    def begin(self, actor: Actor, instrument: str, version: str, phase: str, setting: Setting) -> str:
        """Start a sitting and return its id."""
        sitting_id = token_urlsafe(12)
        assessment = Assessment(sitting_id, instrument, version, phase, answers={}, setting=setting)
        self._kept[actor, sitting_id] = Sitting(assessment)
        return sitting_id

    def sitting(self, actor: Actor, sitting_id: str) -> Sitting:
        """What is kept; NotFoundError when it is not this actor's."""
        try:
            return self._kept[actor, sitting_id]
        except KeyError:
            raise NotFoundError(sitting_id) from None

    def save(self, actor: Actor, sitting_id: str, changes: Mapping[str, Answer | None]) -> datetime:
        """Keep changed answers (None takes one back) and return when."""
        kept = self.sitting(actor, sitting_id)
        merged = {**kept.assessment.answers, **changes}
        answers = {item_id: answer for item_id, answer in merged.items() if answer is not None}
        return self._keep(actor, replace(kept, assessment=replace(kept.assessment, answers=answers)))

    def decide(self, actor: Actor, sitting_id: str, offer: Offer, wanted: bool) -> datetime:
        """Keep whether an offer is taken or declined."""
        kept = self.sitting(actor, sitting_id)
        return self._keep(actor, replace(kept, offers={**kept.offers, offer: wanted}))

    def forget(self, actor: Actor, sitting_id: str) -> None:
        """Erase a sitting."""
        self.sitting(actor, sitting_id)
        del self._kept[actor, sitting_id]

    def _keep(self, actor: Actor, sitting: Sitting) -> datetime:
        saved_at = self._now()
        self._kept[actor, sitting.assessment.id] = replace(sitting, saved_at=saved_at)
        return saved_at
