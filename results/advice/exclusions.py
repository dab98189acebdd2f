"""What the advice did not choose, and why (measurement.md §6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from results.advice.candidates import strength
from results.advice.eligibility import (
    PERSONAL_OBSTACLES,
    Obstacle,
    Wish,
    allowed_levels,
    is_obligatory,
    may_be_advised,
    obstacles,
)
from results.advice.gaps import Gap
from results.advice.suggestions import Advice
from scan.instrument.advice import AdviceParameters
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.scoring.profile import Profile

ExclusionReason = Obstacle | Literal["time", "knowledge", "less"]
OTHER_PEOPLE: frozenset[Obstacle] = frozenset({"audience", "specialism"})


@dataclass(frozen=True)
class Exclusion:
    """A training that is about a gap, why it was not chosen, and the hours it takes.

    `time`: longer than the time budget. `knowledge`: knowledge only, while the gaps need practice. `less`: it fits,
    but the chosen set has a higher value.
    """

    training: Training
    reason: ExclusionReason
    hours: float


def exclusions(
    advice: Advice, profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish
) -> list[Exclusion]:
    """The trainings about a gap that were not chosen: open to the person or just out of reach, in catalogue order."""
    levels, phase = allowed_levels(profile, framework), profile.assessment.phase
    result = []
    for training in _not_chosen(advice, catalogue, phase, wish):
        against = obstacles(training, phase, levels, wish)
        if _is_near(against):
            hours = training.hours_to_plan(catalogue.advice)
            result.append(Exclusion(training, against[0] if against else _reason(hours, advice, wish), hours))
    return result


def is_about(training: Training, gap: Gap, advice: AdviceParameters) -> bool:
    """Whether a training would help with a gap, whatever levels the person may take."""
    return strength(training, gap.topic, training.levels, advice) > 0


def _not_chosen(advice: Advice, catalogue: Catalogue, phase: str, wish: Wish) -> Iterator[Training]:
    chosen = {one.training.id for one in advice.suggestions}
    for training in filter(may_be_advised, catalogue.entries):
        beside = training.id in chosen or is_obligatory(training, phase, wish)
        if not beside and any(is_about(training, gap, catalogue.advice) for gap in advice.gaps):
            yield training


def _is_near(against: list[Obstacle]) -> bool:
    """Whether at most one thing stands in the way beside the person's own filters, and it is not who they are."""
    fixed = set(against) - PERSONAL_OBSTACLES
    return len(fixed) <= 1 and not fixed & OTHER_PEOPLE


def _reason(hours: float, advice: Advice, wish: Wish) -> ExclusionReason:
    if wish.hours is not None and hours > wish.hours:
        return "time"
    return "less" if advice.suggestions else "knowledge"
