"""Who may take what: the wish of a person, and what stands between them and a training (measurement.md §6)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from results.advice.gaps import Topic
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Training, Way
from scan.instrument.framework import Framework
from scan.scoring.profile import Profile

Obstacle = Literal["done", "phase", "specialism", "institute", "level", "region", "way"]
OWN_CHOICE: frozenset[Obstacle] = frozenset({"done", "region", "way"})
EVERY_WAY: frozenset[Way] = frozenset(get_args(Way))
USUAL_BUDGET = 3  # a week: enough to choose from, and still a plan


@dataclass(frozen=True)
class Wish:
    """What the person asks of the advice.

    `hours` None means no limit on time; no `region` means wherever. `ways` are the ways in which they want to take
    part, `done` the ids of what they took before.
    """

    audience: str
    specialism: str = ""
    institute: str = ""
    hours: float | None = None
    goals: frozenset[Topic] = frozenset()
    seen_by_supervisor: frozenset[Topic] = frozenset()
    done: frozenset[str] = frozenset()
    region: str = ""
    ways: frozenset[Way] = EVERY_WAY


def may_be_advised(training: Training) -> bool:
    """Whether an entry is for learners at all, and certain enough to send someone to."""
    return training.suggest and training.certainty != "low"


def obstacles(training: Training, phase: str, levels: Collection[LevelKey], wish: Wish) -> list[Obstacle]:
    """Why this person may not take a training, or does not want it; empty when nothing stands in the way.

    `levels` are those of `allowed_levels`. A training that asks two ways of its learners needs both.
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
    """The levels an offer may have: up to the target of the phase, and at most one above what is reached."""
    keys = [level.key for level in framework.levels]
    reached = keys.index(profile.overall.level) + 1 if profile.overall.level in keys else 0
    target = keys.index(framework.phase(profile.assessment.phase).scope[-1]) + 1
    return tuple(keys[: min(target, reached + 1)])


def is_practice(training: Training) -> bool:
    """Whether one learns by doing the work itself."""
    return "workplace" in training.learning


def hours(training: Training, framework: Framework) -> float:
    """Hours to plan: the most its source gives, else the least, else the planning hours of its duration class."""
    planning = {one.key: one.planning_hours for one in framework.durations}
    return training.hours_max or training.hours_min or planning[training.duration or ""]
