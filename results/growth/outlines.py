"""Two scans as outlines in one radar: corners, rings and labels as points, for any drawing (experience.md §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from results.growth.change import Growth
from scan.dutch import percent

RINGS, AXES_LEAST = 5, 3
XY = tuple[float, float]


@dataclass(frozen=True)
class Outlines:
    """The corners of both scans, None where a role has no value; the rings, and the name of each axis at its end.

    Points lie around (0, 0), x to the right and y down, the outer ring at distance 1.
    """

    first: tuple[XY | None, ...]
    second: tuple[XY | None, ...]
    rings: tuple[tuple[XY, ...], ...]
    numbers: tuple[str, ...]
    axes: tuple[tuple[str, XY], ...]


def outlines(growth: Growth) -> Outlines | None:
    """The radar of a change; None when fewer than three roles can be compared."""
    roles, n = growth.roles, len(growth.roles)
    if sum(role.first is not None and role.second is not None for role in roles) < AXES_LEAST:
        return None
    top = RINGS if growth.measure == "mean" else 1
    return Outlines(
        first=_corners([role.first for role in roles], top),
        second=_corners([role.second for role in roles], top),
        rings=tuple(tuple(corner(k, n, ring / RINGS) for k in range(n)) for ring in range(1, RINGS + 1)),
        numbers=tuple(str(ring) if top == RINGS else percent(ring / RINGS) for ring in range(1, RINGS + 1)),
        axes=tuple((role.key, corner(k, n, 1)) for k, role in enumerate(roles)),
    )


def sides(corners: Sequence[XY | None]) -> list[tuple[XY, XY]]:
    """The sides of which both ends exist; a missing value leaves a gap."""
    pairs = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return [(one, other) for one, other in pairs if one and other]


def corner(k: int, n: int, distance: float) -> XY:
    """The point at `distance` on axis `k` of `n`, clockwise from twelve o'clock."""
    angle = 2 * pi * k / n
    return round(sin(angle) * distance, 4), round(-cos(angle) * distance, 4)


def _corners(values: Sequence[float | None], top: float) -> tuple[XY | None, ...]:
    return tuple(None if value is None else corner(k, len(values), value / top) for k, value in enumerate(values))
