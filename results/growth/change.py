"""Two scans of one person side by side, on the items they share alone, and whether a change is more than chance."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal, NamedTuple

from scan.instrument.constants import Constants
from scan.instrument.framework import Phase, Role
from scan.instrument.instrument import Instrument, Item, norm
from scan.scoring.assessment import NE, NVT, Answer, Assessment
from scan.scoring.levels import at_least
from scan.scoring.profile import Reply
from scan.scoring.scoring import replies
from scan.scoring.target import target_match
from scan.scoring.uncertainty import estimate

Measure = Literal["mean", "match"]
CHANGED = "waarschijnlijk echt veranderd"
UNSURE = "geen zekere verandering"
RESPONSE_SHIFT = "Een lagere score kan betekenen dat je nu beter ziet wat er nodig is."


class Taken(NamedTuple):
    """A scan and the instrument of its own version."""

    assessment: Assessment
    instrument: Instrument

    @property
    def phase(self) -> Phase:
        """The phase it was taken in."""
        return self.instrument.framework.phase(self.assessment.phase)


@dataclass(frozen=True)
class Change:
    """How sure a difference of two means is: the index, and the smallest difference that would count, in points."""

    rci: float
    smallest: float
    certain: bool

    @property
    def verdict(self) -> str:
        """The change in words."""
        return CHANGED if self.certain else UNSURE


@dataclass(frozen=True)
class RoleGrowth:
    """One role, first and second: means (1–5) or shares D (0–1), absent with too few answers; never a zero.

    Of the `of` items that the second scan asks, `comparable` may be compared, and the numbers stand on the `common`
    ones that were answered both times. `newly_done` were "nog niet gedaan" at first and answered with a number since.
    """

    key: str
    label: str
    of: int
    comparable: int
    common: int
    newly_done: int
    first: float | None
    second: float | None
    change: Change | None
    provisional: bool


@dataclass(frozen=True)
class Growth:
    """Every role, in the order of the second scan's framework, with the counts over all of them."""

    measure: Measure
    roles: tuple[RoleGrowth, ...]
    of: int
    comparable: int


class Numbers(NamedTuple):
    """The numbers of one role, first and second, and how sure their difference is."""

    first: float | None
    second: float | None
    change: Change | None


class Shared(NamedTuple):
    """An item as both scans know it."""

    first: Item
    second: Item


def growth(first: Taken, second: Taken, comparable: Collection[str]) -> Growth:
    """What changed from `first` to `second`, on items that are in scope in both; `comparable` is a Bridge's.

    Each scan is scored by its own version. Where both phases show a level the numbers are means over the items
    answered with a number both times, with a verdict (measurement.md §3). Otherwise (n6, n7) they are D over the items
    answered both times, and no verdict is given: there a profile has no mean, since its two scales end at different
    points (§2), and §3 knows the error of a mean alone; a cut on D would claim a certainty that nobody measured. D
    counts only items whose end norm is the same in both scans, lest a new norm looks like growth.
    """
    measure: Measure = "mean" if first.phase.shows_level and second.phase.shows_level else "match"
    asked, earlier = _in_scope(second), _in_scope(first)
    shared = [Shared(earlier[one], item) for one, item in asked.items() if one in earlier and one in comparable]
    found = [pair for pair in shared if measure == "mean" or _norms_agree(pair, first, second)]
    roles = tuple(_role(role, measure, found, first, second) for role in second.instrument.framework.roles)
    return Growth(measure, roles, len(asked), len(found))


def reliable_change(m1: float, se1: float, m2: float, se2: float, constants: Constants) -> Change:
    """RCI = (m2 - m1) / sqrt(SE1² + SE2² + 2·retest_sd²), and the smallest detectable change (measurement.md §3)."""
    spread = sqrt(se1**2 + se2**2 + 2 * constants.retest_sd**2)
    rci = (m2 - m1) / spread
    return Change(rci, constants.change_cut * spread, at_least(abs(rci), constants.change_cut))


def share_sentence(growth: Growth) -> str:
    """What the comparison stands on, in words."""
    return f"{growth.comparable} van de {growth.of} vragen zijn met de vorige scan te vergelijken."


def _in_scope(scan: Taken) -> dict[str, Item]:
    """The items that a scan asks of everyone, by id."""
    return {item.id: item for item in scan.instrument.items_of(scan.phase) if item.level in scan.phase.scope}


def _norms_agree(pair: Shared, first: Taken, second: Taken) -> bool:
    return norm(pair.first, first.phase) == norm(pair.second, second.phase)


def _role(role: Role, measure: Measure, found: Sequence[Shared], first: Taken, second: Taken) -> RoleGrowth:
    pairs = [pair for pair in found if pair.second.role == role.key]
    said = [(_answer(pair, first), _answer(pair, second)) for pair in pairs]
    common = [pair for pair, both in zip(pairs, said, strict=True) if all(_counts(one, measure) for one in both)]
    numbers = _means(common, first, second) if measure == "mean" else _shares(pairs, common, first, second)
    return RoleGrowth(
        key=role.key,
        label=role.label,
        of=sum(item.role == role.key for item in _in_scope(second).values()),
        comparable=len(pairs),
        common=len(common),
        newly_done=sum(before == NE and isinstance(after, int) for before, after in said),
        first=numbers.first,
        second=numbers.second,
        change=numbers.change,
        provisional=0 < len(common) < second.instrument.framework.constants.provisional_below,
    )


def _answer(pair: Shared, scan: Taken) -> Answer | None:
    return scan.assessment.answers.get(pair.second.id)


def _counts(answer: Answer | None, measure: Measure) -> bool:
    """A mean takes numbers alone; D takes "nog niet gedaan" too."""
    return isinstance(answer, int) or (measure == "match" and answer == NE)


def _means(common: Sequence[Shared], first: Taken, second: Taken) -> Numbers:
    one = estimate(_replies([pair.first for pair in common], first), first.instrument.framework.constants)
    two = estimate(_replies([pair.second for pair in common], second), second.instrument.framework.constants)
    if one.mean is None or one.se is None or two.mean is None or two.se is None:
        return Numbers(None, None, None)
    change = reliable_change(one.mean, one.se, two.mean, two.se, second.instrument.framework.constants)
    return Numbers(one.mean, two.mean, change)


def _shares(pairs: Sequence[Shared], common: Sequence[Shared], first: Taken, second: Taken) -> Numbers:
    """D of both, when enough of the items that apply both times were answered both times."""
    applies = [pair for pair in pairs if NVT not in (_answer(pair, first), _answer(pair, second))]
    one, two = (_only(scan, {pair.second.id for pair in common}) for scan in (first, second))
    return Numbers(
        target_match(_replies([pair.first for pair in applies], one), first.instrument.framework.constants)[0],
        target_match(_replies([pair.second for pair in applies], two), second.instrument.framework.constants)[0],
        None,
    )


def _only(scan: Taken, ids: Collection[str]) -> Taken:
    """The scan with the answers to these items, all others open."""
    kept = {item_id: answer for item_id, answer in scan.assessment.answers.items() if item_id in ids}
    return scan._replace(assessment=replace(scan.assessment, answers=kept))


def _replies(items: Sequence[Item], scan: Taken) -> list[Reply]:
    return replies(items, scan.assessment, scan.phase)
