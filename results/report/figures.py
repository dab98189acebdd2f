"""The figures of the report's appendix: every score with the answers it stands on and its uncertainty."""

from typing import Any

from results.profile.finding import not_done_count
from results.profile.legend import radar_explanation
from results.profile.lenses import LensKey, ProfileRow
from results.profile.radar import radar_model
from results.profile.table_cells import row_values, score_headings, score_text
from results.report.report import Report
from scan.dutch import dutch_number

LENS_NAMES: tuple[tuple[LensKey, str], ...] = (
    ("roles", "CanMEDS-rol"),
    ("dimensions", "Dimensie"),
    ("tasks", "EPA-taak"),
)
WITH_LEVEL = (
    "Score: het gemiddelde van je antwoorden 1 tot 5; ‘nog niet gedaan’ en open vragen tellen daarin niet mee. "
    "Onzekerheid: waar de score met 80 % zekerheid ligt. Norm: de gemiddelde eindnorm van deze vragen."
)
WITHOUT_LEVEL = "Profiel: jouw deel van het eindprofiel. ‘Nog niet gedaan’ is een stap die nog komt."


def figures_page(report: Report) -> dict[str, Any]:
    """The template values: a table per lens, what its columns mean, and how to read the radar where one is drawn."""
    shows_level = report.phase.shows_level
    score, norm = score_headings(report.phase)
    columns = ["Antwoorden", "Nog niet meegemaakt", score, *(["Onzekerheid"] if shows_level else []), norm]
    tables = [
        {"head": [name, *columns], "rows": [_row(row, report) for row in report.rows(lens)]}
        for lens, name in LENS_NAMES
    ]
    is_drawn = radar_model(report.rows("roles"), report.phase, report.framework.constants).drawable
    columns_told, radar_told = WITH_LEVEL if shows_level else WITHOUT_LEVEL, radar_explanation(report.phase)
    return {"tables": tables, "notes": [columns_told, *([radar_told] if is_drawn else [])]}


def _row(row: ProfileRow, report: Report) -> list[str]:
    value, norm, _ = row_values(row, report.phase, report.framework)
    texts = [score_text(value, report.phase), score_text(norm, report.phase)]
    if report.phase.shows_level:
        texts.insert(1, _band(row))
    return [row.label, str(row.score.n), str(not_done_count(row)), *texts]


def _band(row: ProfileRow) -> str:
    band = row.score.band
    return f"{dutch_number(band[0])} tot {dutch_number(band[1])}" if band else "–"
