"""The trainings that the advice did not choose, each with its reason (measurement.md §6)."""

from dataclasses import dataclass
from typing import Literal

from results.advice.eligibility import Obstacle, Wish, allowed_levels, may_be_advised, obstacles, planning_hours
from results.advice.gaps import Gap
from results.advice.suggestions import Advice
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.scoring.profile import Profile

ExclusionReason = Obstacle | Literal["time", "knowledge", "less"]


@dataclass(frozen=True)
class Exclusion:
    """A training that covers a gap, the reason it was not chosen, and its planning hours.

    `time`: longer than the time budget. `knowledge`: knowledge only, while the gaps need practice. `less`: it fits,
    but the chosen set has a higher value.
    """

    training: Training
    reason: ExclusionReason
    hours: float


def exclusions(
    advice: Advice, profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish
) -> list[Exclusion]:
    """Every training that covers a gap and was not chosen, in catalogue order."""
    levels = allowed_levels(profile, framework)
    chosen = {one.training.id for one in advice.suggestions}
    result = []
    for training in filter(may_be_advised, catalogue.entries):
        if training.id not in chosen and any(is_about(training, gap) for gap in advice.gaps):
            hours = planning_hours(training, framework)
            against = obstacles(training, profile.assessment.phase, levels, wish)
            result.append(Exclusion(training, against[0] if against else _reason(hours, advice, wish), hours))
    return result


def is_about(training: Training, gap: Gap) -> bool:
    """Whether a training covers the role and EPA task of a gap, at any level."""
    return any((one.role, one.epa_task) == gap.topic[:2] for one in training.covers)


def _reason(hours: float, advice: Advice, wish: Wish) -> ExclusionReason:
    if wish.hours is not None and hours > wish.hours:
        return "time"
    return "less" if advice.suggestions else "knowledge"
