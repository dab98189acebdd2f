"""A scan as a guest sees it: the profile, the answers, and the notes that the learner shared."""

from collections.abc import Sequence

import streamlit as st

from results.look.profile.dot_table import dot_table
from results.look.profile.legend import legend_list
from results.look.profile.lens_view import ROWS, radar_part
from results.look.profile.profile_text import show_finding
from results.meeting.reader_finding import reader_finding, reader_level
from results.profile.finding import is_growing
from results.profile.legend import legend_entries, radar_description
from results.profile.lenses import ProfileRow, profile_rows
from results.profile.radar import radar_model
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.look.page_parts import show, show_svg
from scan.scoring.scoring import score
from scan.store import Sitting
from scan.takeaway.transcript import TranscriptLine, sitting_title, transcript

READER_HINT = "Dit is een eigen inschatting: een begin van een gesprek, geen beoordeling."
ROLES, OWN_SCORE = "CanMEDS-rollen", "Eigen score"
DOTS_HINT = "Elke stip is een beantwoorde vraag: vol is op de norm, half er vlak onder, leeg is nog te leren."
ANSWER_LIST = '<details class="origin"><summary>{} ({})</summary><dl>{}</dl></details>'
ANSWER_ENTRY = "<dt>{}</dt><dd>{}{}</dd>"
SHARED_NOTE = "<blockquote>{}</blockquote>"
CODE_LINK = html('<p class="take"><a class="button" href="/meedoen" rel="external">Vul een code in</a></p>')


def show_shared_scan(sitting: Sitting, instrument: Instrument) -> None:
    """The profile and the answers of a scan; `sitting` holds the shared notes only."""
    phase = instrument.framework.phase(sitting.assessment.phase)
    profile = score(sitting.assessment, instrument)
    setting = sitting.assessment.setting
    audience = next((one for one in instrument.framework.audiences if setting and one.key == setting.audience), None)
    growing = is_growing(setting, audience)
    role_rows = profile_rows(profile, instrument, "roles")
    show(html('<p class="over">{}</p><p class="quiet">{}</p>', sitting_title(sitting, instrument), READER_HINT))
    show_finding(reader_finding(role_rows), reader_level(profile, instrument.framework))
    show_roles(role_rows, phase, instrument.framework, growing)
    show_answers(sitting, instrument)


def show_roles(rows: Sequence[ProfileRow], phase: Phase, framework: Framework, growing: bool) -> None:
    """A row and a point of the radar for every role, in words that address nobody."""
    model = radar_model(rows, phase, framework.constants)
    with st.container(key="profile-view-read"):
        show(html(ROWS, ROLES, DOTS_HINT, dot_table(ROLES, "Rol", rows, phase, framework, growing)))
        if model.drawable:
            entries = (("self", OWN_SCORE), *legend_entries(phase)[1:])
            show_svg(radar_part(model, legend_list(entries), radar_description(ROLES, rows, phase, framework)))


def show_answers(sitting: Sitting, instrument: Instrument) -> None:
    """Every answer with its note, in a folded list."""
    lines = transcript(sitting, instrument)
    if lines:
        show(html(ANSWER_LIST, "Alle antwoorden", len(lines), joined(answer_entry(line) for line in lines)))


def answer_entry(line: TranscriptLine) -> Markup:
    """One question with its answer and note."""
    note = html(SHARED_NOTE, line.note) if line.note else Markup("")
    return html(ANSWER_ENTRY, line.text, line.words or "geen antwoord", note)


def show_code_entry(text: str) -> None:
    """A text, with a link to the page where a code is entered."""
    show(html('<p class="lead">{}</p>', text) + CODE_LINK)
