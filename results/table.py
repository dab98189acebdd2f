"""The table beside the radar: the same numbers for every reader, with a bar each."""

from collections.abc import Mapping, Sequence

from results.finding import is_elsewhere, stands_on, status_word
from results.lenses import Row
from results.lift import lift, lift_sentence
from scan.framework import Framework, Phase
from scan.look.html import Markup, html, joined
from scan.profile import Status
from scan.words import level_label, number, percent

TABLE = (
    '<table class="scores" role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">{what}</th><th scope="col" role="columnheader" class="scale">'
    '<span class="hidden">Balk</span><div class="ticks" aria-hidden="true">{ticks}</div></th>'
    '<th scope="col" role="columnheader">{score}</th>'
    '<th scope="col" role="columnheader">{norm}</th><th scope="col" role="columnheader">Stand</th></tr></thead>'
    '<tbody role="rowgroup">{rows}</tbody></table>'
)
ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{name}<small>{under}</small></th>'
    '<td role="cell" class="scale">{bar}</td><td role="cell" class="n"><i>{score_name}</i>{score}</td>'
    '<td role="cell" class="n"><i>{norm_name}</i>{norm}</td>'
    '<td role="cell"><span class="chip {kind}">{chip}</span></td></tr>'
)
BAR = '<div class="track" aria-hidden="true">{fill}{tick}</div>'
KINDS: Mapping[Status | None, str] = {"op_doel": "ok", "bijna": "neutral", "ontwikkelpunt": "gap", None: "neutral"}


def score_table(
    caption: str, what: str, rows: Sequence[Row], phase: Phase, framework: Framework, growing: bool
) -> Markup:
    """One row for each role, EPA task or dimension, with what its level stands on and what would lift it."""
    ticks = joined(html("<span>{}</span>", tick) for tick in (range(6) if phase.shows_level else ("0", "50", "100 %")))
    return html(
        TABLE,
        caption=caption,
        what=what,
        ticks=ticks,
        score=_names(phase)[0],
        norm=_names(phase)[1],
        rows=joined(_row(row, phase, framework, growing) for row in rows),
    )


def _row(row: Row, phase: Phase, framework: Framework, growing: bool) -> Markup:
    value, norm, top = _numbers(row, phase, framework)
    fill = html('<span style="width:{:.1f}%"></span>', 100 * value / top) if value is not None else Markup("")
    tick = html('<b style="left:{:.1f}%"></b>', 100 * norm / top) if norm is not None else Markup("")
    kind = "neutral" if growing and row.score.status == "ontwikkelpunt" else KINDS[row.score.status]
    return html(
        ROW,
        name=row.label,
        under=_under(row, phase, framework),
        bar=html(BAR, fill=fill, tick=tick),
        score_name=_names(phase)[0],
        norm_name=_names(phase)[1],
        score=_said(value, phase),
        norm=_said(norm, phase),
        kind=kind,
        chip="Niet van toepassing" if is_elsewhere(row) else status_word(row.score, growing),
    )


def _names(phase: Phase) -> tuple[str, str]:
    """What the two numbers of a row are called."""
    return ("Score", "Norm") if phase.shows_level else ("Profiel", "Doel")


def _numbers(row: Row, phase: Phase, framework: Framework) -> tuple[float | None, float | None, float]:
    if phase.shows_level:
        return row.score.mean, row.norm, 5
    return row.score.match, framework.constants.on_target, 1


def _said(value: float | None, phase: Phase) -> str:
    if value is None:
        return "–"
    return number(value) if phase.shows_level else percent(value)


def _under(row: Row, phase: Phase, framework: Framework) -> str:
    """The level, what it stands on and what would lift it; students see no level."""
    parts = [stands_on(row, framework.constants)]
    if phase.shows_level and row.score.level:
        parts.insert(0, level_label(row.score.level, framework))
        parts.append(lift_sentence(lift(row.said, row.score.level, phase, framework), framework))
    return " · ".join(filter(None, parts))
