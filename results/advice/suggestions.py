"""Which trainings fit best in the time there is: exact, and each with its reason (measurement.md §6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from results.advice.best_set import ROUNDING, Limits, best_set
from results.advice.candidates import Candidate, candidate, value
from results.advice.eligibility import (
    PERSONAL_OBSTACLES,
    Wish,
    allowed_levels,
    is_obligatory,
    may_be_advised,
    obstacles,
)
from results.advice.first_reading import FirstReading, first_reading
from results.advice.gaps import Gap, find_gaps, mainly_inexperience, weighed
from scan.instrument.advice import AdviceParameters
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

    `uncovered` ignores the learner's own filters. `reason` tells why there are no suggestions, and is else ""; then
    `shortest` is the shortest training that more time would allow. `first` is what to read first and `in_training` what
    the person's training holds already; both stand beside the set.
    """

    suggestions: tuple[Suggestion, ...]
    value: float
    gaps: tuple[Gap, ...]
    uncovered: tuple[Gap, ...]
    parameters: AdviceParameters
    reason: EmptyReason = ""
    shortest: Training | None = None
    first: tuple[FirstReading, ...] = ()
    in_training: tuple[Training, ...] = ()


def suggest(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Advice:
    """The set of at most three trainings with the highest value, what to read first, and what the training holds."""
    parameters, phase = catalogue.advice, profile.assessment.phase
    gaps = weighed(find_gaps(profile.assessment, instrument), parameters, wish.goals, wish.seen_by_supervisor)
    offers = _open_offers(profile, instrument, catalogue, wish, gaps)
    wanted = [offer for offer, is_wanted in offers if is_wanted]
    limits = _limits(gaps, wanted, parameters, wish)
    chosen = _in_order(best_set([one for one in wanted if limits.leave_room([one])], gaps, limits), gaps)
    reason = "" if chosen else _empty_reason(profile, gaps, bool(offers), wanted, limits)
    return Advice(
        suggestions=tuple(_suggestion(one, chosen, gaps) for one in chosen),
        value=value(chosen, gaps),
        gaps=gaps,
        uncovered=tuple(gap for k, gap in enumerate(gaps) if not any(k in offer.reach for offer, _ in offers)),
        parameters=parameters,
        reason=reason,
        shortest=_shortest(wanted, limits) if reason in ("no_time", "no_practice") else None,
        first=first_reading(gaps, phase, instrument.framework, catalogue, wish),
        in_training=tuple(one for one in catalogue.entries if is_obligatory(one, phase, wish)),
    )


def _open_offers(
    profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish, gaps: Sequence[Gap]
) -> list[tuple[Candidate, bool]]:
    """What helps with a gap and is meant for this person, each with whether it passes their own filters."""
    phase, levels = profile.assessment.phase, allowed_levels(profile, instrument.framework)
    found = []
    for training in filter(may_be_advised, catalogue.entries):
        against = obstacles(training, phase, levels, wish)
        if not set(against) - PERSONAL_OBSTACLES and not is_obligatory(training, phase, wish):
            offer = candidate(training, gaps, levels, catalogue.advice, wish)
            if offer.strengths:
                found.append((offer, not against))
    return found


def _limits(gaps: Sequence[Gap], wanted: Sequence[Candidate], parameters: AdviceParameters, wish: Wish) -> Limits:
    """Who mainly lacks experience needs a practice form when one is open to them, whether or not it fits the time."""
    inexperienced = mainly_inexperience(gaps, parameters)
    practice_is_there = any(one.kind == "workplace" for one in wanted)
    return Limits(parameters.set_most, wish.hours, inexperienced and practice_is_there, inexperienced)


def _in_order(chosen: Sequence[Candidate], gaps: Sequence[Gap]) -> list[Candidate]:
    return sorted(chosen, key=lambda one: (-round(value([one], gaps), ROUNDING), one.hours, one.training.id))


def _suggestion(one: Candidate, chosen: Sequence[Candidate], gaps: Sequence[Gap]) -> Suggestion:
    others = [other for other in chosen if other is not one]
    helped = sorted(one.strengths, key=lambda k: (-gaps[k].weight * one.strengths[k], k))
    return Suggestion(
        training=one.training,
        hours=one.hours,
        gaps=tuple(gaps[k] for k in helped),
        strengths=tuple(one.strengths[k] for k in helped),
        value=value(chosen, gaps) - value(others, gaps),
    )


def _empty_reason(
    profile: Profile, gaps: Sequence[Gap], has_offers: bool, wanted: Sequence[Candidate], limits: Limits
) -> EmptyReason:
    if not gaps:
        return "no_gaps" if profile.assessment.answers else "no_answers"
    if not has_offers:
        return "no_offer"
    if not wanted:
        return "no_match"
    return "no_practice" if any(limits.leave_room([one]) for one in wanted) else "no_time"


def _shortest(wanted: Sequence[Candidate], limits: Limits) -> Training | None:
    """The shortest training that is a set by itself when there is more time."""
    enough = replace(limits, hours=None)
    fitting = [one for one in wanted if enough.allow([one])]
    shortest = min(fitting, key=lambda one: (one.hours, one.training.id), default=None)
    return shortest.training if shortest else None
