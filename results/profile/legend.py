"""The texts that explain the radar and the bars, shared by screen and report."""

from collections.abc import Sequence

from results.profile.lenses import ProfileRow
from results.profile.table_cells import row_values, score_headings, score_text
from scan.instrument.framework import Framework, Phase


def legend_entries(phase: Phase) -> tuple[tuple[str, str], ...]:
    """The lines of the radar: each kind ("self", "target" or "band") with its label."""
    if phase.shows_level:
        return ("self", "Jouw score"), ("target", f"Eindnorm {phase.label}"), ("band", "Onzekerheid")
    return ("self", "Jouw deel van het profiel"), ("target", "Doel: 80 % van het profiel")


def radar_description(axes: str, rows: Sequence[ProfileRow], phase: Phase, framework: Framework) -> str:
    """The text alternative of the radar, with every value; `axes` says what its axes are."""
    return f"Radar: {axes}. {' '.join(_axis_words(row, phase, framework) for row in rows)}"


def _axis_words(row: ProfileRow, phase: Phase, framework: Framework) -> str:
    value, norm, _ = row_values(row, phase, framework)
    if value is None:
        return f"{row.label}: geen score."
    return f"{row.label}: {score_text(value, phase)}, {score_headings(phase)[1].lower()} {score_text(norm, phase)}."


def radar_explanation(phase: Phase) -> str:
    """How to read the radar, in Dutch."""
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
    """What the bars of the score table mean, and which answers do not count."""
    if phase.shows_level:
        text = "Balk: jouw gemiddelde. Streep: eindnorm. ‘Nog niet gedaan’ en open vragen tellen daarin niet mee."
    else:
        text = "Balk: jouw deel van het eindprofiel. Streep: 80 %. ‘Nog niet gedaan’ is een stap die nog komt."
    return f"{text} Eigen inschatting."
