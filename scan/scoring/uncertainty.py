"""The uncertainty of a mean: standard error and 80 % band (measurement.md §3)."""

from math import sqrt
from typing import NamedTuple

from scan.instrument.constants import Constants
from scan.scoring.answer_sets import AnswerSets, ItemGroup, ItemSet


class Estimate(NamedTuple):
    """Mean (1–5), number of numeric answers, standard error and 80 % band of one group (measurement.md §3)."""

    mean: float | None
    n: int
    se: float | None
    band: tuple[float, float] | None


def estimate(said: AnswerSets, group: ItemGroup, constants: Constants) -> Estimate:
    """Mean and band of the numeric in-scope answers; mean and band are None below two answers (measurement.md §3)."""
    answered = group.items & said.scope & said.least[0]
    n, sums = answered.bit_count(), [point_sums(said, items & answered) for items in group.levels if items & answered]
    if n < 2:
        return Estimate(None, n, None, None)
    mean = sum([total for total, _ in sums]) / n
    squares = sum([squares for _, squares in sums])
    variance = (constants.nu0 * constants.sigma0**2 + squares) / (constants.nu0 + n - len(sums))
    se = sqrt(variance / n)
    half = constants.band_z * se
    return Estimate(mean, n, se, (max(1.0, mean - half), min(5.0, mean + half)))


def point_sums(said: AnswerSets, items: ItemSet) -> tuple[int, float]:
    """The sum of the points of these items, which all have one, and that of the squared distances to their mean."""
    n, two, three, four, five = [(items & least).bit_count() for least in said.least]  # at least 1, 2, 3, 4, 5 points
    total = n + two + three + four + five
    squares = n + 3 * two + 5 * three + 7 * four + 9 * five  # since 1 + 3 + 5 + … are the squares of 1, 2, 3 …
    return total, squares - total * total / n
