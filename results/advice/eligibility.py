"""Who may take what: the wish of a person, and what stands between them and a training (measurement.md §6)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Training, Way
from scan.instrument.framework import Framework
from scan.learning_goal import Topic
from scan.scoring.profile import Profile

Obstacle = Literal["done", "audience", "phase", "specialism", "institute", "year", "level", "region", "way"]
PERSONAL_OBSTACLES: frozenset[Obstacle] = frozenset({"done", "region", "way"})
ALL_WAYS: frozenset[Way] = frozenset(get_args(Way))


@dataclass(frozen=True)
class Wish:
    """What the person asks of the advice.

    `hours` None means no limit on time. `ways` are the ways in which they want to take part, `done` the ids of what
    they took before. `year` is the year of study or training; 0 means not known.
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
    year: int = 0


def may_be_advised(training: Training) -> bool:
    """Whether an entry is for learners at all, and certain enough to send someone to."""
    return training.suggest and training.certainty != "low"


def is_for(training: Training, phase: str, wish: Wish) -> bool:
    """Whether an entry is meant for this audience, phase and specialism, wherever it is given."""
    field = not training.specialisms or wish.specialism in training.specialisms
    return field and phase in training.phases and wish.audience in training.audiences


def is_made_for(training: Training, wish: Wish) -> bool:
    """Whether an entry was made for this person's own specialism or institute."""
    return wish.specialism in training.specialisms or wish.institute in training.institutes


def is_obligatory(training: Training, phase: str, wish: Wish) -> bool:
    """Whether an entry is part of this person's training already."""
    asked = ((one.specialism, one.years) for one in training.obligatory_for)
    meant = is_for(training, phase, wish) and not institute_or_year(training, wish)
    return meant and any(wish.specialism == specialism and wish.year in years for specialism, years in asked)


def institute_or_year(training: Training, wish: Wish) -> list[Obstacle]:
    """Whether the entry is for other institutes or other training years than the person's."""
    fits: dict[Obstacle, bool] = {
        "institute": not training.institutes or wish.institute in training.institutes,
        "year": not training.years or wish.year in training.years,
    }
    return [obstacle for obstacle, is_met in fits.items() if not is_met]


def obstacles(training: Training, phase: str, levels: Collection[LevelKey], wish: Wish) -> list[Obstacle]:
    """Why this person may not take a training, or does not want it; empty when nothing stands in the way.

    `levels` are those of `allowed_levels`. A training that asks two ways of its learners needs both. A training that is
    bound to a region is only for who named that region, and one of an institute only for who named the institute.
    """
    fits: dict[Obstacle, bool] = {
        "done": training.id not in wish.done,
        "audience": wish.audience in training.audiences,
        "phase": phase in training.phases,
        "specialism": not training.specialisms or wish.specialism in training.specialisms,
        "level": any(level in levels for level in training.levels),
        "region": not training.regions or bool(training.institutes) or wish.region in training.regions,
        "way": set(training.ways) <= wish.ways,
    }
    return [obstacle for obstacle, is_met in fits.items() if not is_met] + institute_or_year(training, wish)


def allowed_levels(profile: Profile, framework: Framework) -> tuple[LevelKey, ...]:
    """The levels an offer may have: up to the target of the phase, and at most one above what is reached."""
    keys = [level.key for level in framework.levels]
    reached = keys.index(profile.overall.level) + 1 if profile.overall.level in keys else 0
    target = keys.index(framework.phase(profile.assessment.phase).scope[-1]) + 1
    return tuple(keys[: min(target, reached + 1)])


def is_practice(training: Training) -> bool:
    """Whether one learns by doing the work itself."""
    return training.kind == "workplace"
