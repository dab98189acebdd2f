"""Radar and table of one lens (roles, EPA tasks or dimensions), for the learner and for a guest who reads along."""

from collections.abc import Sequence

import streamlit as st

from results.look.profile.legend import legend
from results.look.profile.score_table import score_table
from results.profile.finding import profile_finding
from results.profile.legend import radar_explanation, table_footnote
from results.profile.lenses import ProfileRow
from results.profile.radar import radar_figure, radar_model
from scan.instrument.framework import Framework, Phase
from scan.look.html import html
from scan.look.page_parts import show, show_quiet

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False}


def show_lens_view(
    rows: Sequence[ProfileRow],
    caption: str,
    row_header: str,
    phase: Phase,
    framework: Framework,
    growing: bool,
    key: str,
) -> None:
    """The rows of one lens; `key` is the lens, `growing` whether the end norm is still to come.

    The finding is the alternative text of the radar.
    """
    model = radar_model(rows, phase, framework.constants)
    with st.container(key="lens-view"):
        if model.drawable:
            with st.container(key="card-radar"):
                show(legend(phase))
                alt = " ".join(profile_finding(rows, phase, growing))
                st.plotly_chart(radar_figure(model), theme=None, alt=alt, config=CHART_CONFIG, key=f"radar-{key}")
                show(html('<p class="quiet ruled">{}</p>', radar_explanation(phase)))
        with st.container(key="card-table"):
            show(score_table(caption, row_header, rows, phase, framework, growing))
            show_quiet(table_footnote(phase))
