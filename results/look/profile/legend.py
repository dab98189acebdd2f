"""Legend and explanation of the radar and the table."""

from collections.abc import Sequence

from scan.instrument.framework import Phase
from scan.look.html import Markup, html, joined

LEGEND_ENTRY = '<li><span class="key {}"></span>{}</li>'


def legend(phase: Phase) -> Markup:
    """The legend of the radar of one person."""
    return _legend_list(legend_entries(phase))


def meeting_legend(phase: Phase, other: str) -> Markup:
    """The legend of the radar of two people; `other` is "supervisor" or "opleider"."""
    return _legend_list(meeting_legend_entries(phase, other))


def _legend_list(entries: Sequence[tuple[str, str]]) -> Markup:
    return html('<ul class="legend">{}</ul>', joined(html(LEGEND_ENTRY, *one) for one in entries))


def legend_entries(phase: Phase) -> tuple[tuple[str, str], ...]:
    """CSS class and label of each line in the radar."""
    if phase.shows_level:
        return ("self", "Jouw score"), ("target", f"Eindnorm {phase.label}"), ("band", "Band van 80 %")
    return ("self", "Jouw deel van het profiel"), ("target", "Doel: 80 % van het profiel")


def meeting_legend_entries(phase: Phase, other: str) -> tuple[tuple[str, str], ...]:
    """CSS class and label of self, the other and the target."""
    _, target, *_ = legend_entries(phase)
    return ("self", "Jij"), ("supervisor", other.capitalize()), target


def meeting_explanation(other: str) -> str:
    """How the marks of two people differ, and what a missing mark means."""
    return (
        f"Ronde stip: jouw eigen inschatting, open als die voorlopig is. Open vierkant: je {other}. De getallen staan "
        "op de vragen die jullie allebei beantwoordden. Waar een teken ontbreekt, is te weinig gezien of ingevuld."
    )


def radar_explanation(phase: Phase) -> str:
    """How to read the radar of one person."""
    if phase.shows_level:
        return (
            "Hoe verder naar buiten, hoe zelfstandiger. Ligt je lijn binnen de streepjeslijn, dan is daar ruimte om te "
            "groeien. De brede streep laat zien hoe onzeker een score is. Een open stip is voorlopig."
        )
    return (
        "Hoe verder naar buiten, hoe meer van het eindprofiel je al herkent. De streepjeslijn staat op 80 %. "
        "Een open stip is voorlopig."
    )


def table_footnote(phase: Phase) -> str:
    """What the bars in the table mean, and which answers do not count."""
    if phase.shows_level:
        told = "Balk: jouw gemiddelde. Streep: eindnorm. ‘Nog niet gedaan’ en open vragen tellen daarin niet mee."
    else:
        told = "Balk: jouw deel van het eindprofiel. Streep: 80 %. ‘Nog niet gedaan’ is een stap die nog komt."
    return f"{told} Eigen inschatting."
