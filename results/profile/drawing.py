"""The radar as lines and points on the unit circle, for screen and PDF (experience.md §3)."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from results.profile.radar import Axis, RadarModel
from scan.dutch import dutch_number, percent

RINGS = 5
XY = tuple[float, float]


def drawing(model: RadarModel) -> dict[str, Any]:
    """Rings, intervals, lines, dots, squares and labels; x to the right, y down, the outer ring at distance 1.

    A missing value leaves a gap: its dot and adjoining lines are left out, and so is the filled surface.
    """
    n = len(model.axes)
    values = [_point(k, n, axis.value, model.top) for k, axis in enumerate(model.axes)]
    ratings = [_point(k, n, axis.rating, model.top) for k, axis in enumerate(model.axes)]
    targets = [_point(k, n, axis.target, model.top) for k, axis in enumerate(model.axes)]
    return {
        "rings": [[_point(k, n, ring / RINGS) for k in range(n)] for ring in range(1, RINGS + 1)],
        "numbers": [_ring_number(ring, model.top) for ring in range(1, RINGS + 1)],
        "bands": [_band(k, n, axis, model.top) for k, axis in enumerate(model.axes) if axis.band],
        "surface": values if None not in values else [],
        "line": _sides(values),
        "target": _sides(targets),
        "rating": _sides(ratings),
        "squares": [point for point in ratings if point],
        "dots": [_dot(p, axis) for p, axis in zip(values, model.axes, strict=True) if p],
        "labels": [{"at": _point(k, n, 1), "lines": axis.lines} for k, axis in enumerate(model.axes)],
    }


def _point(k: int, n: int, value: float | None, top: float = 1) -> XY | None:
    """The position of `value` on axis `k` of `n`, clockwise from twelve o'clock."""
    if value is None:
        return None
    angle = 2 * pi * k / n
    return round(sin(angle) * value / top, 6), round(-cos(angle) * value / top, 6)


def _ring_number(ring: int, top: int) -> str:
    return dutch_number(ring, 0) if top == RINGS else percent(ring / RINGS)


def _band(k: int, n: int, axis: Axis, top: int) -> list[XY | None]:
    return [_point(k, n, end, top) for end in axis.band or ()]


def _sides(points: Sequence[XY | None]) -> list[tuple[XY, XY]]:
    """The sides of the polygon of which both ends exist."""
    return [(one, other) for one, other in pairwise([*points, points[0]]) if one and other]


def _dot(point: XY, axis: Axis) -> dict[str, Any]:
    return {"at": point, "open": axis.provisional}
