"""The first page of the report: the message, three tiles, the roles with their dots and levels, and the radar."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from results.advice.message import message_sentences
from results.advice.message_tiles import message_tiles
from results.profile.dots import DOTS_EXPLAINED, dots, on_norm_phrase
from results.profile.drawing import drawing
from results.profile.finding import END_NORM, grouped_remarks, overall_sentence
from results.profile.legend import legend_entries, radar_description
from results.profile.lenses import ProfileRow
from results.profile.radar import radar_model
from results.profile.table_cells import level_cell, status_chip
from results.report.report import Report


def overview_page(report: Report) -> dict[str, Any]:
    """The template values of the page."""
    roles = report.rows("roles")
    sentences = (overall_sentence(report.profile, report.framework), END_NORM if report.growing else "")
    return {
        "message": [part._asdict() for part in message_sentences(report.message)],
        "tiles": [asdict(tile) for tile in message_tiles(report.message, report.phase, report.framework)],
        "radar": _radar(report, roles),
        "roles": _table("Rol", roles, report, bool(report.phase.shows_level)),
        "dimensions": _table("Dimensie", report.rows("dimensions"), report, False),
        "dots": DOTS_EXPLAINED if any(map(dots, roles)) else "",
        "sentences": [one for one in sentences if one],
        "remarks": grouped_remarks(roles),
    }


def _radar(report: Report, roles: Sequence[ProfileRow]) -> dict[str, Any] | None:
    """The radar; None when too few axes have enough answers. Its text alternative names every value."""
    model = radar_model(roles, report.phase, report.framework.constants)
    if not model.drawable:
        return None
    return {
        "alt": radar_description("CanMEDS-rollen", roles, report.phase, report.framework),
        "keys": legend_entries(report.phase),
        **drawing(model),
    }


def _table(heading: str, rows: Sequence[ProfileRow], report: Report, levels: bool) -> dict[str, Any]:
    """The rows of a lens with their dots, their status, and where `levels` the level with what lifts it."""
    columns = [heading, "Vragen op de norm", *(["Niveau (eigen inschatting)"] if levels else []), "Stand"]
    return {"head": columns, "rows": [_row(row, report, levels) for row in rows]}


def _row(row: ProfileRow, report: Report, levels: bool) -> dict[str, Any]:
    status, kind = status_chip(row, report.growing)
    level, lift = level_cell(row, report.phase, report.framework) if levels else ("", "")
    return {
        "name": row.label,
        "dots": dots(row),
        "phrase": on_norm_phrase(row).removesuffix(" vragen op de norm").removesuffix(" vraag op de norm"),
        "level": level,
        "lift": lift,
        "chip": status,
        "kind": kind,
    }
