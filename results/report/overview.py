"""The first page of the report: the message, three tiles, the roles with their dots and levels, and the radar."""

from collections.abc import Sequence
from typing import Any

from results.advice.message import NOTHING_SHORT, message_sentences
from results.profile.dots import DOTS_EXPLAINED, dots, on_norm_phrase
from results.profile.finding import END_NORM, FLAG_WORDS, overall_sentence
from results.profile.legend import legend_entries
from results.profile.lenses import ProfileRow
from results.profile.next_level import lift_sentence, lift_to_next_level
from results.profile.radar import radar_model
from results.profile.table_cells import row_values, score_headings, score_text, status_chip
from results.report.drawing import drawing
from results.report.report import Report
from scan.dutch import level_in_full, level_label, listing
from scan.instrument.instrument import Item

NOT_DONE_MOST = 2
HELP_OTHERS = "Help anderen erbij."


def overview_page(report: Report) -> dict[str, Any]:
    """The template values of the page."""
    roles = report.rows("roles")
    sentences = (overall_sentence(report.profile, report.framework), END_NORM if report.growing else "")
    return {
        "message": [part._asdict() for part in message_sentences(report.message)],
        "tiles": _tiles(report),
        "radar": _radar(report, roles),
        "roles": _table("Rol", roles, report, bool(report.phase.shows_level)),
        "dimensions": _table("Dimensie", report.rows("dimensions"), report, False),
        "dots": DOTS_EXPLAINED,
        "sentences": [one for one in sentences if one],
        "remarks": _remarks(roles),
    }


def _tiles(report: Report) -> list[dict[str, Any]]:
    """At most three tiles, each with a title, its kind for the colour, statements and a closing line."""
    message = report.message
    more = len(message.not_done) - NOT_DONE_MOST
    chance = f"En nog {more}. Zoek een kans." if more > 0 else "Zoek een kans." if message.not_done else ""
    told = [
        _tile("Hier heb je al een begin" if message.is_beginning else "Sterk", "ok", message.strong),
        _tile("Nu oppakken", "gap", message.now, "" if message.now else _ahead(report)),
        _tile(f"Nog niet meegemaakt: {len(message.not_done)}", "neutral", message.not_done[:NOT_DONE_MOST], chance),
    ]
    return [tile for tile in told if tile["statements"] or tile["last"]]


def _tile(title: str, kind: str, items: Sequence[Item], last: str = "") -> dict[str, Any]:
    return {"title": title, "kind": kind, "statements": [item.text for item in items], "last": last}


def _ahead(report: Report) -> str:
    """What comes after a scan in which nothing falls short; "" when there is nothing to go on."""
    if not report.message.strong:
        return ""
    if not report.phase.shows_level:
        return NOTHING_SHORT
    following = next(iter(report.phase.offers), None)
    return f"{NOTHING_SHORT} {f'Kijk naar {level_in_full(following, report.framework)}.' if following else HELP_OTHERS}"


def _radar(report: Report, roles: Sequence[ProfileRow]) -> dict[str, Any] | None:
    """The radar; None when too few axes have enough answers. Its text alternative names every value."""
    model = radar_model(roles, report.phase, report.framework.constants)
    if not model.drawable:
        return None
    return {
        "alt": f"Radar van de zeven rollen. {' '.join(_axis_words(row, report) for row in roles)}",
        "keys": legend_entries(report.phase),
        **drawing(model),
    }


def _axis_words(row: ProfileRow, report: Report) -> str:
    value, norm, _ = row_values(row, report.phase, report.framework)
    heading = score_headings(report.phase)[1].lower()
    if value is None:
        return f"{row.label}: geen score."
    return f"{row.label}: {score_text(value, report.phase)}, {heading} {score_text(norm, report.phase)}."


def _table(heading: str, rows: Sequence[ProfileRow], report: Report, levels: bool) -> dict[str, Any]:
    """The rows of a lens with their dots, their status, and where `levels` the level with what lifts it."""
    columns = [heading, "Vragen op de norm", *(["Niveau (eigen inschatting)"] if levels else []), "Stand"]
    return {"head": columns, "rows": [_row(row, report, levels) for row in rows]}


def _row(row: ProfileRow, report: Report, levels: bool) -> dict[str, Any]:
    status, kind = status_chip(row, report.growing)
    level, lift = _level(row, report) if levels else ("", "")
    return {
        "name": row.label,
        "dots": dots(row),
        "phrase": on_norm_phrase(row).removesuffix(" vragen op de norm").removesuffix(" vraag op de norm"),
        "level": level,
        "lift": lift,
        "chip": status,
        "kind": kind,
    }


def _level(row: ProfileRow, report: Report) -> tuple[str, str]:
    """The level of a role and what would lift it, in words."""
    lift = lift_to_next_level(row.replies, row.score.level, report.phase, report.framework)
    level = level_label(row.score.level, report.framework).removesuffix(" (eigen inschatting)")
    return level, lift_sentence(lift, report.framework) if row.score.level else ""


def _remarks(rows: Sequence[ProfileRow]) -> list[tuple[str, str]]:
    """Each remark with the roles it applies to; too few answers stand in the table already."""
    roles_by_flag = {flag: [row.label for row in rows if flag in row.score.flags] for flag in FLAG_WORDS}
    return [
        (listing(names), FLAG_WORDS[flag])
        for flag, names in roles_by_flag.items()
        if names and flag != "te_weinig_antwoorden"
    ]
