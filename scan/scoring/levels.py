"""The level (basis, gevorderd, expert) that a group of answers reaches (measurement.md §2)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from scan.instrument.base import LevelKey
from scan.instrument.constants import Constants
from scan.instrument.framework import Framework
from scan.scoring.answer_sets import AnswerSets, ItemGroup, ItemSet, reply_sets
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.credit import credit
from scan.scoring.profile import LevelScore, Overall, ReachedLevel, Reply, Score

TOLERANCE = 1e-9
Levels = Mapping[LevelKey, LevelScore]  # lowest first
Shares = Sequence[float | None]  # p of each level, lowest first


def level_scores(said: AnswerSets, group: ItemGroup, framework: Framework) -> dict[LevelKey, LevelScore]:
    """The score of each level of a group, lowest level first."""
    pairs = zip(framework.levels, group.levels, strict=True)
    return {level.key: _level_score(said, items, framework.constants) for level, items in pairs}


def _level_score(said: AnswerSets, items: ItemSet, constants: Constants) -> LevelScore:
    applying, given = (items & said.applies).bit_count(), (items & said.given).bit_count()
    if not given:
        return LevelScore(applying, 0, 0, None, False)
    enough = has_enough_answers(given, applying, constants)
    p = ((items & said.full).bit_count() + (items & said.half).bit_count() / 2) / given if enough else None
    return LevelScore(applying, given, (items & said.ne).bit_count(), p, enough)


def level_score(answers: Collection[Answer | None], constants: Constants) -> LevelScore:
    """The score of one level: p is the mean credit of the answered items, None without enough answers."""
    applies = [answer for answer in answers if answer != NVT]
    given = [answer for answer in applies if answer is not None]
    enough = has_enough_answers(len(given), len(applies), constants)
    p = sum([credit(answer, constants.criterion) for answer in given]) / len(given) if enough else None
    return LevelScore(len(applies), len(given), given.count(NE), p, enough)


def has_enough_answers(answered: int, applying: int, constants: Constants) -> bool:
    """Whether enough of the applying items were answered: at least two thirds and at least two."""
    return answered >= constants.coverage_least and is_share(answered, applying, constants.coverage_share)


def is_share(part: int, whole: int, share: Fraction) -> bool:
    """Whether `part` is at least `share` of `whole`, in whole numbers: exact, and faster than a Fraction."""
    numerator, denominator = share.as_integer_ratio()
    return part * denominator >= numerator * whole


def shares_of(levels: Levels) -> Shares:
    """The p of each level, lowest first."""
    return [one.p for one in levels.values()]


def steps_score(shares: Shares) -> float | None:
    """S (0–3) = p_basis + p_gevorderd + p_expert, absent p as 0; None when basis lacks answers."""
    return None if shares[0] is None else sum(filter(None, shares), 0.0)


def at_least(value: float, cut: float) -> bool:
    """Whether value >= cut, within the tolerance used for all cuts."""
    return value >= cut - TOLERANCE


def reached_level(shares: Shares, framework: Framework) -> ReachedLevel | None:
    """The highest level with S at its cut, enough answers, and p at the guard on it and on every level below.

    "op_weg" when no level qualifies, None when there is no S.
    """
    steps = steps_score(shares)
    if steps is None:
        return None
    best: ReachedLevel = "op_weg"
    for level, p in zip(framework.levels, shares, strict=True):
        if not at_least(p or 0.0, framework.constants.guard):
            break
        if p is not None and at_least(steps, level.cut):
            best = level.key
    return best


def level_of(replies: Sequence[Reply], framework: Framework) -> ReachedLevel | None:
    """The level that these replies reach together."""
    return reached_level(shares_of(level_scores(*reply_sets(replies, framework), framework)), framework)


def is_stable(said: AnswerSets, group: ItemGroup, levels: Levels, level: ReachedLevel, framework: Framework) -> bool:
    """Whether `level`, that of the group, stays when any one numeric answer is moved one point within 1..ceiling."""
    shares = shares_of(levels)
    for place, one in enumerate(levels.values()):
        for change, moving in said.moves.items() if one.enough else ():
            moved = _moved(shares, place, change / one.d) if moving & group.levels[place] else shares
            if moved is not shares and reached_level(moved, framework) != level:
                return False
    return True


def _moved(shares: Shares, place: int, change: float) -> Shares:
    """The shares after one of them changed."""
    moved = [*shares]
    moved[place] = (shares[place] or 0.0) + change
    return moved


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
