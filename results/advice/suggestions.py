"""Which trainings fit best in the time there is: exact, and each with its reason (measurement.md §6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from results.advice.best_set import ROUNDING, Limits, best_set
from results.advice.candidates import Candidate, candidate, value
from results.advice.eligibility import (
    OWN_CHOICE,
    Wish,
    allowed_levels,
    is_obligatory,
    is_practice,
    may_be_advised,
    obstacles,
)
from results.advice.first_reading import FirstReading, first_reading
from results.advice.gaps import Gap, gaps, mainly_inexperience, weighed
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Profile

EmptyReason = Literal["", "no_answers", "no_gaps", "no_offer", "no_match", "no_time", "no_practice"]


@dataclass(frozen=True)
class Suggestion:
    """One advised training: the hours to plan, the gaps it helps with and how strongly each (`strengths`, c').

    The gaps it helps most come first. `value` is what the set would lose without it.
    """

    training: Training
    hours: float
    gaps: tuple[Gap, ...]
    strengths: tuple[float, ...]
    value: float


@dataclass(frozen=True)
class Advice:
    """The best set: its value V, all gaps it was chosen for, and those that nothing on offer helps with.

    `uncovered` looks past what the person filtered away. `reason` is empty, or says why there are no suggestions.
    `first` is what to read first and `in_training` what the person's training holds already; both stand beside the set.
    """

    suggestions: tuple[Suggestion, ...]
    value: float
    gaps: tuple[Gap, ...]
    uncovered: tuple[Gap, ...]
    reason: EmptyReason = ""
    first: tuple[FirstReading, ...] = ()
    in_training: tuple[Training, ...] = ()


def suggest(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Advice:
    """The set of at most three trainings with the highest value, what to read first, and what the training holds."""
    numbers, phase = catalogue.advice, profile.assessment.phase
    short = weighed(gaps(profile.assessment, instrument), numbers, wish.goals, wish.seen_by_supervisor)
    open_to = list(_open_to(profile, instrument, catalogue, wish, short))
    wanted = [one for one in open_to if not _obstacles(one.training, profile, instrument, wish)]
    limits = _limits(short, wanted, catalogue, wish)
    best = best_set([one for one in wanted if limits.leave_room([one])], short, limits)
    chosen = sorted(best, key=lambda one: (-round(value([one], short), ROUNDING), one.hours, one.training.id))
    return Advice(
        suggestions=tuple(_suggestion(one, chosen, short) for one in chosen),
        value=value(chosen, short),
        gaps=short,
        uncovered=tuple(gap for position, gap in enumerate(short) if not any(position in one.reach for one in open_to)),
        reason="" if chosen else _why_nothing(profile, short, open_to, wanted, limits),
        first=first_reading(short, phase, instrument.framework, catalogue, wish),
        in_training=tuple(one for one in catalogue.entries if is_obligatory(one, phase, wish)),
    )


def _open_to(
    profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish, short: Sequence[Gap]
) -> Iterator[Candidate]:
    """What helps with a gap and is meant for this person, whatever they filtered away."""
    levels = allowed_levels(profile, instrument.framework)
    for training in filter(may_be_advised, catalogue.entries):
        is_competing = not is_obligatory(training, profile.assessment.phase, wish)
        if is_competing and not set(_obstacles(training, profile, instrument, wish)) - OWN_CHOICE:
            found = candidate(training, short, levels, catalogue.advice, wish)
            if found.strengths:
                yield found


def _obstacles(training: Training, profile: Profile, instrument: Instrument, wish: Wish) -> list[str]:
    levels = allowed_levels(profile, instrument.framework)
    return [*obstacles(training, profile.assessment.phase, levels, wish)]


def _limits(short: Sequence[Gap], wanted: Sequence[Candidate], catalogue: Catalogue, wish: Wish) -> Limits:
    """Who mainly lacks experience needs a practice form when one is open to them, whether or not it fits the time."""
    inexperienced = mainly_inexperience(short, catalogue.advice)
    practice_is_there = any(is_practice(one.training) for one in wanted)
    return Limits(catalogue.advice.set_most, wish.hours, inexperienced and practice_is_there, inexperienced)


def _suggestion(one: Candidate, chosen: Sequence[Candidate], short: Sequence[Gap]) -> Suggestion:
    others = [other for other in chosen if other is not one]
    helped = sorted(one.strengths, key=lambda position: (-short[position].weight * one.strengths[position], position))
    return Suggestion(
        training=one.training,
        hours=one.hours,
        gaps=tuple(short[position] for position in helped),
        strengths=tuple(one.strengths[position] for position in helped),
        value=value(chosen, short) - value(others, short),
    )


def _why_nothing(
    profile: Profile,
    short: Sequence[Gap],
    open_to: Sequence[Candidate],
    wanted: Sequence[Candidate],
    limits: Limits,
) -> EmptyReason:
    if not short:
        return "no_gaps" if profile.assessment.answers else "no_answers"
    if not open_to:
        return "no_offer"
    if not wanted:
        return "no_match"
    return "no_practice" if any(limits.leave_room([one]) for one in wanted) else "no_time"
