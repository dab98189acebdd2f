"""The radar: one model of axes and values, for every drawing (experience.md §3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from results.profile.lenses import ProfileRow
from scan.instrument.constants import Constants
from scan.instrument.framework import Phase
from scan.scoring.assessment import NVT


@dataclass(frozen=True)
class Axis:
    """One axis of the radar; `value`, `band` and the supervisor's `rating` are None without enough answers."""

    lines: tuple[str, ...]
    value: float | None
    band: tuple[float, float] | None
    provisional: bool
    target: float | None
    rating: float | None = None


@dataclass(frozen=True)
class RadarModel:
    """Axes clockwise from twelve o'clock; the outer ring `top` is 5 points, or 1 for a share of the profile.

    `drawable` is false when fewer than three axes have at least two answers; the screens then draw bars instead.
    """

    axes: tuple[Axis, ...]
    top: int
    drawable: bool


def radar_model(rows: Sequence[ProfileRow], phase: Phase, constants: Constants) -> RadarModel:
    """The axes of one lens: means in points (0–5), or in phases without a level the share D of the profile (0–1)."""
    axes = tuple(_axis(row, phase, constants) for row in rows)
    return RadarModel(
        axes=axes,
        top=5 if phase.shows_level else 1,
        drawable=sum(_has_enough(row, phase, constants) for row in rows) >= constants.axes_least,
    )


def _has_enough(row: ProfileRow, phase: Phase, constants: Constants) -> bool:
    """Whether an axis has enough answers to be drawn; for a share "nog niet gedaan" (NE) counts as an answer."""
    answered = sum(reply.in_scope and reply.answer not in (None, NVT) for reply in row.replies)
    value, n = (row.score.mean, row.score.n) if phase.shows_level else (row.score.match, answered)
    return value is not None and n >= constants.axis_answers_least


def _axis(row: ProfileRow, phase: Phase, constants: Constants) -> Axis:
    score = row.score
    provisional = 0 < score.n < constants.provisional_below
    if not phase.shows_level:
        return Axis(row.axis, score.match, None, provisional, constants.on_target if row.norm else None)
    return Axis(row.axis, score.mean, score.band, provisional, row.norm)
