"""Levels: how far a group of answers reaches on the stairs basis, gevorderd, expert (measurement.md §2)."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from scan.instrument.base import LevelKey
from scan.instrument.constants import Constants
from scan.instrument.framework import Framework
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.profile import LevelScore, Overall, ReachedLevel, Reply, Score

TOLERANCE = 1e-9


def credit(answer: Answer, threshold: int) -> float:
    """1 at or above the threshold, half just below it from 2 up, else 0; NE counts 0 (measurement.md §2)."""
    if isinstance(answer, str):
        return 0.0
    if answer >= threshold:
        return 1.0
    return 0.5 if answer == threshold - 1 and answer >= 2 else 0.0


def level_scores(said: Sequence[Reply], framework: Framework) -> dict[LevelKey, LevelScore]:
    """The score of each item level, lowest level first."""
    at: dict[LevelKey, list[Answer | None]] = {level.key: [] for level in framework.levels}
    for reply in said:
        at[reply.level].append(reply.answer)
    return {key: level_score(answers, framework.constants) for key, answers in at.items()}


def level_score(answers: Iterable[Answer | None], constants: Constants) -> LevelScore:
    """p is the mean credit of the answered items, when enough of those that apply were answered."""
    applies = [answer for answer in answers if answer != NVT]
    given = [answer for answer in applies if answer is not None]
    enough = has_enough_answers(len(given), len(applies), constants)
    p = sum(credit(answer, constants.criterion) for answer in given) / len(given) if enough else None
    return LevelScore(len(applies), len(given), given.count(NE), p, enough)


def has_enough_answers(answered: int, applying: int, constants: Constants) -> bool:
    """Whether at least two thirds, and at least two, of the items that apply were answered."""
    return applying > 0 and answered >= max(constants.coverage_least, ceil(constants.coverage_share * applying))


def steps_score(levels: Mapping[LevelKey, LevelScore]) -> float | None:
    """S = p_basis + p_gevorderd + p_expert, absent p as 0; no S at all when basis is not enough."""
    scores = list(levels.values())
    return sum(one.p or 0.0 for one in scores) if scores[0].enough else None


def at_least(value: float, cut: float) -> bool:
    """value >= cut, within the tolerance that all cuts share."""
    return value >= cut - TOLERANCE


def reached_level(levels: Mapping[LevelKey, LevelScore], framework: Framework) -> ReachedLevel | None:
    """The highest level whose cut S meets, that has enough answers, and whose guard holds there and below."""
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


def is_stable(said: Sequence[Reply], level: ReachedLevel, framework: Framework) -> bool:
    """Whether no single numeric answer, moved one point within 1..ceiling, alters the level."""
    levels = level_scores(said, framework)

    def still(index: int, step: int) -> bool:
        reply = said[index]
        if not isinstance(reply.answer, int) or not 1 <= reply.answer + step <= reply.ceiling:
            return True
        moved = reply._replace(answer=reply.answer + step)
        there = [moved if k == index else other for k, other in enumerate(said) if other.level == reply.level]
        moved_levels = {**levels, reply.level: level_score((r.answer for r in there), framework.constants)}
        return reached_level(moved_levels, framework) == level

    return all(still(index, step) for index in range(len(said)) for step in (-1, 1))


def overall_score(roles: Iterable[Score], framework: Framework) -> Overall:
    """Mean S over the roles that have one, and the highest level that nearly all of them support."""
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
