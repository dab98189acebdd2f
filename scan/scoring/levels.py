"""The level (basis, gevorderd, expert) that a group of answers reaches (measurement.md §2)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from scan.instrument.base import LevelKey
from scan.instrument.constants import Constants
from scan.instrument.framework import Framework
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.profile import LevelScore, Overall, ReachedLevel, Reply, Score

TOLERANCE = 1e-9


def credit(answer: Answer, threshold: int) -> float:
    """The credit of an answer: 1 at or above the threshold, 0.5 one point below it if at least 2, else 0 (§2).

    NE has credit 0.
    """
    if isinstance(answer, str):
        return 0.0
    if answer >= threshold:
        return 1.0
    return 0.5 if answer == threshold - 1 and answer >= 2 else 0.0


def level_scores(replies: Sequence[Reply], framework: Framework) -> dict[LevelKey, LevelScore]:
    """The score of each level of items, lowest level first."""
    at: dict[LevelKey, list[Answer | None]] = {level.key: [] for level in framework.levels}
    for reply in replies:
        at[reply.level].append(reply.answer)
    return {key: level_score(answers, framework.constants) for key, answers in at.items()}


def level_score(answers: Iterable[Answer | None], constants: Constants) -> LevelScore:
    """The score of one level: p is the mean credit of the answered items, None without enough answers."""
    applies = [answer for answer in answers if answer != NVT]
    given = [answer for answer in applies if answer is not None]
    enough = has_enough_answers(len(given), len(applies), constants)
    p = sum(credit(answer, constants.criterion) for answer in given) / len(given) if enough else None
    return LevelScore(len(applies), len(given), given.count(NE), p, enough)


def has_enough_answers(answered: int, applying: int, constants: Constants) -> bool:
    """Whether enough of the applying items were answered: at least two thirds and at least two."""
    return (
        applying > 0 and answered >= constants.coverage_least and is_share(answered, applying, constants.coverage_share)
    )


def is_share(part: int, whole: int, share: Fraction) -> bool:
    """Whether `part` is at least `share` of `whole`, in whole numbers: exact, and faster than a Fraction."""
    return part * share.denominator >= share.numerator * whole


def steps_score(levels: Mapping[LevelKey, LevelScore]) -> float | None:
    """S (0–3) = p_basis + p_gevorderd + p_expert, absent p as 0; None when basis lacks answers."""
    scores = list(levels.values())
    return sum(one.p or 0.0 for one in scores) if scores[0].enough else None


def at_least(value: float, cut: float) -> bool:
    """Whether value >= cut, within the tolerance used for all cuts."""
    return value >= cut - TOLERANCE


def reached_level(levels: Mapping[LevelKey, LevelScore], framework: Framework) -> ReachedLevel | None:
    """The highest level with S at its cut, enough answers, and p at the guard on it and on every level below.

    "op_weg" when no level qualifies, None when there is no S.
    """
    steps = steps_score(levels)
    if steps is None:
        return None
    best: ReachedLevel = "op_weg"
    guards_hold = True
    for level in framework.levels:
        one = levels[level.key]
        guards_hold = guards_hold and at_least(one.p or 0.0, framework.constants.guard)
        if guards_hold and one.enough and at_least(steps, level.cut):
            best = level.key
    return best


def is_stable(
    replies: Sequence[Reply], levels: Mapping[LevelKey, LevelScore], level: ReachedLevel, framework: Framework
) -> bool:
    """Whether `level`, that of the replies, stays when any one numeric answer is moved one point within 1..ceiling."""
    # Moves that change the credit of a level alike lead to the same level: a group of ten has some five kinds of them.
    numeric = {(one.level, one.answer, one.ceiling) for one in replies if isinstance(one.answer, int)}
    criterion = framework.constants.criterion
    moves = {(key, change) for key, answer, top in numeric for change in _changes(answer, top, criterion)}
    return all(reached_level(_moved(levels, *move), framework) == level for move in moves)


def _changes(answer: int, top: int, threshold: int) -> Iterator[float]:
    """What moving an answer one point up or down, within 1..top, adds to its credit."""
    before = credit(answer, threshold)
    yield from (credit(point, threshold) - before for point in (answer - 1, answer + 1) if 1 <= point <= top)


def _moved(levels: Mapping[LevelKey, LevelScore], key: LevelKey, change: float) -> Mapping[LevelKey, LevelScore]:
    """The scores of the levels after the credit of one answer at level `key` changed."""
    one = levels[key]
    return levels if one.p is None else {**levels, key: one._replace(p=one.p + change / one.d)}


def overall_score(roles: Iterable[Score], framework: Framework) -> Overall:
    """The mean S over the roles that have one, and the highest level with enough S and at most one role far behind."""
    constants = framework.constants
    scored = [role for role in roles if role.steps is not None]
    if len(scored) < constants.overall_least_roles:
        return Overall(None, None)
    steps = sum(role.steps or 0.0 for role in scored) / len(scored)
    rank = {"op_weg": 0} | {level.key: number for number, level in enumerate(framework.levels, 1)}
    best: ReachedLevel = "op_weg"
    for level in framework.levels:
        behind = sum(rank[role.level or "op_weg"] < rank[level.key] - 1 for role in scored)
        if at_least(steps, level.overall_cut) and behind <= constants.overall_exceptions:
            best = level.key
    return Overall(steps, best)
