"""Radar and table of one lens side by side, on one's own profile and for who reads along."""

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
from scan.look.show import show

QUIET = {"displayModeBar": False, "scrollZoom": False}


def show_lens_view(
    found: Sequence[ProfileRow], caption: str, what: str, phase: Phase, framework: Framework, growing: bool, key: str
) -> None:
    """The rows of one lens, drawn and as a table; the radar says the finding to who cannot see it."""
    model = radar_model(found, phase, framework.constants)
    with st.container(key="lens-view"):
        if model.drawable:
            with st.container(key="card-radar"):
                show(legend(phase))
                alt = " ".join(profile_finding(found, phase, growing))
                st.plotly_chart(radar_figure(model), theme=None, alt=alt, config=QUIET, key=f"radar-{key}")
                show(html('<p class="quiet ruled">{}</p>', radar_explanation(phase)))
        with st.container(key="card-table"):
            show(score_table(caption, what, found, phase, framework, growing))
            show(html('<p class="quiet">{}</p>', table_footnote(phase)))
