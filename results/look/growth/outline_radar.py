"""The radar of two scans as SVG: the earlier one with open dots, the newest filled."""

from collections.abc import Iterable

from results.growth.change import Growth
from results.growth.outlines import XY, Outlines, sides
from scan.look.html import Markup, html, joined

RADIUS, CENTRE, LABEL = 126, (145, 150), 1.085  # of a drawing that is 290 wide and high
DRAWING = (
    '<svg class="outlines" viewBox="0 0 290 290" role="img" aria-label="Radar met twee omtrekken. {alt}">'
    "{rings}{spokes}{fill}{first}{second}{numbers}{labels}</svg>"
)
POLYGON = '<polygon class="{}" points="{}"/>'
LINE = '<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>'
DOT = '<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="5"/>'
TEXT = '<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>'
LEGEND = (
    '<ul class="legend"><li><span class="key before"></span>Eerst</li><li><span class="key self"></span>Nu</li></ul>'
)
KEY_LIST = '<p class="quiet">{}</p>'


def outline_radar(found: Outlines, alt: str) -> Markup:
    """The drawing; `alt` says what it shows, and the table beside it has the values."""
    whole = None not in found.second
    return html(
        DRAWING,
        alt=alt,
        rings=joined(html(POLYGON, "ring", _points(ring)) for ring in found.rings),
        spokes=joined(html(LINE, "ring", *CENTRE, *_at(end)) for _, end in found.axes),
        fill=html(POLYGON, "surface", _points(filter(None, found.second))) if whole else "",
        first=_outline("before", found.first),
        second=_outline("now", found.second),
        numbers=joined(_number(text, ring) for text, ring in zip(found.numbers, found.rings, strict=True)),
        labels=joined(html(TEXT, "axis", *_at(end, LABEL, 5), name) for name, end in found.axes),
    )


def radar_key(growth: Growth) -> Markup:
    """The two outlines, and what the letters stand for."""
    names = " · ".join(f"{role.key} {role.label}" for role in growth.roles)
    return html(LEGEND) + html(KEY_LIST, names)


def _outline(style: str, corners: Iterable[XY | None]) -> Markup:
    """The sides and the dots of one scan."""
    corners = list(corners)
    lines = (html(LINE, style, *_at(one), *_at(other)) for one, other in sides(corners))
    return joined([*lines, *(html(DOT, style, *_at(corner)) for corner in corners if corner)])


def _number(text: str, ring: tuple[XY, ...]) -> Markup:
    """The number of a ring, halfway between the last axis and the first, where no dot can lie."""
    halfway = ((ring[0][0] + ring[-1][0]) / 2, (ring[0][1] + ring[-1][1]) / 2)
    return html(TEXT, "number", *_at(halfway, 1, 4), text)


def _points(corners: Iterable[XY]) -> str:
    return " ".join("{:.1f},{:.1f}".format(*_at(one)) for one in corners)


def _at(corner: XY, distance: float = 1, lower: float = 0) -> XY:
    """The place of a point in the drawing."""
    return CENTRE[0] + corner[0] * RADIUS * distance, CENTRE[1] + corner[1] * RADIUS * distance + lower
