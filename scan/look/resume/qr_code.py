"""QR codes, drawn on this server: dark on white in every colour scheme, since scanners expect that."""

import segno

from scan.look.html import Markup, html

QR_SIZE = 200  # CSS pixels
QUIET_ZONE = 4  # modules of white around the code, as the standard asks
DRAWING = (
    '<svg class="qr" viewBox="0 0 {size} {size}" width="{shown}" height="{shown}" role="img" aria-label="{name}">'
    '<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#1E2B30" d="{dark}"/></svg>'
)


def qr_drawing(text: str, name: str) -> Markup:
    """The QR code of a text as an SVG; `name` is its text alternative."""
    rows = tuple(segno.make(text, micro=False, error="m").matrix_iter(border=QUIET_ZONE))
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return html(DRAWING, size=len(rows), shown=QR_SIZE, name=name, dark=dark)
