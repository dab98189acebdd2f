"""Two blind assessments of one learner compared: where they agree and what to discuss (measurement.md §4)."""

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
FEWEST_PAIRS = 2  # fewer differences have no spread


@dataclass(frozen=True)
class AnswerPair:
    """An item that both answered with a number (1–5), with its end norm and the maximum of its scale."""

    item: Item
    own: int
    rating: int
    norm: int
    ceiling: int

    @property
    def difference(self) -> int:
        """The own answer minus the supervisor's, in points."""
        return self.own - self.rating

    @property
    def crosses(self) -> bool:
        """Whether exactly one of the two answers reaches the norm."""
        return (self.own >= self.norm) != (self.rating >= self.norm)


@dataclass(frozen=True)
class MeanDifference:
    """Own minus supervisor's answers, in points: the mean, and half the width of its 90 % interval (1.645·SD/√n)."""

    mean: float
    half: float


@dataclass(frozen=True)
class Comparison:
    """A comparison of self and supervisor; all numbers are computed over `pairs`, which are in content order.

    `equal` and `within_one` are shares 0–1, None without pairs; `difference` is None below two pairs.
    `talking_pairs` are at most five pairs that differ, the largest difference first; `strengths` those where both
    reach the norm and the criterion. `one_sided` are the items that one answered "nog niet gedaan" and the other with
    a number: they have no difference in points, but are worth planning.
    """

    pairs: tuple[AnswerPair, ...]
    equal: float | None
    within_one: float | None
    difference: MeanDifference | None
    talking_pairs: tuple[AnswerPair, ...]
    strengths: tuple[AnswerPair, ...]
    one_sided: tuple[Item, ...]
    roles: tuple[RoleViews, ...]


def compare(own: Assessment, rating: Assessment, instrument: Instrument) -> Comparison:
    """Compare the `checked` own scan with the supervisor's `rating`, both of `instrument` (measurement.md §4).

    Two numbers make a pair: "niet gezien", open, NE and NVT never count. The two are never averaged. AnswerError when
    they are not a self-assessment and a supervisor's rating of the same version and phase.
    """
    if problems := tuple(_problems(own, rating)):
        raise AnswerError(problems)
    phase = instrument.framework.phase(own.phase)
    items = instrument.items_of(phase)
    pairs = tuple(_pairs(items, own, rating, phase))
    distances = [abs(pair.difference) for pair in pairs]
    criterion = instrument.framework.constants.criterion
    return Comparison(
        pairs=pairs,
        equal=_share([distance == 0 for distance in distances]),
        within_one=_share([distance <= 1 for distance in distances]),
        difference=_mean_difference(pairs),
        talking_pairs=_talking(pairs),
        strengths=tuple(pair for pair in pairs if _is_strength(pair, criterion)),
        one_sided=tuple(item for item in items if _is_one_sided(item, own, rating)),
        roles=role_views(own, rating, instrument, {pair.item.id for pair in pairs}),
    )


def _problems(own: Assessment, rating: Assessment) -> Iterator[str]:
    if (own.by, rating.by) != ("self", "supervisor"):
        yield f"by: {own.by} and {rating.by} are no self and supervisor"
    for name in ("instrument", "version", "phase"):
        own_value, rating_value = getattr(own, name), getattr(rating, name)
        if own_value != rating_value:
            yield f"{name}: {own_value!r} and {rating_value!r} are not the same"


def _pairs(items: Sequence[Item], own: Assessment, rating: Assessment, phase: Phase) -> Iterator[AnswerPair]:
    for item in items:
        mine, theirs = own.answers.get(item.id), rating.answers.get(item.id)
        if isinstance(mine, int) and isinstance(theirs, int):
            yield AnswerPair(item, mine, theirs, norm(item, phase), ceiling(item, phase))


def _share(facts: Sequence[bool]) -> float | None:
    return sum(facts) / len(facts) if facts else None


def _mean_difference(pairs: Sequence[AnswerPair]) -> MeanDifference | None:
    if len(pairs) < FEWEST_PAIRS:
        return None
    differences = [pair.difference for pair in pairs]
    return MeanDifference(fmean(differences), INTERVAL_Z * stdev(differences) / sqrt(len(differences)))


def _talking(pairs: Sequence[AnswerPair]) -> tuple[AnswerPair, ...]:
    """Sorted by largest difference, then pairs that cross the norm, then content order."""
    differ = [pair for pair in pairs if pair.difference]
    return tuple(sorted(differ, key=lambda pair: (-abs(pair.difference), not pair.crosses))[:TALKING_MOST])


def _is_strength(pair: AnswerPair, criterion: int) -> bool:
    """Whether both reach norm and criterion; where a scale ends below the criterion (n7), its maximum is enough."""
    return min(pair.own, pair.rating) >= max(pair.norm, min(criterion, pair.ceiling))


def _is_one_sided(item: Item, own: Assessment, rating: Assessment) -> bool:
    answers: tuple[Answer | None, Answer | None] = own.answers.get(item.id), rating.answers.get(item.id)
    return NE in answers and any(isinstance(answer, int) for answer in answers)
