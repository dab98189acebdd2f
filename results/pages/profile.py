"""The profile of a scan: the message, rows and radar, what lies deeper, advice, and ways to keep it."""

from collections.abc import Sequence

import streamlit as st

from results.advice.eligibility import Wish
from results.advice.gaps import Gap, find_gaps, weighed
from results.advice.message import message_sentences, profile_message
from results.advice.message_tiles import message_tiles
from results.goals.plans import learning_plans, wish_from_sittings
from results.look.advice.advice_section import load_supervisor_topics, show_advice
from results.look.goals.goal_autosave import sittings_with_changes
from results.look.profile.keep_section import show_keep_section
from results.look.profile.lens_view import show_lens_view, show_means
from results.look.profile.message_head import NextPage, show_message
from results.look.profile.profile_text import show_not_yet_done, show_remarks, show_sentences
from results.profile.finding import END_NORM, dimension_sentence, grouped_remarks, is_growing, overall_sentence
from results.profile.lenses import LensKey, profile_rows
from scan.content.loading import ContentError
from scan.dates import dutch_day, now
from scan.instrument.framework import companion
from scan.instrument.instrument import Instrument
from scan.look import session
from scan.look.notices import show_in_version, show_no_scan
from scan.look.page_parts import heading, show_overline
from scan.look.version_update import offer_update
from scan.page_table import GOALS, MEETING, QUESTIONS
from scan.resources import current_catalogue
from scan.scoring.assessment import NE
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from scan.store import Sitting

LENS_WORDS: dict[LensKey, tuple[str, str]] = {  # label of the lens, and the header of its rows
    "roles": ("CanMEDS-rollen", "Rol"),
    "tasks": ("EPA-taken", "EPA-taak"),
    "dimensions": ("Vier dimensies", "Dimensie"),
}
ANYONE = "een ander"  # to talk with, when it is not known who the learner is


def show_profile(sitting: Sitting, instrument: Instrument) -> None:
    """The whole page of one scan."""
    profile, scans = score(sitting.assessment, instrument), sittings_with_changes()
    growing = is_early_in_training(sitting, instrument)
    wish = wish_from_sittings(sitting, scans, load_supervisor_topics(sitting, instrument))
    number = scan_number(sitting, scans)
    with st.container(key="profile-head"):
        heading("Jouw profiel", "resultaat")
        show_overline(scan_caption(sitting, instrument))
    show_first_screen(profile, sitting, instrument, weighed_gaps(sitting, instrument, wish), number)
    show_sentences((overall_sentence(profile, instrument.framework), END_NORM if growing else ""))
    show_lens(profile, instrument, growing)
    show_advice(profile, instrument, sitting, wish, learning_plans(scans))
    offer_update(sitting)
    show_keep_section(session.run_state().actor, sitting, number)


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
    parts = [dutch_day(moment), f"scan {phase.label}"]
    if setting:
        names = {one.key: one.label.lower() for one in instrument.framework.specialisms}
        parts.append(names.get(setting.specialism, ""))
        parts.append(f"jaar {setting.year}" if setting.year else "")
    return " · ".join(filter(None, parts))


def show_first_screen(
    profile: Profile, sitting: Sitting, instrument: Instrument, gaps: Sequence[Gap], number: int
) -> None:
    """The message with its tiles, and the ways on from the scan with this number."""
    message = profile_message(profile, instrument, gaps)
    tiles = message_tiles(message, session.phase_of(sitting, instrument), instrument.framework)
    report = NextPage(f"/mee/rapport-{number}.pdf", "Rapport", is_file=True)
    ways = (
        NextPage(f"/{MEETING.path}", f"Bespreek met {listener(sitting, instrument)}"),
        NextPage(f"/{GOALS.path}", "Kies een leerdoel"),
        *((report,) if sitting.assessment.by == "self" else ()),
        NextPage(f"/{QUESTIONS.path}", "Naar de vragen"),
        NextPage("#bewaar", "Bewaar je profiel"),
    )
    on = ways if message.strong or message.not_done else (NextPage(f"/{QUESTIONS.path}", "Ga verder met de vragen"),)
    show_message(message_sentences(message), tiles, on)


def weighed_gaps(sitting: Sitting, instrument: Instrument, wish: Wish) -> tuple[Gap, ...]:
    """The gaps with the weights that the advice and the report give them; as found when the catalogue has mistakes."""
    found = find_gaps(sitting.assessment, instrument)
    try:
        return weighed(found, current_catalogue().advice, wish.goals, wish.seen_by_supervisor)
    except ContentError:  # the advice below says so
        return tuple(found)


def listener(sitting: Sitting, instrument: Instrument) -> str:
    """Who the learner can discuss the profile with: "je supervisor", "je opleider", "een ervaren collega"."""
    setting = sitting.assessment.setting
    if setting is None:
        return ANYONE
    return companion(instrument.framework, setting.audience, setting.specialism).replace("mijn ", "je ")


def show_lens(profile: Profile, instrument: Instrument, growing: bool) -> None:
    """Rows and radar of the chosen lens, with the sentence about the four dimensions below the roles."""
    phase = instrument.framework.phase(profile.assessment.phase)
    key = st.radio("Kijk per", list(LENS_WORDS), format_func=lens_label, horizontal=True, key="lens") or "roles"
    caption, row_header = LENS_WORDS[key]
    lens_rows = profile_rows(profile, instrument, key)
    show_lens_view(lens_rows, caption, row_header, phase, instrument.framework, growing, key)
    if key == "roles":
        show_sentences((dimension_sentence(profile_rows(profile, instrument, "dimensions"), growing),))
    with st.container(key="folds", horizontal=True):
        show_means(lens_rows, caption, row_header, phase, instrument.framework)
        show_remarks(grouped_remarks(lens_rows if key == "roles" else profile_rows(profile, instrument, "roles")))
        show_not_yet_done(not_done_texts(profile, instrument))


def lens_label(key: LensKey) -> str:
    """The name of a lens."""
    return LENS_WORDS[key][0]


def not_done_texts(profile: Profile, instrument: Instrument) -> list[str]:
    """The items answered with "nog niet gedaan"; these are not shortcomings."""
    answers = profile.assessment.answers
    items = instrument.items_of(instrument.framework.phase(profile.assessment.phase))
    return [item.text for item in items if answers.get(item.id) == NE]


def scan_number(sitting: Sitting, scans: Sequence[Sitting]) -> int:
    """The number of a scan among those of this visitor, from 1 for the oldest."""
    names = [one.assessment.id for one in scans]
    return names.index(sitting.assessment.id) + 1 if sitting.assessment.id in names else len(names)


shown = session.sitting_by_number(st.query_params.get("scan", ""))
if shown is None:
    show_no_scan("Nog geen profiel", "resultaat-0", "Je profiel verschijnt zodra je een scan begint.")
else:
    show_in_version(shown, show_profile, "resultaat-0")
