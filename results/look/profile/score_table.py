"""The table of means or shares behind the radar: its values as text and bars, with their uncertainty."""

from collections.abc import Sequence

from results.profile.lenses import ProfileRow
from results.profile.table_cells import row_details, row_values, score_headings, score_text
from scan.instrument.framework import Framework, Phase
from scan.look.html import Markup, html, joined

TABLE = (
    '<table class="scores" role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">{row_header}</th><td class="scale" aria-hidden="true">'
    '<div class="ticks">{ticks}</div></td>'
    '<th scope="col" role="columnheader">{score}</th>'
    '<th scope="col" role="columnheader">{norm}</th></tr></thead>'
    '<tbody role="rowgroup">{rows}</tbody></table>'
)
ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{name}<small>{under}</small></th>'
    '<td class="scale" aria-hidden="true">{bar}</td><td role="cell" class="n"><i>{score_name}</i>{score}</td>'
    '<td role="cell" class="n"><i>{norm_name}</i>{norm}</td></tr>'
)
BAR = '<div class="track">{fill}{tick}</div>'


def score_table(
    caption: str, row_header: str, rows: Sequence[ProfileRow], phase: Phase, framework: Framework
) -> Markup:
    """One row per role, EPA task or dimension: score, norm, and what the score is based on."""
    ticks = joined(html("<span>{}</span>", tick) for tick in (range(6) if phase.shows_level else ("0", "50", "100 %")))
    return html(
        TABLE,
        caption=caption,
        row_header=row_header,
        ticks=ticks,
        score=score_headings(phase)[0],
        norm=score_headings(phase)[1],
        rows=joined(_row(row, phase, framework) for row in rows),
    )


def _row(row: ProfileRow, phase: Phase, framework: Framework) -> Markup:
    value, norm, top = row_values(row, phase, framework)
    fill = html('<span style="width:{:.1f}%"></span>', 100 * value / top) if value is not None else Markup("")
    tick = html('<b style="left:{:.1f}%"></b>', 100 * norm / top) if norm is not None else Markup("")
    return html(
        ROW,
        name=row.label,
        under=row_details(row, phase, framework),
        bar=html(BAR, fill=fill, tick=tick),
        score_name=score_headings(phase)[0],
        norm_name=score_headings(phase)[1],
        score=score_text(value, phase),
        norm=score_text(norm, phase),
    )
