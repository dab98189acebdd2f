"""The profile: the finding, radar and table side by side, remarks, and what to learn next."""

from collections.abc import Sequence

import streamlit as st

from results.look.advice.advice_section import show_advice
from results.look.download_links import take_along
from results.look.profile.lens_view import show_lens_view
from results.profile.finding import FLAG_WORDS, dimension_sentence, finding, is_growing, overall_sentence
from results.profile.lenses import LensKey, ProfileRow, rows
from scan.dates import dutch_day, now
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.html import html, joined
from scan.look.notices import show_in_version, show_no_scan
from scan.look.show import heading, show
from scan.look.version_update import offer_update
from scan.page_table import GOALS, QUESTIONS
from scan.scoring.assessment import NE
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from scan.store import Sitting

LENSES: dict[LensKey, tuple[str, str]] = {
    "roles": ("CanMEDS-rollen", "Rol"),
    "tasks": ("EPA-taken", "EPA-taak"),
    "dimensions": ("Vier dimensies", "Dimensie"),
}
REMARKS = FLAG_WORDS.keys() - {"te_weinig_antwoorden"}
REMARK = "<li><strong>{}.</strong> {}</li>"


def who(sitting: Sitting, served: Instrument) -> str:
    """The line above the title: date, scan, and the year that gives the end norm its meaning."""
    setting = sitting.assessment.setting
    phase = session.phase_of(sitting, served)
    moment = sitting.saved_at or sitting.begun_at or now()
    parts = [f"Zelfscan van {dutch_day(moment)}", f"scan {phase.label}"]
    if setting:
        names = {one.key: one.label for one in served.framework.specialisms}
        parts.append(names.get(setting.specialism, ""))
        parts.append(f"jaar {setting.year}" if setting.year else "")
    return " · ".join(filter(None, parts))


def show_finding(profile: Profile, found: Sequence[ProfileRow], phase: Phase, served: Instrument, growing: bool) -> str:
    """The sentences above the fold; returned as the text alternative of the radar."""
    told = " ".join(finding(found, phase, growing))
    dimensions = dimension_sentence(rows(profile, served, "dimensions"))
    show(html('<p class="lead">{} {}</p><p>{}</p>', told, dimensions, overall_sentence(profile, served.framework)))
    return told


def show_lens(profile: Profile, phase: Phase, served: Instrument, growing: bool) -> None:
    """Radar and table of the chosen lens."""
    key = st.radio("Kijk per", list(LENSES), format_func=lens_label, horizontal=True, key="lens") or "roles"
    found = rows(profile, served, key)
    caption, what = LENSES[key]
    show_lens_view(found, caption, what, phase, served.framework, growing, key)


def lens_label(key: LensKey) -> str:
    """The name of a lens."""
    return LENSES[key][0]


def show_remarks(found: Sequence[ProfileRow]) -> None:
    """What to keep in mind per role; the thin ones are named in the finding already."""
    told = [(row.label, FLAG_WORDS[flag]) for row in found for flag in row.score.flags if flag in REMARKS]
    if told:
        st.header("Om bij stil te staan", anchor=False)
        show(html('<ul class="remarks">{}</ul>', joined(html(REMARK, *pair) for pair in told)))


def show_not_yet(sitting: Sitting, served: Instrument, phase: Phase) -> None:
    """What was not lived through yet: to come, never a shortfall."""
    answers = sitting.assessment.answers
    texts = [item.text for item in served.items_of(phase) if answers.get(item.id) == NE]
    if texts:
        rows_ = joined(html("<li>{}</li>", text) for text in texts)
        title = "Nog niet meegemaakt"
        show(html('<details class="origin"><summary>{} ({})</summary><ul>{}</ul></details>', title, len(texts), rows_))


def show_page(sitting: Sitting, served: Instrument) -> None:
    """Everything a profile says, the finding first."""
    phase = session.phase_of(sitting, served)
    profile = score(sitting.assessment, served)
    setting = sitting.assessment.setting
    audience = next((one for one in served.framework.audiences if setting and one.key == setting.audience), None)
    growing = is_growing(setting, audience)
    show(html('<p class="over">{}</p>', who(sitting, served)))
    heading("Jouw profiel", "resultaat")
    found = rows(profile, served, "roles")
    show_finding(profile, found, phase, served, growing)
    if growing:
        show(html('<p class="quiet">{}</p>', END_NORM))
    show_lens(profile, phase, served, growing)
    show_remarks(found)
    show_not_yet(sitting, served, phase)
    offer_update(sitting)
    show_advice(profile, served, sitting)
    st.page_link(GOALS.file, label="Maak er leerdoelen van")
    take_along(sitting, number_of(sitting))
    show(html('<p class="disclaimer">{}</p>', served.framework.disclaimer))
    st.page_link(QUESTIONS.file, label="Terug naar de vragen")


def number_of(sitting: Sitting) -> int:
    """Which scan of this visitor this is, from 1 for the oldest."""
    names = [one.assessment.id for one in session.all_sittings()]
    return names.index(sitting.assessment.id) + 1 if sitting.assessment.id in names else len(names)


END_NORM = "De norm is een eindnorm: die hoort bij het einde van deze fase. Wat nu ontbreekt, mag nog komen."

kept = session.sitting_by_number(st.query_params.get("scan", ""))
if kept is None:
    show_no_scan("Nog geen profiel", "resultaat-0", "Je profiel verschijnt zodra je een scan begint.")
else:
    show_in_version(kept, show_page, "resultaat-0")
