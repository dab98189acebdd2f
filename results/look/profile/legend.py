"""How to read the radar and the table beside it."""

from collections.abc import Sequence

from scan.instrument.framework import Phase
from scan.look.html import Markup, html, joined

KEY = '<li><span class="key {}"></span>{}</li>'


def legend(phase: Phase) -> Markup:
    """What the lines of the radar mean, as text above it."""
    return _listed(keys(phase))


def meeting_legend(phase: Phase, other: str) -> Markup:
    """The same for two views; `other` is who looks along."""
    return _listed(meeting_keys(phase, other))


def _listed(ones: Sequence[tuple[str, str]]) -> Markup:
    return html('<ul class="legend">{}</ul>', joined(html(KEY, *one) for one in ones))


def keys(phase: Phase) -> tuple[tuple[str, str], ...]:
    """Each kind of line with what it stands for."""
    if phase.shows_level:
        return ("self", "Jouw score"), ("target", f"Eindnorm {phase.label}"), ("band", "Band van 80 %")
    return ("self", "Jouw deel van het profiel"), ("target", "Doel: 80 % van het profiel")


def meeting_keys(phase: Phase, other: str) -> tuple[tuple[str, str], ...]:
    """Each line of a radar of two views: self, the other, and the target."""
    _, target, *_ = keys(phase)
    return ("self", "Jij"), ("supervisor", other.capitalize()), target


def meeting_footnote(other: str) -> str:
    """How to tell two views apart, and what no mark means."""
    return (
        f"Ronde stip: jouw eigen inschatting, open als die voorlopig is. Open vierkant: je {other}. De getallen staan "
        "op de vragen die jullie allebei beantwoordden. Waar een teken ontbreekt, is te weinig gezien of ingevuld."
    )


def explanation(phase: Phase) -> str:
    """How to read the radar."""
    if phase.shows_level:
        return (
            "Hoe verder naar buiten, hoe zelfstandiger. Ligt je lijn binnen de streepjeslijn, dan is daar ruimte om te "
            "groeien. De brede streep laat zien hoe onzeker een score is. Een open stip is voorlopig."
        )
    return (
        "Hoe verder naar buiten, hoe meer van het eindprofiel je al herkent. De streepjeslijn staat op 80 %. "
        "Een open stip is voorlopig."
    )


def footnote(phase: Phase) -> str:
    """What the bars mean and what does not count."""
    if phase.shows_level:
        told = "Balk: jouw gemiddelde. Streep: eindnorm. ‘Nog niet gedaan’ en open vragen tellen daarin niet mee."
    else:
        told = "Balk: jouw deel van het eindprofiel. Streep: 80 %. ‘Nog niet gedaan’ is een stap die nog komt."
    return f"{told} Eigen inschatting."
