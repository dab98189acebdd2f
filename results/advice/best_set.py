"""The set of trainings with the highest value, found exactly by branch and bound (measurement.md §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from results.advice.candidates import Candidate, gain_after, value
from results.advice.gaps import Gap

ROUNDING = 9  # decimals within which two values are a tie
SLACK = 1e-8  # more than rounding and arithmetic can differ
Addition = tuple[float, Candidate]  # the most that a candidate can add to a set, and the candidate
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
        return any(self.opens(one) for one in chosen) and self.leave_room(chosen)

    def opens(self, one: Candidate) -> bool:
        """Whether a set may consist of this one; every allowed set has one of these."""
        return one.kind == "workplace" if self.practice else one.kind != "knowledge" or not self.no_knowledge_alone

    def leave_room(self, chosen: Sequence[Candidate]) -> bool:
        """Whether a set may still grow to one that keeps the limits: in time, and no two of a family."""
        families = [key for one in chosen for key in one.families]
        in_time = self.hours is None or sum(one.hours for one in chosen) <= self.hours
        return in_time and len(families) == len(set(families)) and len(chosen) <= self.most


def best_set(candidates: Sequence[Candidate], gaps: Sequence[Gap], limits: Limits) -> tuple[Candidate, ...]:
    """The set with the highest value; empty when no allowed set has any.

    Ties go to fewer trainings, then more that were made for the person, then fewer hours, then the first ids.
    """
    search = _Search(gaps, limits)
    alone = highest_first((value([one], gaps), one) for one in distinct(candidates))
    openers = [addition for addition in alone if limits.opens(addition[1])]
    others = [addition for addition in alone if not limits.opens(addition[1])]
    for position, (worth, one) in enumerate(openers):
        if search.may_reach(worth + sum(most for most, _ in alone[: limits.most - 1])):
            search.compare((one,))
            search.extend((one,), worth, highest_first([*openers[position + 1 :], *others]))
    return search.best


def highest_first(additions: Iterable[Addition]) -> list[Addition]:
    """The additions by what they add at most."""
    return sorted(additions, key=lambda addition: -addition[0])


def distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of candidates that differ in nothing but their id the first, since the others never rank before it."""
    in_order = sorted(candidates, key=lambda one: one.training.id, reverse=True)
    alike = {
        (one.kind, one.hours, one.made_for, one.families, frozenset(one.strengths.items())): one for one in in_order
    }
    return list(alike.values())


def rank(chosen: Sequence[Candidate], gaps: Sequence[Gap]) -> Rank:
    """The lower, the better."""
    made_for = sum(one.made_for for one in chosen)
    ids = tuple(sorted(one.training.id for one in chosen))
    return -round(value(chosen, gaps), ROUNDING), len(chosen), -made_for, sum(one.hours for one in chosen), ids


class _Search:
    """The best set so far, and a walk over the sets that may still be better."""

    def __init__(self, gaps: Sequence[Gap], limits: Limits) -> None:
        self.gaps, self.limits = gaps, limits
        self.best: tuple[Candidate, ...] = ()
        self.best_rank: Rank = (0.0, 0, 0, 0.0, ())

    def extend(self, chosen: tuple[Candidate, ...], worth: float, additions: Sequence[Addition]) -> None:
        """Try every set of `chosen`, worth this much, and some of `additions`, which stand highest first.

        V is submodular: an addition adds no more to a larger set, and two no more than each of them alone.
        """
        left = self.limits.most - len(chosen)
        ranked = self.gains(chosen, worth, additions) if left else []
        for position, (gain, one) in enumerate(ranked):
            if not self.may_reach(worth + sum(most for most, _ in ranked[position : position + left])):
                return
            if self.may_reach(worth + gain):
                self.compare((*chosen, one))
            self.extend((*chosen, one), worth + gain, ranked[position + 1 :])

    def gains(self, chosen: Sequence[Candidate], worth: float, additions: Sequence[Addition]) -> list[Addition]:
        """The additions that fit beside `chosen` and may reach the best, with what each adds, the highest first.

        One that adds nothing is left out: the set without it is worth the same.
        """
        worth += sum(most for most, _ in additions[: self.limits.most - len(chosen) - 1])
        hopeful = [one for most, one in takewhile(lambda addition: self.may_reach(worth + addition[0]), additions)]
        if not hopeful:
            return []
        gain_of = gain_after(chosen, self.gaps)
        found = ((gain_of(one), one) for one in hopeful)
        return highest_first(
            (gain, one)
            for gain, one in found
            if gain and self.may_reach(worth + gain) and self.limits.leave_room((*chosen, one))
        )

    def may_reach(self, most: float) -> bool:
        """Whether a set of at most this value may rank before the best so far."""
        return most + SLACK >= -self.best_rank[0]

    def compare(self, chosen: tuple[Candidate, ...]) -> None:
        """Make a set the best when it is allowed and ranks before the best so far."""
        if self.limits.allow(chosen) and (found := rank(chosen, self.gaps)) < self.best_rank:
            self.best, self.best_rank = chosen, found
