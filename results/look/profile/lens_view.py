"""Rows and radar of one lens (roles, EPA tasks or dimensions), for the learner and for a guest who reads along."""

from collections.abc import Sequence

import streamlit as st

from results.look.profile.dot_table import dot_table
from results.look.profile.legend import legend
from results.look.profile.radar_drawing import radar_svg
from results.look.profile.score_table import score_table
from results.profile.dots import DOTS_EXPLAINED
from results.profile.legend import radar_description, radar_explanation, table_footnote
from results.profile.lenses import ProfileRow
from results.profile.radar import RadarModel, radar_model
from scan.instrument.framework import Framework, Phase
from scan.look.html import Markup, html
from scan.look.page_parts import show, show_svg

ROWS = '<h2 data-announce="Je ziet nu: {0}.">{0}</h2><p class="quiet">{1}</p>{2}'
RADAR = (
    '<details class="radar-fold"><summary>Bekijk als radar</summary><h2>In één beeld</h2>{}'
    '<div class="drawing">{}</div>{}</details>'
)
NOTHING = Markup("")
MEANS = '<details class="deeper"><summary>Gemiddelden en onzekerheid</summary>{}<p class="quiet">{} {}</p></details>'


def show_lens_view(
    rows: Sequence[ProfileRow],
    caption: str,
    row_header: str,
    phase: Phase,
    framework: Framework,
    growing: bool,
    key: str,
) -> None:
    """The rows of one lens; `key` is the lens, `growing` whether the end norm is still to come."""
    model = radar_model(rows, phase, framework.constants)
    table = dot_table(caption, row_header, rows, phase, framework, growing)
    with st.container(key=f"profile-view-{key}"):
        show(html(ROWS, caption, DOTS_EXPLAINED, table))
        if model.drawable:
            show_svg(radar_part(model, legend(phase), radar_description(caption, rows, phase, framework)))


def show_means(rows: Sequence[ProfileRow], caption: str, row_header: str, phase: Phase, framework: Framework) -> None:
    """The means or shares behind the radar with their uncertainty, folded."""
    means = score_table(caption, row_header, rows, phase, framework)
    show(html(MEANS, means, table_footnote(phase), radar_explanation(phase)))


def radar_part(model: RadarModel, key: Markup, alt: str, under: Markup = NOTHING) -> Markup:
    """The radar with its legend `key` and what stands `under` it; folded on a phone, where the rows say the same."""
    return html(RADAR, key, radar_svg(model, alt), under)
