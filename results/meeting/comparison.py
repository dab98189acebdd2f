"""Two blind views of one person laid side by side: where they agree, and what to talk about (measurement.md §4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from results.meeting.role_views import RoleViews, role_views
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, ceiling, norm
from scan.scoring.assessment import NE, Answer, AnswerError, Assessment

TALKING_MOST = 5  # measurement.md §4, as is z: the middle 90 % of a normal distribution
INTERVAL_Z = 1.645
FEWEST = 2  # fewer differences have no spread


@dataclass(frozen=True)
class AnswerPair:
    """One item that both answered with a number of 1–5, with its end norm and its highest point."""

    item: Item
    own: int
    rating: int
    norm: int
    ceiling: int

    @property
    def difference(self) -> int:
        """Points that the person's own answer lies above the supervisor's; negative when it lies below."""
        return self.own - self.rating

    @property
    def crosses(self) -> bool:
        """Whether one of both reaches the norm and the other does not."""
        return (self.own >= self.norm) != (self.rating >= self.norm)


@dataclass(frozen=True)
class MeanDifference:
    """Own minus supervisor's over the pairs, in points: the mean, and half its 90 % interval 1.645·SD/√n."""

    mean: float
    half: float


@dataclass(frozen=True)
class Comparison:
    """Two views; every number stands on `pairs`, in the order of the content, and on nothing else.

    `equal` and `within_one` are shares 0–1, absent without pairs; `difference` is absent below two pairs. `talking`
    holds at most five pairs that differ, the largest first; `strengths` those where both reach the norm and the
    criterion. `one_sided` are the items of which one said "nog niet gedaan" and the other gave a number: no difference
    in points, but something to plan.
    """

    pairs: tuple[AnswerPair, ...]
    equal: float | None
    within_one: float | None
    difference: MeanDifference | None
    talking: tuple[AnswerPair, ...]
    strengths: tuple[AnswerPair, ...]
    one_sided: tuple[Item, ...]
    roles: tuple[RoleViews, ...]


def compare(own: Assessment, rating: Assessment, instrument: Instrument) -> Comparison:
    """A `checked` own scan beside a supervisor's `rating` of it, both by `instrument` (measurement.md §4).

    Only numbers on both sides make a pair: "niet gezien", open, NE and NVT never count. The two are never averaged.
    AnswerError when they are not an own and a supervisor's view of one scan.
    """
    if problems := tuple(_problems(own, rating)):
        raise AnswerError(problems)
    phase = instrument.framework.phase(own.phase)
    items = instrument.items_of(phase)
    pairs = tuple(_pairs(items, own, rating, phase))
    far = [abs(pair.difference) for pair in pairs]
    criterion = instrument.framework.constants.criterion
    return Comparison(
        pairs=pairs,
        equal=_share([one == 0 for one in far]),
        within_one=_share([one <= 1 for one in far]),
        difference=_mean_difference(pairs),
        talking=_talking(pairs),
        strengths=tuple(pair for pair in pairs if _is_strength(pair, criterion)),
        one_sided=tuple(item for item in items if _is_one_sided(item, own, rating)),
        roles=role_views(own, rating, instrument, {pair.item.id for pair in pairs}),
    )


def _problems(own: Assessment, rating: Assessment) -> Iterator[str]:
    if (own.by, rating.by) != ("self", "supervisor"):
        yield f"by: {own.by} and {rating.by} are no self and supervisor"
    for name in ("instrument", "version", "phase"):
        one, other = getattr(own, name), getattr(rating, name)
        if one != other:
            yield f"{name}: {one!r} and {other!r} are not the same"


def _pairs(items: Sequence[Item], own: Assessment, rating: Assessment, phase: Phase) -> Iterator[AnswerPair]:
    for item in items:
        mine, theirs = own.answers.get(item.id), rating.answers.get(item.id)
        if isinstance(mine, int) and isinstance(theirs, int):
            yield AnswerPair(item, mine, theirs, norm(item, phase), ceiling(item, phase))


def _share(facts: Sequence[bool]) -> float | None:
    return sum(facts) / len(facts) if facts else None


def _mean_difference(pairs: Sequence[AnswerPair]) -> MeanDifference | None:
    if len(pairs) < FEWEST:
        return None
    found = [pair.difference for pair in pairs]
    return MeanDifference(fmean(found), INTERVAL_Z * stdev(found) / sqrt(len(found)))


def _talking(pairs: Sequence[AnswerPair]) -> tuple[AnswerPair, ...]:
    """The largest difference first, then what crosses the norm, then as the content has it."""
    differ = [pair for pair in pairs if pair.difference]
    return tuple(sorted(differ, key=lambda pair: (-abs(pair.difference), not pair.crosses))[:TALKING_MOST])


def _is_strength(pair: AnswerPair, criterion: int) -> bool:
    """Where a phase ends below the criterion (n7's supervision scale), its highest point is as good as it gets."""
    return min(pair.own, pair.rating) >= max(pair.norm, min(criterion, pair.ceiling))


def _is_one_sided(item: Item, own: Assessment, rating: Assessment) -> bool:
    both: tuple[Answer | None, Answer | None] = own.answers.get(item.id), rating.answers.get(item.id)
    return NE in both and any(isinstance(one, int) for one in both)
