"""Which trainings fit best in the time there is: exact, and each with its reason (measurement.md §6)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from math import prod

from results.gaps import Gap, Topic, gaps, mainly_inexperience
from scan.catalogue import Catalogue, Training
from scan.definition import LevelKey
from scan.framework import Framework
from scan.instrument import Instrument
from scan.profile import Profile

ROUNDING = 9  # decimals within which two values are a tie


@dataclass(frozen=True)
class Wish:
    """What the person asks of the advice; `hours` None means no limit on time."""

    audience: str
    specialism: str = ""
    institute: str = ""
    hours: float | None = None
    goals: frozenset[Topic] = frozenset()
    seen_by_supervisor: frozenset[Topic] = frozenset()
    done: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Suggestion:
    """One advised training: planning `hours` (`estimated` when no source gives them), the gaps it helps with, and
    `value`, what the set would lose without it."""

    training: Training
    hours: float
    estimated: bool
    gaps: tuple[Gap, ...]
    value: float


@dataclass(frozen=True)
class Advice:
    """The best set: its value V, all gaps it was chosen for, and those that nothing on offer helps with.

    `reason` is empty, or one of `no_gaps`, `no_offer`, `no_time`, `no_practice` when there are no suggestions.
    """

    suggestions: tuple[Suggestion, ...]
    value: float
    gaps: tuple[Gap, ...]
    uncovered: tuple[Gap, ...]
    reason: str = ""


@dataclass(frozen=True)
class Offer:
    """A training the person may take: its planning hours, and per gap the strength c with which it helps."""

    training: Training
    hours: float
    strengths: tuple[float, ...] = field(repr=False)


def suggest(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Advice:
    """The set of at most three trainings with the highest value; ties go to fewer hours, then to id."""
    framework = instrument.framework
    found = gaps(profile.assessment, instrument, wish.goals, wish.seen_by_supervisor)
    open_to = sorted(_offers(profile, framework, catalogue, wish, found), key=lambda offer: offer.training.id)
    in_time = [offer for offer in open_to if wish.hours is None or offer.hours <= wish.hours]
    needs_practice = mainly_inexperience(found, framework.constants)
    practice_is_there = any(is_practice(offer.training) for offer in open_to)
    fits = partial(_is_practical, practice_is_there=practice_is_there) if needs_practice else _anything
    best = _best(in_time, found, wish.hours, framework.constants.set_most, fits)
    chosen = sorted(best, key=lambda offer: (-round(value([offer], found), ROUNDING), offer.hours, offer.training.id))
    return Advice(
        suggestions=tuple(_suggestion(offer, chosen, found) for offer in chosen),
        value=value(chosen, found),
        gaps=found,
        uncovered=tuple(gap for k, gap in enumerate(found) if not any(offer.strengths[k] for offer in open_to)),
        reason="" if chosen else _why_nothing(found, open_to, in_time),
    )


def value(offers: Sequence[Offer], found: Sequence[Gap]) -> float:
    """V(Q): the weight of every gap times the chance that some offer of the set helps with it."""
    return sum(gap.weight * (1 - prod(1 - offer.strengths[k] for offer in offers)) for k, gap in enumerate(found))


def strength(training: Training, topic: Topic, levels: Iterable[LevelKey], framework: Framework) -> float:
    """c: how strongly `training` helps with `topic`; a theme it does not name gets at most 0.3, a level it is not
    offered at (among the allowed `levels`) nothing, unless it is a practice form."""
    if not is_practice(training) and topic.level not in set(training.levels) & set(levels):
        return 0.0
    named = {(one.role, one.epa_task): one.strength for one in training.covers}
    full = named.get((topic.role, topic.epa_task), 0.0)
    return full if topic.theme in training.themes else min(framework.constants.unnamed_theme_strength, full)


def is_practice(training: Training) -> bool:
    """Whether one learns by doing the work itself."""
    return "workplace" in training.learning


def hours(training: Training, framework: Framework) -> float:
    """Hours to plan: the most its source gives, else the least, else the planning hours of its duration class."""
    planning = {one.key: one.planning_hours for one in framework.durations}
    return training.hours_max or training.hours_min or planning[training.duration or ""]


def allowed_levels(profile: Profile, framework: Framework) -> tuple[LevelKey, ...]:
    """The levels an offer may have: up to the target of the phase, and at most one above what is reached."""
    keys = [level.key for level in framework.levels]
    reached = keys.index(profile.overall.level) + 1 if profile.overall.level in keys else 0
    target = keys.index(framework.phase(profile.assessment.phase).scope[-1]) + 1
    return tuple(keys[: min(target, reached + 1)])


def _offers(
    profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish, found: Sequence[Gap]
) -> Iterator[Offer]:
    levels = allowed_levels(profile, framework)
    for training in catalogue.entries:
        if not _is_open_to(training, profile.assessment.phase, levels, wish):
            continue
        strengths = tuple(strength(training, gap.topic, levels, framework) for gap in found)
        if any(strengths):
            yield Offer(training, hours(training, framework), strengths)


def _is_open_to(training: Training, phase: str, levels: Sequence[LevelKey], wish: Wish) -> bool:
    return (
        training.suggest
        and training.certainty != "low"
        and training.id not in wish.done
        and wish.audience in training.audiences
        and phase in training.phases
        and (not training.specialisms or wish.specialism in training.specialisms)
        and (not training.institutes or wish.institute in training.institutes)
        and any(level in levels for level in training.levels)
    )


def _best(
    offers: Sequence[Offer],
    found: Sequence[Gap],
    budget: float | None,
    most: int,
    fits: Callable[[Sequence[Offer]], bool],
) -> tuple[Offer, ...]:
    def allowed(chosen: Sequence[Offer]) -> bool:
        return (budget is None or sum(offer.hours for offer in chosen) <= budget) and fits(chosen)

    def rank(chosen: Sequence[Offer]) -> tuple[float, float, tuple[str, ...]]:
        ids = tuple(offer.training.id for offer in chosen)
        return -round(value(chosen, found), ROUNDING), sum(offer.hours for offer in chosen), ids

    sets = (chosen for size in range(1, most + 1) for chosen in combinations(offers, size))
    return min(filter(allowed, sets), key=rank, default=())


def _anything(chosen: Sequence[Offer]) -> bool:
    return True


def _is_practical(chosen: Sequence[Offer], practice_is_there: bool) -> bool:
    """For gaps in experience: a practice form when one is open to the person, and never knowledge alone.

    Whether it also fits the time does not matter here, or more time could make the advice worse.
    """
    if practice_is_there:
        return any(is_practice(offer.training) for offer in chosen)
    return any(set(offer.training.learning) != {"knowledge"} for offer in chosen)


def _suggestion(offer: Offer, chosen: Sequence[Offer], found: Sequence[Gap]) -> Suggestion:
    others = [other for other in chosen if other is not offer]
    return Suggestion(
        training=offer.training,
        hours=offer.hours,
        estimated=not (offer.training.hours_max or offer.training.hours_min),
        gaps=tuple(gap for gap, c in zip(found, offer.strengths, strict=True) if c),
        value=value(chosen, found) - value(others, found),
    )


def _why_nothing(found: Sequence[Gap], open_to: Sequence[Offer], in_time: Sequence[Offer]) -> str:
    if not found:
        return "no_gaps"
    if not open_to:
        return "no_offer"
    return "no_practice" if in_time else "no_time"
