"""A scan as someone who looks along sees it: the profile, the answers, and the notes that were shared."""

import streamlit as st

from results.finding import finding, is_growing, overall_sentence
from results.legend import explanation, footnote, legend
from results.lenses import rows
from results.radar import radar_figure, radar_model
from results.table import score_table
from scan.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.show import show
from scan.scoring import score
from scan.store import Sitting
from scan.takeaway.transcript import Line, title, transcript

QUIET = {"displayModeBar": False, "scrollZoom": False}
OWN_WORDS = "‘Jij’ is wie de scan deed. Het is een eigen inschatting: een begin van een gesprek, geen beoordeling."
ANSWERS = '<details class="origin"><summary>{} ({})</summary><dl>{}</dl></details>'
ANSWER = "<dt>{}</dt><dd>{}{}</dd>"
NOTE = "<blockquote>{}</blockquote>"


def show_scan(sitting: Sitting, instrument: Instrument) -> None:
    """Everything that is shared of a scan."""
    phase = instrument.framework.phase(sitting.assessment.phase)
    profile = score(sitting.assessment, instrument)
    setting = sitting.assessment.setting
    audience = next((one for one in instrument.framework.audiences if setting and one.key == setting.audience), None)
    growing = is_growing(setting, audience)
    found = rows(profile, instrument, "roles")
    told = " ".join(finding(found, phase, growing))
    show(html('<p class="over">{}</p><p class="quiet">{}</p>', title(sitting, instrument), OWN_WORDS))
    show(html('<p class="lead">{}</p><p>{}</p>', told, overall_sentence(profile, instrument.framework)))
    model = radar_model(found, phase, instrument.framework.constants)
    with st.container(key="lens-view"):
        if model.drawable:
            with st.container(key="card-radar"):
                show(legend(phase))
                st.plotly_chart(radar_figure(model), theme=None, alt=told, config=QUIET, key="radar-read")
                show(html('<p class="quiet ruled">{}</p>', explanation(phase)))
        with st.container(key="card-table"):
            show(score_table("CanMEDS-rollen", "Rol", found, phase, instrument.framework, growing))
            show(html('<p class="quiet">{}</p>', footnote(phase)))
    show_answers(sitting, instrument)


def show_answers(sitting: Sitting, instrument: Instrument) -> None:
    """Every answer, and what was shared beside it."""
    lines = transcript(sitting, instrument)
    if lines:
        show(html(ANSWERS, "Alle antwoorden", len(lines), joined(answer(line) for line in lines)))


def answer(line: Line) -> Markup:
    """One answer in words."""
    note = html(NOTE, line.note) if line.note else Markup("")
    return html(ANSWER, line.text, line.words or "geen antwoord", note)
