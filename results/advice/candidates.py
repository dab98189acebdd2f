"""What a training brings to the gaps of one person: its strengths, within the time it takes (measurement.md §6)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from math import prod
from typing import get_args

from results.advice.eligibility import Wish, is_made_for, is_practice
from results.advice.gaps import Gap
from scan.instrument.advice import AdviceParameters
from scan.instrument.base import LevelKey
from scan.instrument.catalogue import Learning, Training
from scan.learning_goal import Topic

KINDS: tuple[Learning | None, ...] = (*get_args(Learning), None)


@dataclass(frozen=True)
class Candidate:
    """A training the person may take: its planning hours, whether it was made for them, and its strengths.

    By position of the gap, zeros left out: `reach` holds c, and `strengths` c', within the time the training takes.
    """

    training: Training
    kind: Learning | None
    hours: float
    made_for: bool
    reach: Mapping[int, float] = field(repr=False)
    strengths: Mapping[int, float] = field(repr=False)

    @property
    def families(self) -> frozenset[str]:
        """Two candidates that share one of these are never advised together."""
        return frozenset(self.training.family)


def candidate(
    training: Training, gaps: Sequence[Gap], levels: Collection[LevelKey], advice: AdviceParameters, wish: Wish
) -> Candidate:
    """What a training brings to these gaps; `levels` are those of `allowed_levels`."""
    hours = training.hours_to_plan(advice)
    reach = dict(_reach(training, gaps, levels, advice))
    strengths = _within(reach, gaps, advice.topics_in(hours))
    return Candidate(training, training.kind, hours, is_made_for(training, wish), reach, strengths)


def strength(training: Training, topic: Topic, levels: Iterable[LevelKey], advice: AdviceParameters) -> float:
    """c: how strongly `training` helps with `topic`; less on a theme it does not name.

    A level it is not offered at (among the allowed `levels`) gives nothing, unless it is a practice form.
    """
    return next((c for _, c in strengths(training, [topic], levels, advice)), 0.0)


def strengths(
    training: Training, topics: Sequence[Topic], levels: Iterable[LevelKey], advice: AdviceParameters
) -> Iterator[tuple[int, float]]:
    """c per topic, by its position; topics that get nothing are left out."""
    offered = None if is_practice(training) else set(training.levels) & set(levels)
    covered = {(one.role, one.epa_task): one.strength for one in training.covers}
    for position, topic in enumerate(topics):
        full = covered.get((topic.role, topic.epa_task), 0.0)
        if full and (offered is None or topic.level in offered):
            c = full if topic.theme in training.themes else advice.without_theme(full)
            yield from [(position, c)] if c else ()


def value(candidates: Sequence[Candidate], gaps: Sequence[Gap]) -> float:
    """V(Q): per gap its weight times what knowing, practising and taking part bring together, each kind once."""
    helped = sorted({position for one in candidates for position in one.strengths})
    return sum((gaps[position].weight * _helped(candidates, position) for position in helped), 0.0)


def _helped(candidates: Sequence[Candidate], position: int) -> float:
    best: dict[str | None, float] = {}
    for one in candidates:
        best[one.kind] = max(best.get(one.kind, 0.0), one.strengths.get(position, 0.0))
    return 1 - prod(1 - c for c in best.values())


def gain_after(chosen: Sequence[Candidate], gaps: Sequence[Gap]) -> Callable[[Candidate], float]:
    """What V gains, up to rounding, when one more candidate joins `chosen`."""
    best = {kind: [_best(chosen, kind, position) for position in range(len(gaps))] for kind in KINDS}
    left = {kind: [gap.weight for gap in gaps] for kind in KINDS}
    for kind, other in permutations(KINDS, 2):
        left[kind] = [weight * (1 - c) for weight, c in zip(left[kind], best[other], strict=True)]

    def gain(one: Candidate) -> float:
        known, weights = best[one.kind], left[one.kind]
        return sum(weights[k] * (c - known[k]) for k, c in one.strengths.items() if c > known[k])

    return gain


def _best(chosen: Sequence[Candidate], kind: Learning | None, position: int) -> float:
    return max((one.strengths.get(position, 0.0) for one in chosen if one.kind == kind), default=0.0)


def _reach(
    training: Training, gaps: Sequence[Gap], levels: Collection[LevelKey], advice: AdviceParameters
) -> Iterator[tuple[int, float]]:
    """What was never done is learnt neither by knowledge alone nor with a patient one does not have."""
    helps_beginners = training.kind != "knowledge" and not training.own_patient
    for position, c in strengths(training, [gap.topic for gap in gaps], levels, advice):
        if helps_beginners or not gaps[position].never_done:
            yield position, c


def _within(reach: Mapping[int, float], gaps: Sequence[Gap], topics: int | None) -> dict[int, float]:
    """The topics one gets to in the time: those with the largest w·c, then the larger c, then content order."""
    order = sorted(reach, key=lambda position: (-gaps[position].weight * reach[position], -reach[position], position))
    return {position: reach[position] for position in order[:topics]}
