"""The one place that makes HTML; every text in it is escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["Markup", "html", "joined"]


def html(template: str, /, *parts: object, **named: object) -> Markup:
    """`template`, a constant of our own, with every value escaped unless it is Markup already."""
    return Markup(template).format(*parts, **named)  # noqa: S704 - templates are constants, values are escaped


def joined(parts: Iterable[object]) -> Markup:
    """Pieces of HTML and plain texts in a row."""
    return Markup("").join(escape(part) for part in parts)
