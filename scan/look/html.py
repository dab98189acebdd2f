"""The only module that makes HTML; it escapes every value."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

__all__ = ["SHARED_TICK", "Markup", "hidden_fields", "html", "joined"]

HIDDEN_FIELD = '<input type="hidden" name="{}" value="{}">'
# In the forms for a code of both kinds of pages, those of Streamlit and those of the door.
SHARED_TICK = Markup('<label class="tick"><input type="checkbox" name="shared"> Dit is een gedeelde computer</label>')


def html(template: str, /, *parts: object, **named: object) -> Markup:
    """Fill `template`, a constant of this project, as `str.format` does; a value that is not Markup is escaped."""
    filled = template.format(*map(_part, parts), **{name: _part(value) for name, value in named.items()})
    return Markup(filled)  # noqa: S704 - templates are constants, values are escaped


def _part(value: object) -> object:
    """A value as it goes into a template: a number as it is, for its format there; anything else escaped.

    `Markup.format` does the same in Python for each place of a template, which takes three times as long.
    """
    return value if type(value) in (int, float) else escape(value)


def joined(parts: Iterable[object]) -> Markup:
    """Concatenate pieces of Markup and plain texts; the texts are escaped."""
    return Markup("").join(escape(part) for part in parts)


def hidden_fields(fields: Mapping[str, object]) -> Markup:
    """Fields of a form that nobody sees, each by its name."""
    return joined(html(HIDDEN_FIELD, *field) for field in fields.items())
