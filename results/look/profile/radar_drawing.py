"""The radar as an SVG of our own: readable at 360 pixels, and printed whole (experience.md §3)."""

from collections.abc import Sequence

from results.profile.drawing import XY, drawing
from results.profile.radar import RadarModel
from scan.look.html import Markup, html, joined

WIDTH, RADIUS = 312, 126  # in CSS pixels on a phone of 360: there the heptagon is 243 wide
ABOVE, BELOW = 160, 174  # from the centre to the edges of the drawing
LINE_HEIGHT, GAP = 14, 6
SIDE = 13  # of the square of a rating, around the dot of an equal score
MIDDLE = 0.3  # labels of axes this close to the vertical are centred
SVG = (
    '<svg class="radar" role="img" aria-label="{alt}" viewBox="{left} {top} {width} {height}" '
    'xmlns="http://www.w3.org/2000/svg">{parts}</svg>'
)
RING = '<path class="ring" d="{}"/>'
SURFACE = '<path class="surface" d="{}"/>'
LINE = '<path class="{}" d="{}"/>'
DOT = '<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="4.5"/>'
SQUARE = '<rect class="rating" x="{:.1f}" y="{:.1f}" width="{}" height="{}"/>'
NUMBER = '<text class="number" x="4" y="{:.1f}">{}</text>'
LABEL = '<text class="label" text-anchor="{}" x="{:.1f}" y="{:.1f}">{}</text>'
LABEL_LINE = '<tspan x="{:.1f}" dy="{}">{}</tspan>'
EMPTY = Markup("")


def radar_svg(model: RadarModel, alt: str) -> Markup:
    """The drawing of a radar; `alt` is its text alternative. Colours are those of the style sheet."""
    told = drawing(model)
    spokes = [((0.0, 0.0), corner) for corner in told["rings"][-1]]
    parts = (
        *(html(RING, _closed(ring)) for ring in told["rings"]),
        html(LINE, "ring", _segments(spokes)),
        html(SURFACE, _closed(told["surface"])) if told["surface"] else EMPTY,
        html(LINE, "band", _segments(told["bands"])),
        html(LINE, "target", _segments(told["target"])),
        html(LINE, "rating", _segments(told["rating"])),
        html(LINE, "self", _segments(told["line"])),
        *(html(DOT, "open" if dot["open"] else "dot", *_place(dot["at"])) for dot in told["dots"]),
        *(html(SQUARE, *_corner(point), SIDE, SIDE) for point in told["squares"]),
        *(html(NUMBER, -RADIUS * ring / 5 + 10, number) for ring, number in enumerate(told["numbers"], 1)),
        *(_label(label["at"], label["lines"]) for label in told["labels"]),
    )
    box = {"left": -WIDTH / 2, "top": -ABOVE, "width": WIDTH, "height": ABOVE + BELOW}
    return html(SVG, alt=alt, parts=joined(parts), **box)


def _place(point: XY) -> XY:
    return point[0] * RADIUS, point[1] * RADIUS


def _corner(point: XY) -> XY:
    x, y = _place(point)
    return x - SIDE / 2, y - SIDE / 2


def _path(points: Sequence[XY]) -> str:
    return "M" + "L".join("{:.1f} {:.1f}".format(*_place(point)) for point in points)


def _closed(points: Sequence[XY]) -> str:
    return f"{_path(points)}Z"


def _segments(sides: Sequence[Sequence[XY]]) -> str:
    return "".join(map(_path, sides))


def _label(corner: XY, lines: Sequence[str]) -> Markup:
    """The lines of an axis label above or below its corner, at the edge of the drawing where it stands aside."""
    x, y = _place(corner)
    aside = abs(corner[0]) > MIDDLE and abs(corner[1]) < 1 - MIDDLE / 2
    anchor = "middle" if not aside else "end" if x > 0 else "start"
    at = x if not aside else WIDTH / 2 if x > 0 else -WIDTH / 2
    first = y - GAP - LINE_HEIGHT * (len(lines) - 1) if y < 0 else y + GAP + LINE_HEIGHT
    rows = joined(html(LABEL_LINE, at, LINE_HEIGHT if k else 0, line) for k, line in enumerate(lines))
    return html(LABEL, anchor, at, first, rows)
