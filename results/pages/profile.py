"""The profile of a scan: finding, radar and table, remarks, advice and downloads."""

from collections.abc import Sequence

import streamlit as st

from results.look.advice.advice_section import show_advice
from results.look.download_links import show_downloads
from results.look.profile.lens_view import show_lens_view
from results.look.profile.profile_text import (
    show_disclaimer,
    show_finding,
    show_not_yet_done,
    show_remarks,
)
from results.profile.finding import (
    END_NORM,
    FLAG_WORDS,
    dimension_sentence,
    is_growing,
    overall_sentence,
    profile_finding,
)
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from scan.dates import dutch_day, now
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.notices import show_in_version, show_no_scan
from scan.look.page_parts import heading, show_overline, show_quiet
from scan.look.version_update import offer_update
from scan.page_table import GOALS, QUESTIONS
from scan.scoring.assessment import NE
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from scan.store import Sitting

LENS_WORDS: dict[LensKey, tuple[str, str]] = {  # label of the lens, and the header of its rows
    "roles": ("CanMEDS-rollen", "Rol"),
    "tasks": ("EPA-taken", "EPA-taak"),
    "dimensions": ("Vier dimensies", "Dimensie"),
}
REMARKS = FLAG_WORDS.keys() - {"te_weinig_antwoorden"}  # the finding names that one


def show_profile(sitting: Sitting, instrument: Instrument) -> None:
    """The whole page of one scan."""
    phase = session.phase_of(sitting, instrument)
    profile = score(sitting.assessment, instrument)
    role_rows = profile_rows(profile, instrument, "roles")
    growing = is_early_in_training(sitting, instrument)
    show_overline(scan_caption(sitting, instrument))
    heading("Jouw profiel", "resultaat")
    show_finding(
        lead_text(profile, role_rows, phase, instrument, growing), overall_sentence(profile, instrument.framework)
    )
    if growing:
        show_quiet(END_NORM)
    show_lens(profile, phase, instrument, growing)
    show_role_remarks(role_rows)
    show_not_experienced(sitting, instrument, phase)
    offer_update(sitting)
    show_advice(profile, instrument, sitting)
    st.page_link(GOALS.file, label="Maak er leerdoelen van")
    show_downloads(sitting, scan_number(sitting))
    show_disclaimer(instrument.framework.disclaimer)
    st.page_link(QUESTIONS.file, label="Terug naar de vragen")


def is_early_in_training(sitting: Sitting, instrument: Instrument) -> bool:
    """Whether the learner is in the first part of the training, where the end norm is still to come."""
    setting = sitting.assessment.setting
    audiences = instrument.framework.audiences
    return is_growing(setting, next((one for one in audiences if setting and one.key == setting.audience), None))


def scan_caption(sitting: Sitting, instrument: Instrument) -> str:
    """Date, phase, specialism and year of training of a scan."""
    setting = sitting.assessment.setting
    phase = session.phase_of(sitting, instrument)
    moment = sitting.saved_at or sitting.begun_at or now()
    parts = [f"Zelfscan van {dutch_day(moment)}", f"scan {phase.label}"]
    if setting:
        names = {one.key: one.label for one in instrument.framework.specialisms}
        parts.append(names.get(setting.specialism, ""))
        parts.append(f"jaar {setting.year}" if setting.year else "")
    return " · ".join(filter(None, parts))


def lead_text(
    profile: Profile, role_rows: Sequence[ProfileRow], phase: Phase, instrument: Instrument, growing: bool
) -> str:
    """The finding per role, and the sentence about the four dimensions."""
    role_text = " ".join(profile_finding(role_rows, phase, growing))
    return f"{role_text} {dimension_sentence(profile_rows(profile, instrument, 'dimensions'))}"


def show_lens(profile: Profile, phase: Phase, instrument: Instrument, growing: bool) -> None:
    """Radar and table of the chosen lens."""
    key = st.radio("Kijk per", list(LENS_WORDS), format_func=lens_label, horizontal=True, key="lens") or "roles"
    caption, row_header = LENS_WORDS[key]
    lens_rows = profile_rows(profile, instrument, key)
    show_lens_view(lens_rows, caption, row_header, phase, instrument.framework, growing, key)


def lens_label(key: LensKey) -> str:
    """The name of a lens."""
    return LENS_WORDS[key][0]


def show_role_remarks(role_rows: Sequence[ProfileRow]) -> None:
    """The remarks on each role."""
    remarks = [(row.label, FLAG_WORDS[flag]) for row in role_rows for flag in row.score.flags if flag in REMARKS]
    if remarks:
        st.header("Om bij stil te staan", anchor=False)
        show_remarks(remarks)


def show_not_experienced(sitting: Sitting, instrument: Instrument, phase: Phase) -> None:
    """The items answered with "nog niet gedaan"; these are not shortcomings."""
    answers = sitting.assessment.answers
    texts = [item.text for item in instrument.items_of(phase) if answers.get(item.id) == NE]
    if texts:
        show_not_yet_done(texts)


def scan_number(sitting: Sitting) -> int:
    """The number of a scan among those of this visitor, from 1 for the oldest."""
    names = [one.assessment.id for one in session.all_sittings()]
    return names.index(sitting.assessment.id) + 1 if sitting.assessment.id in names else len(names)


shown = session.sitting_by_number(st.query_params.get("scan", ""))
if shown is None:
    show_no_scan("Nog geen profiel", "resultaat-0", "Je profiel verschijnt zodra je een scan begint.")
else:
    show_in_version(shown, show_profile, "resultaat-0")
