"""The fewest steps that lift a role to its next level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scan.dutch import count
from scan.instrument.base import LevelKey
from scan.instrument.framework import Framework, Phase
from scan.scoring.assessment import NVT
from scan.scoring.levels import level_of, level_score
from scan.scoring.profile import ReachedLevel, Reply

STEPS_MOST = 3  # a hint of more steps is of no practical use


@dataclass(frozen=True)
class Lift:
    """The next `level`, and the steps to it: `open_items` to answer first, or else `raised` answers to raise to a 4."""

    level: LevelKey
    open_items: int = 0
    raised: int = 0


def lift_to_next_level(
    replies: Sequence[Reply], level: ReachedLevel | None, phase: Phase, framework: Framework
) -> Lift | None:
    """The fewest steps to the next level in scope; None at the highest level or beyond three steps."""
    following = _next(level, phase)
    if following is None:
        return None
    missing = _missing(replies, following, framework)
    if missing:
        return Lift(following, open_items=missing)
    steps = _steps(replies, following, framework)
    return Lift(following, raised=steps) if steps else None


def lift_sentence(lift: Lift | None, framework: Framework) -> str:
    """The hint in words; "" without a lift."""
    if lift is None:
        return ""
    name = next(level.label for level in framework.levels if level.key == lift.level)
    if lift.open_items:
        return f"eerst nog {count(lift.open_items, 'antwoord', 'antwoorden')} voor {name}"
    return f"bij {count(lift.raised, 'vraag', 'vragen')} naar 4: {name}"


def _next(level: ReachedLevel | None, phase: Phase) -> LevelKey | None:
    if level is None or level == "op_weg":
        return phase.scope[0]
    later = phase.scope[phase.scope.index(level) + 1 :] if level in phase.scope else ()
    return later[0] if later else None


def _missing(replies: Sequence[Reply], level: LevelKey, framework: Framework) -> int:
    """The number of open items at `level` that must be answered before the level has enough answers to be scored."""
    answers = [reply.answer for reply in replies if reply.level == level]
    waiting = [answer for answer in answers if answer is None]
    rest = [answer for answer in answers if answer is not None and answer != NVT]
    for filled in range(len(waiting) + 1):
        attempt = [*rest, *([1] * filled), *([None] * (len(waiting) - filled))]
        if level_score(attempt, framework.constants).enough:
            return filled
    return 0


def _steps(replies: Sequence[Reply], level: LevelKey, framework: Framework) -> int | None:
    return next((n for n in range(1, STEPS_MOST + 1) if any(_reaches(replies, level, n, framework))), None)


def _reaches(replies: Sequence[Reply], level: LevelKey, steps: int, framework: Framework) -> Iterator[bool]:
    """For every choice of `steps` answers to raise: whether the role then reaches `level` or higher.

    Raising equal answers at one level leads to the same scores, so that of such choices only one is tried.
    """
    keys = [one.key for one in framework.levels]
    criterion = framework.constants.criterion
    low = [k for k, reply in enumerate(replies) if reply.answer is not None and _below(reply, criterion)]
    kinds = {k: (replies[k].level, str(replies[k].answer)) for k in low}
    choices = combinations(sorted(low, key=kinds.__getitem__), steps)
    for raised_indices in {tuple(kinds[k] for k in chosen): chosen for chosen in choices}.values():
        raised = [r._replace(answer=criterion) if k in raised_indices else r for k, r in enumerate(replies)]
        now = level_of(raised, framework)
        yield now in keys[keys.index(level) :]


def _below(reply: Reply, criterion: int) -> bool:
    """Whether raising this answer to the criterion adds credit: the answer is a lower number, or NE."""
    return reply.answer != NVT and not (isinstance(reply.answer, int) and reply.answer >= criterion)
