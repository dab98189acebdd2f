"""What would lift a role to its next level, in the fewest steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scan.dutch import count
from scan.instrument.base import LevelKey
from scan.instrument.framework import Framework, Phase
from scan.scoring.assessment import NVT
from scan.scoring.levels import level_score, level_scores, reached_level
from scan.scoring.profile import ReachedLevel, Reply

STEPS_MOST = 3  # beyond three steps a hint is no help any more


@dataclass(frozen=True)
class Lift:
    """The next level, and how many answers must come first: `open_items` still open, or `raised` to a 4."""

    to: LevelKey
    open_items: int = 0
    raised: int = 0


def lift(said: Sequence[Reply], level: ReachedLevel | None, phase: Phase, framework: Framework) -> Lift | None:
    """The least that brings the next level in scope; None when the top is reached or more than three steps away."""
    following = _next(level, phase)
    if following is None:
        return None
    missing = _missing(said, following, framework)
    if missing:
        return Lift(following, open_items=missing)
    steps = _steps(said, following, framework)
    return Lift(following, raised=steps) if steps else None


def lift_sentence(found: Lift | None, framework: Framework) -> str:
    """The hint in words, or nothing."""
    if found is None:
        return ""
    name = next(level.label for level in framework.levels if level.key == found.to)
    if found.open_items:
        return f"eerst nog {count(found.open_items, 'antwoord', 'antwoorden')} voor {name}"
    return f"nog één 4 nodig voor {name}" if found.raised == 1 else f"nog {found.raised} keer een 4 nodig voor {name}"


def _next(level: ReachedLevel | None, phase: Phase) -> LevelKey | None:
    if level is None or level == "op_weg":
        return phase.scope[0]
    later = phase.scope[phase.scope.index(level) + 1 :] if level in phase.scope else ()
    return later[0] if later else None


def _missing(said: Sequence[Reply], level: LevelKey, framework: Framework) -> int:
    """How many open items at `level` must be answered before it can count at all."""
    answers = [reply.answer for reply in said if reply.level == level]
    waiting = [answer for answer in answers if answer is None]
    rest = [answer for answer in answers if answer is not None and answer != NVT]
    for filled in range(len(waiting) + 1):
        attempt = [*rest, *([1] * filled), *([None] * (len(waiting) - filled))]
        if level_score(attempt, framework.constants).enough:
            return filled
    return 0


def _steps(said: Sequence[Reply], level: LevelKey, framework: Framework) -> int | None:
    return next((n for n in range(1, STEPS_MOST + 1) if any(_reaches(said, level, n, framework))), None)


def _reaches(said: Sequence[Reply], level: LevelKey, steps: int, framework: Framework) -> Iterator[bool]:
    """For every choice of `steps` answers to raise: whether the role then stands at `level` or above."""
    keys = [one.key for one in framework.levels]
    criterion = framework.constants.criterion
    low = [k for k, reply in enumerate(said) if reply.answer is not None and _below(reply, criterion)]
    for chosen in combinations(low, steps):
        raised = [r._replace(answer=criterion) if k in chosen else r for k, r in enumerate(said)]
        now = reached_level(level_scores(raised, framework), framework)
        yield now in keys[keys.index(level) :]


def _below(reply: Reply, criterion: int) -> bool:
    """Whether raising this answer to the criterion would add credit: a lower number, or not done yet."""
    return reply.answer != NVT and not (isinstance(reply.answer, int) and reply.answer >= criterion)
