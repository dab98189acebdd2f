"""How well given levels agree with true levels."""

from collections.abc import Sequence
from typing import NamedTuple

LEVELS = range(4)


class LevelAgreement(NamedTuple):
    """Agreement of given with true levels; all but the count `n` are shares or coefficients.

    `false_expert` is the share of those below expert who are called expert; `unscored` the share without a level.
    """

    n: int
    unscored: float
    accuracy: float
    kappa: float
    false_expert: float
    over: float
    under: float


def level_agreement(given: Sequence[int | None], true: Sequence[int]) -> LevelAgreement:
    """Compare the levels (0–3) that were given with the true ones; a given level may be absent."""
    pairs = [(g, t) for g, t in zip(given, true, strict=True) if g is not None]
    n, below = len(pairs), [g for g, t in pairs if t < max(LEVELS)]
    return LevelAgreement(
        n=n,
        unscored=1 - n / len(given),
        accuracy=sum(g == t for g, t in pairs) / n,
        kappa=quadratic_kappa(pairs),
        false_expert=below.count(max(LEVELS)) / len(below),
        over=sum(g > t for g, t in pairs) / n,
        under=sum(g < t for g, t in pairs) / n,
    )


def quadratic_kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights: 1 − observed / expected squared distance."""
    observed = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    expected = sum(first.count(a) * second.count(b) * (a - b) ** 2 for a in LEVELS for b in LEVELS) / len(pairs) ** 2
    return 1 - observed / expected if expected else 1.0
