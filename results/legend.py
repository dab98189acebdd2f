"""How to read the radar and the table beside it."""

from scan.framework import Phase
from scan.look.html import Markup, html

KEY = '<li><span class="key {}"></span>{}</li>'


def legend(phase: Phase) -> Markup:
    """What the lines of the radar mean, as text above it."""
    band = html(KEY, "band", "Band van 80 %") if phase.shows_level else Markup("")
    target = f"Eindnorm {phase.label}" if phase.shows_level else "Doel: 80 % van het profiel"
    template = (
        '<ul class="legend"><li><span class="key self"></span>{}</li><li><span class="key target"></span>{}</li>{}</ul>'
    )
    return html(template, "Jouw score" if phase.shows_level else "Jouw deel van het profiel", target, band)


def explanation(phase: Phase) -> str:
    """How to read the radar."""
    if phase.shows_level:
        return (
            "Hoe verder naar buiten, hoe zelfstandiger. Ligt je lijn binnen de streepjeslijn, dan is daar ruimte om te "
            "groeien. De brede streep laat zien hoe onzeker een score is. Een open stip is voorlopig."
        )
    return "Hoe verder naar buiten, hoe meer van het eindprofiel je al herkent. De streepjeslijn staat op 80 %."


def footnote(phase: Phase) -> str:
    """What the bars mean and what does not count."""
    if phase.shows_level:
        told = "Balk: jouw gemiddelde. Streep: eindnorm. ‘Nog niet gedaan’ en open vragen tellen daarin niet mee."
    else:
        told = "Balk: jouw deel van het eindprofiel. Streep: 80 %. ‘Nog niet gedaan’ is een stap die nog komt."
    return f"{told} Eigen inschatting."
