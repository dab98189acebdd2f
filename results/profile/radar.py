"""The radar: one model of axes and values, and its plotly figure as a plain dict (experience.md §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from results.profile.lenses import ProfileRow
from scan.dutch import dutch_number, percent
from scan.instrument.constants import Constants
from scan.instrument.framework import Phase
from scan.scoring.assessment import NVT

PRIMARY, TARGET, GRID, TEXT, PAPER = "#0B5F6B", "#3C4A52", "#DAD5C9", "#1E2B30", "#FFFFFF"
SUPERVISOR = "#B4450F"
FILL, BAND = "rgba(11, 95, 107, 0.17)", "rgba(11, 95, 107, 0.32)"
FONT = '"Source Sans", sans-serif'


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


def radar_figure(model: RadarModel) -> dict[str, Any]:
    """The plotly figure of a model; a plain dict, since loading plotly's figure classes takes a second."""
    rated = any(axis.rating is not None for axis in model.axes)
    traces = [_bands(model), _target(model), _self(model), *([_rating(model)] if rated else [])]
    return {"data": traces, "layout": _layout(model)}


def _theta(model: RadarModel) -> list[str]:
    return ["<br>".join(axis.lines) for axis in model.axes]


def _closed(values: Sequence[Any]) -> list[Any]:
    return [*values, values[0]]


def _trace(**own: Any) -> dict[str, Any]:
    return {"type": "scatterpolar", "hoverinfo": "skip", "showlegend": False, "connectgaps": False, **own}


def _self(model: RadarModel) -> dict[str, Any]:
    values = [axis.value for axis in model.axes]
    dots = [PAPER if axis.provisional else PRIMARY for axis in model.axes]
    return _trace(
        r=_closed(values),
        theta=_closed(_theta(model)),
        mode="lines+markers",
        line={"color": PRIMARY, "width": 2.8},
        fill="toself" if None not in values else "none",
        fillcolor=FILL,
        marker={"size": 10, "opacity": 1, "color": _closed(dots), "line": {"color": PRIMARY, "width": 2}},
    )


def _target(model: RadarModel) -> dict[str, Any]:
    line = {"color": TARGET, "width": 1.8, "dash": "dash"}
    ring = _closed([axis.target for axis in model.axes])
    return _trace(r=ring, theta=_closed(_theta(model)), mode="lines", line=line)


def _rating(model: RadarModel) -> dict[str, Any]:
    """Open squares, so that an equal self-assessment stays visible underneath."""
    return _trace(
        r=_closed([axis.rating for axis in model.axes]),
        theta=_closed(_theta(model)),
        mode="lines+markers",
        line={"color": SUPERVISOR, "width": 2.2},
        marker={"size": 13, "opacity": 1, "symbol": "square-open", "color": SUPERVISOR, "line": {"width": 2.2}},
    )


def _bands(model: RadarModel) -> dict[str, Any]:
    """The 80 % interval of each axis as a broad stroke along it."""
    r: list[float | None] = []
    theta: list[str | None] = []
    for axis, place in zip(model.axes, _theta(model), strict=True):
        if axis.band:
            r += [*axis.band, None]
            theta += [place, place, None]
    return _trace(r=r, theta=theta, mode="lines", line={"color": BAND, "width": 7})


def _layout(model: RadarModel) -> dict[str, Any]:
    return {
        "polar": {
            "gridshape": "linear",
            "bgcolor": PAPER,
            "radialaxis": _radial(model),
            "angularaxis": _angular(model),
        },
        "margin": {"l": 64, "r": 64, "t": 40, "b": 56},
        "height": 390,
        "separators": ",.",
        "dragmode": False,
        "font": {"family": FONT, "color": TEXT},
        "paper_bgcolor": "rgba(0,0,0,0)",
    }


def _radial(model: RadarModel) -> dict[str, Any]:
    rings = [1, 2, 3, 4, 5] if model.top == 5 else [0.2, 0.4, 0.6, 0.8, 1]
    return {
        "range": [0, model.top],
        "tickvals": rings,
        "ticktext": [dutch_number(ring, 0) if model.top == 5 else percent(ring) for ring in rings],
        "tickfont": {"size": 11, "color": TEXT},
        "angle": 90,
        "tickangle": 90,
        "side": "counterclockwise",
        "ticks": "",
        "gridcolor": GRID,
        "showline": False,
    }


def _angular(model: RadarModel) -> dict[str, Any]:
    return {
        "direction": "clockwise",
        "rotation": 90,
        "type": "category",
        "categoryarray": _theta(model),
        "gridcolor": GRID,
        "linecolor": "#B9B3A4",
        "tickfont": {"size": 13, "color": TEXT, "weight": 600},
    }
