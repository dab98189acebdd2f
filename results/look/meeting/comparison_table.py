"""The table of two assessments: a dot for the learner, an open square for the guest, a tick for the target."""

import streamlit as st

from results.look.meeting.meeting_context import MeetingScreen
from results.look.profile.legend import meeting_explanation, meeting_legend
from results.look.profile.lens_view import radar_part
from results.meeting.card import MeetingCard
from results.meeting.comparison import Comparison
from results.meeting.finding import role_verdict
from results.meeting.radar import meeting_radar_model
from results.meeting.role_views import RoleViews, radar_value, role_target
from results.meeting.voices import Voices
from results.profile.table_cells import score_headings, score_text
from scan.instrument.constants import Constants
from scan.instrument.framework import Framework, Phase
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_svg

TABLE = (
    '<table class="scores views" role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">'
    '<th scope="col" role="columnheader">Rol</th><td class="scale" aria-hidden="true">'
    '<div class="ticks">{ticks}</div></td>'
    '<th scope="col" role="columnheader" class="n">{learner}</th>'
    '<th scope="col" role="columnheader" class="n">{other}</th>'
    '<th scope="col" role="columnheader" class="n">{norm}</th>'
    '<th scope="col" role="columnheader">{learner} schat</th></tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
)
ROW = (
    '<tr role="row"><th scope="row" role="rowheader">{name}<small>{under}</small></th>'
    '<td class="scale" aria-hidden="true">{bar}</td><td role="cell" class="n"><i>{learner}</i>{own}</td>'
    '<td role="cell" class="n"><i>{other}</i>{rating}</td><td role="cell" class="n"><i>{norm_name}</i>{norm}</td>'
    '<td role="cell" class="says"><i>{learner} schat</i><span class="chip {kind}">{chip}</span></td></tr>'
)
FOLDED = '<details class="phone-fold"><summary>Bekijk de cijfers per rol</summary>{}</details>'
ALT = "Radar met twee blikken."
BAR = '<div class="track">{between}{tick}{own}{rating}</div>'
BETWEEN, MARK = '<em style="left:{:.1f}%;width:{:.1f}%"></em>', '<{0} style="left:{2:.1f}%" class="{1}"></{0}>'


def show_comparison(screen: MeetingScreen, card: MeetingCard, finding: str) -> None:
    """Table and radar of both profiles; the finding is in the alternative text of the radar."""
    framework, voices = screen.instrument.framework, screen.voices
    model = meeting_radar_model(card.comparison.roles, card.phase, framework.constants)
    words = (voices.guest, voices.learner)
    with st.container(key="profile-view-meeting"):
        show(html(FOLDED, comparison_table(card.comparison, "Twee blikken per rol", framework, card.phase, *words)))
        if model.drawable:
            explained = html('<p class="quiet ruled">{}</p>', meeting_explanation(voices))
            show_svg(radar_part(model, meeting_legend(card.phase, *words), f"{ALT} {finding}", explained))


def comparison_table(
    comparison: Comparison, caption: str, framework: Framework, phase: Phase, other: str, learner: str = "jij"
) -> Markup:
    """One row per role; `other` and `learner` are the words for the two, such as "opleider" and "jij"."""
    voices = Voices(learner, other)
    ticks = range(6) if phase.shows_level else ("0", "50", "100 %")
    return html(
        TABLE,
        caption=caption,
        ticks=joined(html("<span>{}</span>", tick) for tick in ticks),
        learner=voices.of("learner"),
        other=voices.of("guest"),
        norm=score_headings(phase)[1],
        rows=joined(_row(role, framework.constants, phase, voices) for role in comparison.roles),
    )


def pair_count(role: RoleViews) -> str:
    """On how many questions the scores of a role rest."""
    if role.difference is not None:
        return f"op {role.pairs} gedeelde vragen"
    return "op één gedeelde vraag" if role.pairs else "geen gedeelde vragen"


def _row(role: RoleViews, constants: Constants, phase: Phase, voices: Voices) -> Markup:
    own, rating, norm = (
        radar_value(role.own, phase),
        radar_value(role.rating, phase),
        role_target(role, constants, phase),
    )
    label, kind = role_verdict(role, phase)
    return html(
        ROW,
        name=role.label,
        under=pair_count(role),
        bar=_bar(own, rating, norm, 5 if phase.shows_level else 1),
        own=score_text(own, phase),
        rating=score_text(rating, phase),
        norm=score_text(norm, phase),
        norm_name=score_headings(phase)[1],
        learner=voices.of("learner"),
        other=voices.of("guest"),
        kind=kind,
        chip=label,
    )


def _bar(own: float | None, rating: float | None, norm: float | None, top: int) -> Markup:
    between = Markup("")
    if own is not None and rating is not None:
        between = html(BETWEEN, 100 * min(own, rating) / top, 100 * abs(own - rating) / top)
    own_mark, rating_mark = _mark("i", "own", own, top), _mark("i", "rating", rating, top)
    return html(BAR, between=between, tick=_mark("b", "tick", norm, top), own=own_mark, rating=rating_mark)


def _mark(tag: str, kind: str, value: float | None, top: int) -> Markup:
    return Markup("") if value is None else html(MARK, tag, kind, 100 * value / top)
