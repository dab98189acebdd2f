"""The first page of the report: what was found, the radar and the scores."""

from collections.abc import Sequence
from typing import Any

from results.look.profile.legend import legend_entries, radar_explanation, table_footnote
from results.profile.cells import chip, names, numbers, spoken, under
from results.profile.finding import FLAG_WORDS, dimension_sentence, finding, overall_sentence
from results.profile.lenses import ProfileRow
from results.profile.radar import radar_model
from results.report.drawing import drawing
from results.report.report import Report
from scan.dutch import listing

END_NORM = "De norm is een eindnorm: die hoort bij het einde van deze fase. Wat nu ontbreekt, mag nog komen."
NAMED_ALREADY = "te_weinig_antwoorden"  # the finding names these


def overview(report: Report) -> dict[str, Any]:
    """The page as values that the template sets."""
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
    told = " ".join((*finding(roles, report.phase, report.growing), dimension_sentence(dimensions)))
    overall = overall_sentence(report.profile, report.framework)
    return [one for one in (told.strip(), overall, END_NORM if report.growing else "") if one]


def _radar(report: Report, roles: Sequence[ProfileRow]) -> dict[str, Any] | None:
    """The radar, or nothing when too few axes stand on enough answers: then the table draws bars."""
    model = radar_model(roles, report.phase, report.framework.constants)
    if not model.drawable:
        return None
    alt = "Radar van de zeven rollen. " + " ".join(finding(roles, report.phase, report.growing))
    return {
        "alt": alt,
        "keys": legend_entries(report.phase),
        "explanation": radar_explanation(report.phase),
        **drawing(model),
    }


def _table(what: str, found: Sequence[ProfileRow], report: Report) -> dict[str, Any]:
    return {"head": [what, *names(report.phase), "Stand"], "rows": [_row(row, report) for row in found]}


def _row(row: ProfileRow, report: Report) -> dict[str, Any]:
    value, norm, top = numbers(row, report.phase, report.framework)
    told, kind = chip(row, report.growing)
    return {
        "name": row.label,
        "under": under(row, report.phase, report.framework),
        "score": spoken(value, report.phase),
        "norm": spoken(norm, report.phase),
        "chip": told,
        "kind": kind,
        "fill": value / top if value is not None else None,
        "tick": norm / top if norm is not None else None,
    }


def _remarks(found: Sequence[ProfileRow]) -> list[tuple[str, str]]:
    """Each remark once, with the roles it is about."""
    about = {flag: [row.label for row in found if flag in row.score.flags] for flag in FLAG_WORDS}
    return [(listing(names), FLAG_WORDS[flag]) for flag, names in about.items() if names and flag != NAMED_ALREADY]
