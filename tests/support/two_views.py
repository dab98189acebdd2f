"""A scan and a supervisor's view of it, and a plain re-statement of measurement.md §4 to hold the engine against."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from results.meeting.comparison import Comparison, compare
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Answer, Assessment
from tests.support.building import sitting

ROLES = ("MH", "CO", "SA", "KW", "MA", "OL", "PR")


def two(rows: Mapping[str, str], phase: str = "n8", **fields: Any) -> tuple[Instrument, Assessment, Assessment]:
    """Items and two views of them, per role 'own / supervisor', like {"MH": "4 3 NE / 2 open 3"}."""
    instrument, own = sitting({role: row.split("/")[0] for role, row in rows.items()}, phase, **fields)
    _, rating = sitting({role: row.split("/")[1] for role, row in rows.items()}, phase, **fields)
    return instrument, own, replace(rating, by="supervisor")


def compared(rows: Mapping[str, str], phase: str = "n8", **fields: Any) -> Comparison:
    """Such views side by side."""
    instrument, own, rating = two(rows, phase, **fields)
    return compare(own, rating, instrument)


def restated(
    order: Sequence[str],
    norms: Mapping[str, int],
    own: Mapping[str, Answer | None],
    rating: Mapping[str, Answer | None],
) -> tuple[dict[str, float | None], list[str]]:
    """measurement.md §4 sentence by sentence, over the item ids in `order`: numbers, None where absent, and talking."""
    pairs = {one: (own.get(one), rating.get(one)) for one in order}
    numbers = {one: (x, y) for one, (x, y) in pairs.items() if isinstance(x, int) and isinstance(y, int)}
    far = {one: x - y for one, (x, y) in numbers.items()}
    reached = {one: [answer >= norms[one] for answer in both] for one, both in numbers.items()}
    n, enough = len(far), len(far) >= 2
    told = {
        "pairs": float(n),
        "% equal": 100 * list(far.values()).count(0) / n if n else None,
        "% within 1": 100 * sum(value in (-1, 0, 1) for value in far.values()) / n if n else None,
        "mean": statistics.mean(far.values()) if enough else None,
        "half": 1.645 * math.sqrt(statistics.variance(far.values()) / n) if enough else None,
    }
    ranks = sorted((5 - abs(far[one]), len(set(reached[one])) == 1, order.index(one), one) for one in far if far[one])
    return told, [one for *_, one in ranks[:5]]
