"""How to read the radar and the table beside it."""

from collections.abc import Sequence

from results.profile.legend import legend_entries
from scan.instrument.framework import Phase
from scan.look.html import Markup, html, joined

KEY = '<li><span class="key {}"></span>{}</li>'


def legend(phase: Phase) -> Markup:
    """What the lines of the radar mean, as text above it."""
    return _listed(legend_entries(phase))


def meeting_legend(phase: Phase, other: str) -> Markup:
    """The same for two views; `other` is who looks along."""
    return _listed(meeting_keys(phase, other))


def _listed(ones: Sequence[tuple[str, str]]) -> Markup:
    return html('<ul class="legend">{}</ul>', joined(html(KEY, *one) for one in ones))


def meeting_keys(phase: Phase, other: str) -> tuple[tuple[str, str], ...]:
    """Each line of a radar of two views: self, the other, and the target."""
    _, target, *_ = legend_entries(phase)
    return ("self", "Jij"), ("supervisor", other.capitalize()), target


def meeting_footnote(other: str) -> str:
    """How to tell two views apart, and what no mark means."""
    return (
        f"Ronde stip: jouw eigen inschatting, open als die voorlopig is. Open vierkant: je {other}. De getallen staan "
        "op de vragen die jullie allebei beantwoordden. Waar een teken ontbreekt, is te weinig gezien of ingevuld."
    )
