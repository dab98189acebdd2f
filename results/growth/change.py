"""Two scans of one person compared on the items they share, and whether a change is statistically certain."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal, NamedTuple

from scan.instrument.constants import Constants
from scan.instrument.framework import Phase, Role
from scan.instrument.instrument import Instrument, Item, norm
from scan.scoring.answer_sets import AnswerSets, ItemGroup, reply_sets
from scan.scoring.assessment import NE, NVT, Answer, Assessment
from scan.scoring.levels import at_least
from scan.scoring.scoring import replies
from scan.scoring.target import target_match
from scan.scoring.uncertainty import estimate

Measure = Literal["mean", "match"]
CERTAIN_CHANGE = "waarschijnlijk echt veranderd"
UNCERTAIN_CHANGE = "geen zekere verandering"
RESPONSE_SHIFT = "Een lagere score kan betekenen dat je nu beter ziet wat er nodig is."


class VersionedScan(NamedTuple):
    """A scan and the instrument of the version it was taken with."""

    assessment: Assessment
    instrument: Instrument

    @property
    def phase(self) -> Phase:
        """The phase of the scan."""
        return self.instrument.framework.phase(self.assessment.phase)


@dataclass(frozen=True)
class Change:
    """The reliable change index (`rci`) of two means, and the `smallest` certain difference, in points."""

    rci: float
    smallest: float
    certain: bool

    @property
    def verdict(self) -> str:
        """The change in words."""
        return CERTAIN_CHANGE if self.certain else UNCERTAIN_CHANGE


@dataclass(frozen=True)
class RoleGrowth:
    """One role in both scans: means (1–5) or shares D (0–1), None (never zero) with too few answers.

    The second scan has `asked` items, of which `comparable` may be compared; the numbers are over the `common` items
    that were answered in both. `newly_done` counts items that went from "nog niet gedaan" to a number,
    `higher` and `lower` those that went from a number to a higher or a lower one; `changed` see `changed_answers`.
    """

    key: str
    label: str
    asked: int
    comparable: int
    common: int
    newly_done: int
    higher: int
    lower: int
    first: float | None
    second: float | None
    change: Change | None
    provisional: bool
    changed: int = 0


@dataclass(frozen=True)
class Growth:
    """Every role in the order of the second scan's framework, and the counts of items over all roles."""

    measure: Measure
    roles: tuple[RoleGrowth, ...]
    asked: int
    comparable: int


class RoleNumbers(NamedTuple):
    """The mean or share of one role in both scans, and the certainty of their difference."""

    first: float | None
    second: float | None
    change: Change | None


class SharedItem(NamedTuple):
    """An item in the versions of both scans."""

    first: Item
    second: Item


def scan_growth(first: VersionedScan, second: VersionedScan, comparable: Collection[str]) -> Growth:
    """The change from `first` to `second` on items in scope in both; `comparable` are the item ids of a Bridge.

    Each scan is scored by its own version. Where both phases show a level, the numbers are means over the items
    answered with a number both times, with a verdict (measurement.md §3). Otherwise (n6, n7) they are shares D over
    the items answered both times, without a verdict: these phases have no mean, because their two scales have
    different maxima (§2), and §3 gives the error of a mean only. D leaves out items whose end norm differs between
    the scans, so that a changed norm is not counted as growth.
    """
    measure: Measure = "mean" if first.phase.shows_level and second.phase.shows_level else "match"
    asked, earlier = _in_scope(second), _in_scope(first)
    ids = [item_id for item_id in asked if item_id in earlier and item_id in comparable]
    shared = [SharedItem(earlier[item_id], asked[item_id]) for item_id in ids]
    compared = [pair for pair in shared if measure == "mean" or _norms_agree(pair, first, second)]
    roles = tuple(_role(role, measure, compared, first, second) for role in second.instrument.framework.roles)
    return Growth(measure, roles, len(asked), len(compared))


def reliable_change(m1: float, se1: float, m2: float, se2: float, constants: Constants) -> Change:
    """RCI = (m2 - m1) / sqrt(SE1² + SE2² + 2·retest_sd²), and the smallest detectable change (measurement.md §3)."""
    spread = sqrt(se1**2 + se2**2 + 2 * constants.retest_sd**2)
    rci = (m2 - m1) / spread
    return Change(rci, constants.change_cut * spread, at_least(abs(rci), constants.change_cut))


def comparable_sentence(growth: Growth) -> str:
    """The number of comparable items in words."""
    return f"{growth.comparable} van de {growth.asked} vragen zijn met de vorige scan te vergelijken."


def _in_scope(scan: VersionedScan) -> dict[str, Item]:
    """The items in scope of a scan, by id."""
    return {item.id: item for item in scan.instrument.items_of(scan.phase) if item.level in scan.phase.scope}


def _norms_agree(pair: SharedItem, first: VersionedScan, second: VersionedScan) -> bool:
    return norm(pair.first, first.phase) == norm(pair.second, second.phase)


def _role(
    role: Role, measure: Measure, compared: Sequence[SharedItem], first: VersionedScan, second: VersionedScan
) -> RoleGrowth:
    pairs = [pair for pair in compared if pair.second.role == role.key]
    answers = [(_answer(pair, first), _answer(pair, second)) for pair in pairs]
    common = [pair for pair, both in zip(pairs, answers, strict=True) if all(_counts(one, measure) for one in both)]
    moves = [after - before for before, after in answers if isinstance(before, int) and isinstance(after, int)]
    numbers = _means(common, first, second) if measure == "mean" else _shares(pairs, common, first, second)
    return RoleGrowth(
        key=role.key,
        label=role.label,
        asked=sum(item.role == role.key for item in _in_scope(second).values()),
        comparable=len(pairs),
        common=len(common),
        newly_done=sum(before == NE and isinstance(after, int) for before, after in answers),
        higher=sum(move > 0 for move in moves),
        lower=sum(move < 0 for move in moves),
        first=numbers.first,
        second=numbers.second,
        change=numbers.change,
        provisional=0 < len(common) < second.instrument.framework.constants.provisional_below,
    )


def _answer(pair: SharedItem, scan: VersionedScan) -> Answer | None:
    return scan.assessment.answers.get(pair.second.id)


def _counts(answer: Answer | None, measure: Measure) -> bool:
    """Whether an answer counts in the measure: numbers in a mean, and in D also "nog niet gedaan" (NE)."""
    return isinstance(answer, int) or (measure == "match" and answer == NE)


def _means(common: Sequence[SharedItem], first: VersionedScan, second: VersionedScan) -> RoleNumbers:
    one = estimate(*_answer_sets([pair.first for pair in common], first), first.instrument.framework.constants)
    two = estimate(*_answer_sets([pair.second for pair in common], second), second.instrument.framework.constants)
    if one.mean is None or one.se is None or two.mean is None or two.se is None:
        return RoleNumbers(None, None, None)
    change = reliable_change(one.mean, one.se, two.mean, two.se, second.instrument.framework.constants)
    return RoleNumbers(one.mean, two.mean, change)


def _shares(
    pairs: Sequence[SharedItem], common: Sequence[SharedItem], first: VersionedScan, second: VersionedScan
) -> RoleNumbers:
    """The share D of both scans; None when too few of the items that apply both times were answered both times."""
    applies = [pair for pair in pairs if NVT not in (_answer(pair, first), _answer(pair, second))]
    one, two = (_only(scan, {pair.second.id for pair in common}) for scan in (first, second))
    return RoleNumbers(
        target_match(*_answer_sets([pair.first for pair in applies], one), first.instrument.framework.constants)[0],
        target_match(*_answer_sets([pair.second for pair in applies], two), second.instrument.framework.constants)[0],
        None,
    )


def _only(scan: VersionedScan, ids: Collection[str]) -> VersionedScan:
    """The scan with only the answers to these items; the others become open."""
    answers = {item_id: answer for item_id, answer in scan.assessment.answers.items() if item_id in ids}
    return scan._replace(assessment=replace(scan.assessment, answers=answers))


def _answer_sets(items: Sequence[Item], scan: VersionedScan) -> tuple[AnswerSets, ItemGroup]:
    return reply_sets(replies(items, scan.assessment, scan.phase), scan.instrument.framework)
