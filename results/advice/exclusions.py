"""What the advice did not choose, and why (measurement.md §6)."""

from dataclasses import dataclass
from typing import Literal

from results.advice.eligibility import Obstacle, Wish, allowed_levels, hours, may_be_advised, obstacles
from results.advice.gaps import Gap
from results.advice.suggestions import Advice
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.scoring.profile import Profile

Why = Obstacle | Literal["time", "knowledge", "less"]


@dataclass(frozen=True)
class LeftOut:
    """A training that is about a gap, why it was not chosen, and the hours it takes.

    `time`: longer than the time there is. `knowledge`: knowledge alone, where one must take part. `less`: it fits, but
    the chosen set brings more.
    """

    training: Training
    why: Why
    hours: float


def left_out(advice: Advice, profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish) -> list[LeftOut]:
    """Every training about one of the gaps that was not chosen, in the order of the catalogue."""
    levels = allowed_levels(profile, framework)
    chosen = {one.training.id for one in advice.suggestions}
    found = []
    for training in filter(may_be_advised, catalogue.entries):
        if training.id not in chosen and any(is_about(training, gap) for gap in advice.gaps):
            takes = hours(training, framework)
            against = obstacles(training, profile.assessment.phase, levels, wish)
            found.append(LeftOut(training, against[0] if against else _why(takes, advice, wish), takes))
    return found


def is_about(training: Training, gap: Gap) -> bool:
    """Whether a training is about the role and task of a gap, at whatever level."""
    return any((one.role, one.epa_task) == gap.topic[:2] for one in training.covers)


def _why(takes: float, advice: Advice, wish: Wish) -> Why:
    if wish.hours is not None and takes > wish.hours:
        return "time"
    return "less" if advice.suggestions else "knowledge"
