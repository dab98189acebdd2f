"""Eligibility: the wish of a learner, and the obstacles between the learner and a training (measurement.md §6)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Training, Way
from scan.instrument.framework import Framework
from scan.learning_goal import Topic
from scan.scoring.profile import Profile

Obstacle = Literal["done", "phase", "specialism", "institute", "level", "region", "way"]
PERSONAL_OBSTACLES: frozenset[Obstacle] = frozenset({"done", "region", "way"})
ALL_WAYS: frozenset[Way] = frozenset(get_args(Way))
USUAL_BUDGET = 3  # index in the budgets of the framework: a week


@dataclass(frozen=True)
class Wish:
    """The learner's characteristics and preferences for the advice.

    `hours` is the time budget, None without limit; an empty `region` means any. `ways` are the accepted forms of
    training, `done` the ids of completed trainings.
    """

    audience: str
    specialism: str = ""
    institute: str = ""
    hours: float | None = None
    goals: frozenset[Topic] = frozenset()
    seen_by_supervisor: frozenset[Topic] = frozenset()
    done: frozenset[str] = frozenset()
    region: str = ""
    ways: frozenset[Way] = ALL_WAYS


def may_be_advised(training: Training) -> bool:
    """Whether an entry is meant for learners and its facts are certain enough to advise it."""
    return training.suggest and training.certainty != "low"


def obstacles(training: Training, phase: str, levels: Collection[LevelKey], wish: Wish) -> list[Obstacle]:
    """The obstacles for this learner, including their own preferences; empty when the training fits.

    `levels` are those of `allowed_levels`. A training with several ways fits only when the wish accepts all of them.
    """
    fits: dict[Obstacle, bool] = {
        "done": training.id not in wish.done,
        "phase": wish.audience in training.audiences and phase in training.phases,
        "specialism": not training.specialisms or wish.specialism in training.specialisms,
        "institute": not training.institutes or wish.institute in training.institutes,
        "level": any(level in levels for level in training.levels),
        "region": not (training.regions and wish.region) or wish.region in training.regions,
        "way": set(training.ways) <= wish.ways,
    }
    return [obstacle for obstacle, is_met in fits.items() if not is_met]


def allowed_levels(profile: Profile, framework: Framework) -> tuple[LevelKey, ...]:
    """The levels a training may have: up to the target of the phase, and at most one above the level reached."""
    keys = [level.key for level in framework.levels]
    reached = keys.index(profile.overall.level) + 1 if profile.overall.level in keys else 0
    target = keys.index(framework.phase(profile.assessment.phase).scope[-1]) + 1
    return tuple(keys[: min(target, reached + 1)])


def is_practice(training: Training) -> bool:
    """Whether the training is workplace learning."""
    return "workplace" in training.learning


def planning_hours(training: Training, framework: Framework) -> float:
    """Hours to plan: the maximum the source gives, else the minimum, else the planning hours of the duration class."""
    by_duration = {one.key: one.planning_hours for one in framework.durations}
    return training.hours_max or training.hours_min or by_duration[training.duration or ""]
