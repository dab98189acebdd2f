"""The set of trainings with the highest value, found exactly by branch and bound (measurement.md §6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from results.advice.candidates import Candidate, value
from results.advice.gaps import Gap

ROUNDING = 9  # decimals within which two values are a tie
SLACK = 1e-8  # more than rounding and arithmetic can differ
Rank = tuple[float, int, int, float, tuple[str, ...]]


@dataclass(frozen=True)
class Limits:
    """What a set must keep: its size, the hours of all together, and what who mainly lacks experience needs.

    `practice` asks a practice form, `no_knowledge_alone` something that is more than knowledge.
    """

    most: int
    hours: float | None = None
    practice: bool = False
    no_knowledge_alone: bool = False

    def allow(self, chosen: Sequence[Candidate]) -> bool:
        """Whether a whole set keeps the limits."""
        is_active = any(one.kind != "knowledge" for one in chosen) or not self.no_knowledge_alone
        has_practice = any(one.kind == "workplace" for one in chosen) or not self.practice
        return bool(chosen) and is_active and has_practice and self.leave_room(chosen)

    def leave_room(self, chosen: Sequence[Candidate]) -> bool:
        """Whether a set may still grow to one that keeps the limits: in time, and no two of a family."""
        families = [key for one in chosen for key in one.families]
        in_time = self.hours is None or sum(one.hours for one in chosen) <= self.hours
        return in_time and len(families) == len(set(families)) and len(chosen) <= self.most


def best_set(candidates: Sequence[Candidate], gaps: Sequence[Gap], limits: Limits) -> tuple[Candidate, ...]:
    """The set with the highest value; empty when no allowed set has any.

    Ties go to fewer trainings, then more that were made for the person, then fewer hours, then the first ids.
    """
    search = _Search(candidates, gaps, limits)
    search.extend((), 0.0, 0)
    return search.best


def rank(chosen: Sequence[Candidate], gaps: Sequence[Gap]) -> Rank:
    """The lower, the better."""
    made_for = sum(one.made_for for one in chosen)
    ids = tuple(sorted(one.training.id for one in chosen))
    return -round(value(chosen, gaps), ROUNDING), len(chosen), -made_for, sum(one.hours for one in chosen), ids


class _Search:
    """Sets in the order of what each candidate is worth alone, until what can still come is worth too little."""

    def __init__(self, candidates: Sequence[Candidate], gaps: Sequence[Gap], limits: Limits) -> None:
        worth = {one.training.id: value([one], gaps) for one in candidates}
        self.candidates = sorted(candidates, key=lambda one: (-worth[one.training.id], one.training.id))
        self.alone = [worth[one.training.id] for one in self.candidates]
        self.gaps, self.limits = gaps, limits
        self.best: tuple[Candidate, ...] = ()
        self.best_rank: Rank = (0.0, 0, 0, 0.0, ())

    def extend(self, chosen: tuple[Candidate, ...], worth: float, start: int) -> None:
        """Try every set that begins with `chosen`, and goes on with candidates from `start`."""
        left = self.limits.most - len(chosen)
        for position in range(start, len(self.candidates)) if left else ():
            # V is submodular: whatever comes adds no more than it is worth alone.
            if worth + left * self.alone[position] + SLACK < -self.best_rank[0]:
                return
            grown = (*chosen, self.candidates[position])
            if self.limits.leave_room(grown):
                self.extend(grown, self.compare(grown), position + 1)

    def compare(self, chosen: tuple[Candidate, ...]) -> float:
        """The value of a set, which becomes the best when it ranks before the best so far."""
        found = rank(chosen, self.gaps)
        if self.limits.allow(chosen) and found < self.best_rank:
            self.best, self.best_rank = chosen, found
        return -found[0]
