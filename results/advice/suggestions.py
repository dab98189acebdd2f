"""The set of trainings with the highest value within the time budget, by exact search (measurement.md §6)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from math import prod
from typing import Literal

from results.advice.eligibility import (
    PERSONAL_OBSTACLES,
    Wish,
    allowed_levels,
    is_practice,
    may_be_advised,
    obstacles,
    planning_hours,
)
from results.advice.gaps import Gap, find_gaps, mainly_inexperience
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument
from scan.learning_goal import Topic
from scan.scoring.profile import Profile

EmptyReason = Literal["", "no_answers", "no_gaps", "no_offer", "no_match", "no_time", "no_practice"]
ROUNDING = 9  # decimals within which two values are a tie


@dataclass(frozen=True)
class Suggestion:
    """One advised training: planning `hours` (`estimated` when no source gives them), the gaps it covers with the
    strength c of each, and `value`: the decrease of the set's value without it."""

    training: Training
    hours: float
    estimated: bool
    gaps: tuple[Gap, ...]
    strengths: tuple[float, ...]
    value: float


@dataclass(frozen=True)
class Advice:
    """The best set: its value V, all gaps, and the gaps that no training covers.

    `uncovered` ignores the learner's own filters. `reason` tells why there are no suggestions, and is else "".
    """

    suggestions: tuple[Suggestion, ...]
    value: float
    gaps: tuple[Gap, ...]
    uncovered: tuple[Gap, ...]
    reason: EmptyReason = ""


@dataclass(frozen=True)
class Candidate:
    """A training open to the learner: planning hours, whether it meets their preferences, and strength c per gap."""

    training: Training
    hours: float
    wanted: bool
    strengths: tuple[float, ...] = field(repr=False)


def suggest(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Advice:
    """The set of at most three trainings with the highest value; ties go to fewer hours, then to id."""
    framework = instrument.framework
    gaps = find_gaps(profile.assessment, instrument, wish.goals, wish.seen_by_supervisor)
    open_offers = sorted(_candidates(profile, framework, catalogue, wish, gaps), key=lambda offer: offer.training.id)
    wanted = [offer for offer in open_offers if offer.wanted]
    in_time = [offer for offer in wanted if wish.hours is None or offer.hours <= wish.hours]
    needs_practice = mainly_inexperience(gaps, framework.constants)
    practice_is_there = any(is_practice(offer.training) for offer in wanted)
    is_suitable = partial(_is_practical, practice_is_there=practice_is_there) if needs_practice else _always
    best = _best(in_time, gaps, wish.hours, framework.constants.set_most, is_suitable)
    chosen = sorted(best, key=lambda offer: (-round(value([offer], gaps), ROUNDING), offer.hours, offer.training.id))
    return Advice(
        suggestions=tuple(_suggestion(offer, chosen, gaps) for offer in chosen),
        value=value(chosen, gaps),
        gaps=gaps,
        uncovered=tuple(gap for k, gap in enumerate(gaps) if not any(offer.strengths[k] for offer in open_offers)),
        reason="" if chosen else _empty_reason(profile, gaps, open_offers, wanted, in_time),
    )


def value(offers: Sequence[Candidate], gaps: Sequence[Gap]) -> float:
    """V(Q): the sum over gaps of weight times the probability that at least one training of the set helps."""
    return sum((gap.weight * (1 - prod(1 - offer.strengths[k] for offer in offers)) for k, gap in enumerate(gaps)), 0.0)


def strength(training: Training, topic: Topic, levels: Iterable[LevelKey], framework: Framework) -> float:
    """c (0–1): how strongly `training` helps with `topic`; at most `unnamed_theme_strength` for a theme it does not
    name, and 0 at a level outside its own and the allowed `levels`, except for workplace learning."""
    if not is_practice(training) and topic.level not in set(training.levels) & set(levels):
        return 0.0
    strengths = {(cover.role, cover.epa_task): cover.strength for cover in training.covers}
    full = strengths.get((topic.role, topic.epa_task), 0.0)
    return full if topic.theme in training.themes else min(framework.constants.unnamed_theme_strength, full)


def _candidates(
    profile: Profile, framework: Framework, catalogue: Catalogue, wish: Wish, gaps: Sequence[Gap]
) -> Iterator[Candidate]:
    levels = allowed_levels(profile, framework)
    for training in filter(may_be_advised, catalogue.entries):
        against = obstacles(training, profile.assessment.phase, levels, wish)
        if set(against) - PERSONAL_OBSTACLES:
            continue
        strengths = tuple(strength(training, gap.topic, levels, framework) for gap in gaps)
        if any(strengths):
            yield Candidate(training, planning_hours(training, framework), not against, strengths)


def _best(
    offers: Sequence[Candidate],
    gaps: Sequence[Gap],
    budget: float | None,
    most: int,
    is_suitable: Callable[[Sequence[Candidate]], bool],
) -> tuple[Candidate, ...]:
    def allowed(chosen: Sequence[Candidate]) -> bool:
        return (budget is None or sum(offer.hours for offer in chosen) <= budget) and is_suitable(chosen)

    def rank(chosen: Sequence[Candidate]) -> tuple[float, float, tuple[str, ...]]:
        ids = tuple(offer.training.id for offer in chosen)
        return -round(value(chosen, gaps), ROUNDING), sum(offer.hours for offer in chosen), ids

    sets = (chosen for size in range(1, most + 1) for chosen in combinations(offers, size))
    return min(filter(allowed, sets), key=rank, default=())


def _always(chosen: Sequence[Candidate]) -> bool:
    return True


def _is_practical(chosen: Sequence[Candidate], practice_is_there: bool) -> bool:
    """For gaps in experience: includes workplace learning when available, and is never knowledge only.

    Availability ignores the time budget; otherwise a larger budget could give a worse advice.
    """
    if practice_is_there:
        return any(is_practice(offer.training) for offer in chosen)
    return any(set(offer.training.learning) != {"knowledge"} for offer in chosen)


def _suggestion(offer: Candidate, chosen: Sequence[Candidate], gaps: Sequence[Gap]) -> Suggestion:
    others = [other for other in chosen if other is not offer]
    helped = [(gap, c) for gap, c in zip(gaps, offer.strengths, strict=True) if c]
    return Suggestion(
        training=offer.training,
        hours=offer.hours,
        estimated=not (offer.training.hours_max or offer.training.hours_min),
        gaps=tuple(gap for gap, _ in helped),
        strengths=tuple(c for _, c in helped),
        value=value(chosen, gaps) - value(others, gaps),
    )


def _empty_reason(
    profile: Profile,
    gaps: Sequence[Gap],
    open_offers: Sequence[Candidate],
    wanted: Sequence[Candidate],
    in_time: Sequence[Candidate],
) -> EmptyReason:
    if not gaps:
        return "no_gaps" if profile.assessment.answers else "no_answers"
    if not open_offers:
        return "no_offer"
    if not wanted:
        return "no_match"
    return "no_practice" if in_time else "no_time"
