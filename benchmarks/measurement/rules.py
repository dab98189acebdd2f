"""Four rules that turn the answers to one role into a level, of which the last is the engine (technical.md §2.2)."""

from bisect import bisect_right
from collections.abc import Sequence

from scan.instrument.framework import Framework
from scan.scoring.answer_sets import reply_sets
from scan.scoring.levels import at_least, level_scores, reached_level, shares_of, steps_score
from scan.scoring.profile import Reply

RULE_NAMES = ("sum_of_p", "raw_mean", "conjunctive", "hybrid")
NUMBER_OF_LEVEL = {"op_weg": 0, "basis": 1, "gevorderd": 2, "expert": 3}
CONJUNCTIVE_CUT = 0.8


def ruled_levels(replies: Sequence[Reply], mean_cuts: Sequence[float], framework: Framework) -> dict[str, int | None]:
    """The level, 0–3, by every rule; None where the basis level has too few answers.

    `sum_of_p` compares S with its cuts and has no guards; `hybrid` is the engine: the same cuts with its guards.
    """
    shares = shares_of(level_scores(*reply_sets(replies, framework), framework))
    steps = steps_score(shares)
    if steps is None:
        return dict.fromkeys(RULE_NAMES)
    holds = [at_least(p or 0.0, CONJUNCTIVE_CUT) for p in shares]
    engine = reached_level(shares, framework)
    return {
        "sum_of_p": sum(at_least(steps, level.cut) for level in framework.levels),
        "raw_mean": bisect_right(mean_cuts, raw_mean(replies)),
        "conjunctive": [*holds, False].index(False),
        "hybrid": NUMBER_OF_LEVEL[engine or "op_weg"],
    }


def raw_mean(replies: Sequence[Reply]) -> float:
    """The mean of the answers of all levels together, with "not done yet" as 1; 1 when nothing was answered."""
    points = [1 if reply.answer == "NE" else reply.answer for reply in replies]
    numbers = [x for x in points if isinstance(x, int)]
    return sum(numbers) / len(numbers) if numbers else 1.0


def calibrated_cuts(means: Sequence[float], truths: Sequence[int]) -> list[float]:
    """The cuts on the raw mean that put as many people at each level as truly are there."""
    ordered = sorted(means)
    return [ordered[min(sum(truth < level for truth in truths), len(ordered) - 1)] for level in (1, 2, 3)]
