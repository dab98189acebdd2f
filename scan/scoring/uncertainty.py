"""The uncertainty of a mean: standard error and 80 % band (measurement.md §3)."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from scan.instrument.base import LevelKey
from scan.instrument.constants import Constants
from scan.scoring.profile import Reply


class Estimate(NamedTuple):
    """Mean (1–5), number of numeric answers, standard error and 80 % band of one group (measurement.md §3)."""

    mean: float | None
    n: int
    se: float | None
    band: tuple[float, float] | None


def estimate(replies: Iterable[Reply], constants: Constants) -> Estimate:
    """Mean and band of the numeric in-scope answers; mean and band are None below two answers (measurement.md §3)."""
    at: dict[LevelKey, list[int]] = {}
    for reply in replies:
        if reply.in_scope and isinstance(reply.answer, int):
            at.setdefault(reply.level, []).append(reply.answer)
    n = sum(map(len, at.values()))
    if n < 2:
        return Estimate(None, n, None, None)
    mean = sum(map(sum, at.values())) / n
    se = standard_error(list(at.values()), n, constants)
    half = constants.band_z * se
    return Estimate(mean, n, se, (max(1.0, mean - half), min(5.0, mean + half)))


def standard_error(by_level: Sequence[Sequence[int]], n: int, constants: Constants) -> float:
    """sqrt(s2 / n), where s2 pools the variance within levels with the prior variance (measurement.md §3)."""
    squares = sum((x - sum(xs) / len(xs)) ** 2 for xs in by_level for x in xs)
    freedom = sum(len(xs) - 1 for xs in by_level)
    variance = (constants.nu0 * constants.sigma0**2 + squares) / (constants.nu0 + freedom)
    return sqrt(variance / n)
