"""Sums over many scans of one version and phase, equal to those of scoring them one by one (measurement.md §5)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scan.instrument.instrument import Instrument, Item
from scan.store.groups.answer_blocks import AnswerBlock, ScanAsked

Codes = NDArray[np.uint8]
Whole = NDArray[np.integer[Any]]
_HIGHEST_POINT, _CODES, _FEWEST_POINTS = 5, 8, 2


class GroupPoints(NamedTuple):
    """For each scan the sum of the points in a role or EPA task, and the number of answers that are points."""

    totals: Whole
    numbers: Whole

    def means(self) -> NDArray[np.float64]:
        """The mean of each scan (1–5), NaN below two points (measurement.md §3)."""
        numbers = self.numbers.astype(np.float64)
        numbers[numbers < _FEWEST_POINTS] = np.nan
        return self.totals.astype(np.float64) / numbers


class PointSum(NamedTuple):
    """The sum of the points of all scans together, and the number of answers that are points."""

    total: int
    n: int


class CohortSums(NamedTuple):
    """The number of scans, the sums by role and by EPA task, and how often each item has each answer.

    `items` counts by item id: open, 1, 2, 3, 4, 5, NE and NVT.
    """

    scans: int
    roles: Mapping[str, PointSum]
    tasks: Mapping[str, PointSum]
    items: Mapping[str, Sequence[int]]


def items_in_phase(instrument: Instrument, phase_key: str) -> tuple[Item, ...]:
    """The items that a phase asks of everyone, with those of all specialisms."""
    phase = instrument.framework.phase(phase_key)
    return tuple(item for item in instrument.items if phase.key in item.phases and item.level in phase.scope)


def scans_asked(instrument: Instrument, phase_key: str) -> ScanAsked:
    """What to read of each scan of a phase."""
    items = items_in_phase(instrument, phase_key)
    return ScanAsked(instrument.version, phase_key, [item.id for item in items])


def group_points(codes: Codes, keys: Sequence[str]) -> dict[str, GroupPoints]:
    """The points of each scan by group; `keys` names the group of each row of `codes`."""
    is_point = (codes - np.uint8(1) < _HIGHEST_POINT).view(np.uint8)  # 0 wraps around to 255
    points = codes * is_point
    return {key: GroupPoints(_added(points[own]), _added(is_point[own])) for key, own in _rows_of(keys).items()}


def _added(rows: NDArray[Any]) -> Whole:
    """The sum of the rows, in the smallest whole numbers that hold it: adding bytes is many times faster."""
    added: Whole = rows.sum(axis=0, dtype=np.min_scalar_type(_HIGHEST_POINT * len(rows)))
    return added


def _rows_of(keys: Sequence[str]) -> dict[str, list[int]]:
    return {key: [row for row, one in enumerate(keys) if one == key] for key in dict.fromkeys(keys)}


def cohort_sums(blocks: Iterable[AnswerBlock], instrument: Instrument, phase_key: str) -> CohortSums:
    """The sums over all scans of these blocks, read with `scans_asked`."""
    items = items_in_phase(instrument, phase_key)
    scans, counts = 0, np.zeros((len(items), _CODES), np.int64)
    for block in blocks:
        scans += len(block.scans)
        counts += np.array([np.bincount(row, minlength=_CODES) for row in block.codes]).reshape(counts.shape)
    return CohortSums(
        scans,
        _sums(counts, [item.role for item in items]),
        _sums(counts, [item.epa_task for item in items]),
        dict(zip([item.id for item in items], counts.tolist(), strict=True)),
    )


def _sums(counts: Whole, keys: Sequence[str]) -> dict[str, PointSum]:
    points = counts[:, 1 : _HIGHEST_POINT + 1]
    totals, numbers = points @ np.arange(1, _HIGHEST_POINT + 1), points.sum(axis=1)
    return {key: PointSum(int(totals[own].sum()), int(numbers[own].sum())) for key, own in _rows_of(keys).items()}
