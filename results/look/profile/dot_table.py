"""The table of a profile as it opens: a dot per answered question, the level where the phase has one, the status."""

from collections.abc import Sequence

from results.profile.dots import dots, on_norm_phrase
from results.profile.lenses import ProfileRow
from results.profile.table_cells import cap_note, level_cell, status_chip
from scan.instrument.framework import Framework, Phase
from scan.look.html import Markup, html, joined

TABLE = (
    '<table class="dotted" role="table"><caption class="hidden">{caption}</caption>'
    '<thead class="hidden" role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">{row_header}</th><th scope="col" role="columnheader">Vragen op de norm</th>'
    '<th scope="col" role="columnheader">Stand</th></tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
)
ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{name}<small>{level}</small></th>'
    '<td role="cell"><span class="dots" aria-hidden="true">{dots}</span><small>{phrase}</small></td>'
    '<td role="cell"><span class="chip {kind}">{chip}</span></td></tr>'
)
DOT = '<i class="{}"></i>'


def dot_table(
    caption: str, row_header: str, rows: Sequence[ProfileRow], phase: Phase, framework: Framework, growing: bool
) -> Markup:
    """One row per role, EPA task or dimension; phrase, dots and status follow from the same answers."""
    made = joined(_row(row, phase, framework, growing) for row in rows)
    return html(TABLE, caption=caption, row_header=row_header, rows=made)


def _row(row: ProfileRow, phase: Phase, framework: Framework, growing: bool) -> Markup:
    chip, kind = status_chip(row, growing)
    return html(
        ROW,
        name=row.label,
        level=" · ".join(filter(None, (*level_cell(row, phase, framework), cap_note(row, framework)))),
        dots=joined(html(DOT, dot) for dot in dots(row)),
        phrase=on_norm_phrase(row),
        kind=kind,
        chip=chip,
    )
