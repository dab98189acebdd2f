"""The first page of the report: finding, radar and scores."""

from collections.abc import Sequence
from typing import Any

from results.profile.finding import END_NORM, FLAG_WORDS, dimension_sentence, overall_sentence, profile_finding
from results.profile.legend import legend_entries, radar_explanation, table_footnote
from results.profile.lenses import ProfileRow
from results.profile.radar import radar_model
from results.profile.table_cells import row_details, row_values, score_headings, score_text, status_chip
from results.report.drawing import drawing
from results.report.report import Report
from scan.dutch import listing

NAMED_ALREADY = "te_weinig_antwoorden"  # named in the finding


def overview_page(report: Report) -> dict[str, Any]:
    """The template values of the page."""
    roles, dimensions = report.rows("roles"), report.rows("dimensions")
    return {
        "title": "Jouw profiel",
        "finding": _finding(report, roles, dimensions),
        "radar": _radar(report, roles),
        "roles": _table("Rol", roles, report),
        "dimensions": _table("Dimensie", dimensions, report),
        "footnote": table_footnote(report.phase),
        "remarks": _remarks(roles),
    }


def _finding(report: Report, roles: Sequence[ProfileRow], dimensions: Sequence[ProfileRow]) -> list[str]:
    sentences = " ".join((*profile_finding(roles, report.phase, report.growing), dimension_sentence(dimensions)))
    overall = overall_sentence(report.profile, report.framework)
    return [one for one in (sentences.strip(), overall, END_NORM if report.growing else "") if one]


def _radar(report: Report, roles: Sequence[ProfileRow]) -> dict[str, Any] | None:
    """The radar; None when too few axes have enough answers, and the template then draws bars."""
    model = radar_model(roles, report.phase, report.framework.constants)
    if not model.drawable:
        return None
    alt = "Radar van de zeven rollen. " + " ".join(profile_finding(roles, report.phase, report.growing))
    return {
        "alt": alt,
        "keys": legend_entries(report.phase),
        "explanation": radar_explanation(report.phase),
        **drawing(model),
    }


def _table(heading: str, rows: Sequence[ProfileRow], report: Report) -> dict[str, Any]:
    return {"head": [heading, *score_headings(report.phase), "Stand"], "rows": [_row(row, report) for row in rows]}


def _row(row: ProfileRow, report: Report) -> dict[str, Any]:
    value, norm, maximum = row_values(row, report.phase, report.framework)
    status, kind = status_chip(row, report.growing)
    return {
        "name": row.label,
        "under": row_details(row, report.phase, report.framework),
        "score": score_text(value, report.phase),
        "norm": score_text(norm, report.phase),
        "chip": status,
        "kind": kind,
        "fill": value / maximum if value is not None else None,
        "tick": norm / maximum if norm is not None else None,
    }


def _remarks(rows: Sequence[ProfileRow]) -> list[tuple[str, str]]:
    """Each remark with the roles it applies to."""
    roles_by_flag = {flag: [row.label for row in rows if flag in row.score.flags] for flag in FLAG_WORDS}
    return [
        (listing(names), FLAG_WORDS[flag]) for flag, names in roles_by_flag.items() if names and flag != NAMED_ALREADY
    ]
