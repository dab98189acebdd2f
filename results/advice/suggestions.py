"""Which trainings fit best in the time there is: exact, and each with its reason (measurement.md §6)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from math import prod
from typing import Literal

from results.advice.eligibility import OWN_CHOICE, Wish, allowed_levels, hours, is_practice, may_be_advised, obstacles
from results.advice.gaps import Gap, Topic, gaps, mainly_inexperience
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Profile

EmptyReason = Literal["", "no_answers", "no_gaps", "no_offer", "no_match", "no_time", "no_practice"]
ROUNDING = 9  # decimals within which two values are a tie


@dataclass(frozen=True)
class Suggestion:
    """One advised training: planning `hours` (`estimated` when no source gives them), the gaps it helps with and how
    strongly each (`strengths`, c), and `value`, what the set would lose without it."""

    training: Training
    hours: float
    estimated: bool
    gaps: tuple[Gap, ...]
    strengths: tuple[float, ...]
    value: float


@dataclass(frozen=True)
class Advice:
    """The best set: its value V, all gaps it was chosen for, and those that nothing on offer helps with.

    `uncovered` looks past what the person filtered away. `reason` is empty, or says why there are no suggestions.
    """

    suggestions: tuple[Suggestion, ...]
    value: float
    gaps: tuple[Gap, ...]
    uncovered: tuple[Gap, ...]
    reason: EmptyReason = ""


@dataclass(frozen=True)
class Candidate:
    """A training the person may take: its planning hours, whether it is what they want, and per gap the strength c."""

    training: Training
    hours: float
    wanted: bool
    strengths: tuple[float, ...] = field(repr=False)


def suggest(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Advice:
    """The set of at most three trainings with the highest value; ties go to fewer hours, then to id."""
    framework = instrument.framework
    found = gaps(profile.assessment, instrument, wish.goals, wish.seen_by_supervisor)
    open_to = sorted(_offers(profile, framework, catalogue, wish, found), key=lambda offer: offer.training.id)
    wanted = [offer for offer in open_to if offer.wanted]
    in_time = [offer for offer in wanted if wish.hours is None or offer.hours <= wish.hours]
    needs_practice = mainly_inexperience(found, framework.constants)
    practice_is_there = any(is_practice(offer.training) for offer in wanted)
    fits = partial(_is_practical, practice_is_there=practice_is_there) if needs_practice else _anything
    best = _best(in_time, found, wish.hours, framework.constants.set_most, fits)
    chosen = sorted(best, key=lambda offer: (-round(value([offer], found), ROUNDING), offer.hours, offer.training.id))
    return Advice(
        suggestions=tuple(_suggestion(offer, chosen, found) for offer in chosen),
        value=value(chosen, found),
        gaps=found,
        uncovered=tuple(gap for k, gap in enumerate(found) if not any(offer.strengths[k] for offer in open_to)),
        reason="" if chosen else _why_nothing(profile, found, open_to, wanted, in_time),
    )


def value(offers: Sequence[Candidate], found: Sequence[Gap]) -> float:
    """V(Q): the weight of every gap times the chance that some offer of the set helps with it."""
    return sum((gap.weight * (1 - prod(1 - one.strengths[k] for one in offers)) for k, gap in enumerate(found)), 0.0)


def strength(training: Training, topic: Topic, levels: Iterable[LevelKey], framework: Framework) -> float:
    """c: how strongly `training` helps with `topic`; a theme it does not name gets at most 0.3, a level it is not
    offered at (among the allowed `levels`) nothing, unless it is a practice form."""
    if not is_practice(training) and topic.level not in set(training.levels) & set(levels):
        return 0.0
    named = {(one.role, one.epa_task): one.strength for one in training.covers}
    full = named.get((topic.role, topic.epa_task), 0.0)
    return full if topic.theme in training.themes else min(framework.constants.unnamed_theme_strength, full)


def _offers(
    profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish, found: Sequence[Gap]
) -> Iterator[Candidate]:
    levels = allowed_levels(profile, framework)
    for training in filter(may_be_advised, catalogue.entries):
        against = obstacles(training, profile.assessment.phase, levels, wish)
        if set(against) - OWN_CHOICE:
            continue
        strengths = tuple(strength(training, gap.topic, levels, framework) for gap in found)
        if any(strengths):
            yield Candidate(training, hours(training, framework), not against, strengths)


def _best(
    offers: Sequence[Candidate],
    found: Sequence[Gap],
    budget: float | None,
    most: int,
    fits: Callable[[Sequence[Candidate]], bool],
) -> tuple[Candidate, ...]:
    def allowed(chosen: Sequence[Candidate]) -> bool:
        return (budget is None or sum(offer.hours for offer in chosen) <= budget) and fits(chosen)

    def rank(chosen: Sequence[Candidate]) -> tuple[float, float, tuple[str, ...]]:
        ids = tuple(offer.training.id for offer in chosen)
        return -round(value(chosen, found), ROUNDING), sum(offer.hours for offer in chosen), ids

    sets = (chosen for size in range(1, most + 1) for chosen in combinations(offers, size))
    return min(filter(allowed, sets), key=rank, default=())


def _anything(chosen: Sequence[Candidate]) -> bool:
    return True


def _is_practical(chosen: Sequence[Candidate], practice_is_there: bool) -> bool:
    """For gaps in experience: a practice form when one is open to the person, and never knowledge alone.

    Whether it also fits the time does not matter here, or more time could make the advice worse.
    """
    if practice_is_there:
        return any(is_practice(offer.training) for offer in chosen)
    return any(set(offer.training.learning) != {"knowledge"} for offer in chosen)


def _suggestion(offer: Candidate, chosen: Sequence[Candidate], found: Sequence[Gap]) -> Suggestion:
    others = [other for other in chosen if other is not offer]
    helped = [(gap, c) for gap, c in zip(found, offer.strengths, strict=True) if c]
    return Suggestion(
        training=offer.training,
        hours=offer.hours,
        estimated=not (offer.training.hours_max or offer.training.hours_min),
        gaps=tuple(gap for gap, _ in helped),
        strengths=tuple(c for _, c in helped),
        value=value(chosen, found) - value(others, found),
    )


def _why_nothing(
    profile: Profile,
    found: Sequence[Gap],
    open_to: Sequence[Candidate],
    wanted: Sequence[Candidate],
    in_time: Sequence[Candidate],
) -> EmptyReason:
    if not found:
        return "no_gaps" if profile.assessment.answers else "no_answers"
    if not open_to:
        return "no_offer"
    if not wanted:
        return "no_match"
    return "no_practice" if in_time else "no_time"
