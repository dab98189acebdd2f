"""The questions: a step per role, then the offered levels, then a review of what is still open."""

from collections.abc import Sequence

import streamlit as st

from scan.instrument.framework import Phase, companion
from scan.instrument.instrument import Instrument, Item
from scan.look import session, unsaved_changes
from scan.look.notices import show_in_version, show_no_scan
from scan.look.page_parts import heading, show_care, show_lead, show_overline, show_status
from scan.look.questions.autosave import begin_visit, settle_takeover
from scan.look.questions.extra_levels import show_offers
from scan.look.questions.progress_rail import RailRow, show_rail
from scan.look.questions.question_card import labels_by_scale, show_question_card
from scan.look.questions.question_list import show_cards, show_step_buttons
from scan.look.questions.review import show_review
from scan.look.sources import show_origins
from scan.look.version_update import offer_update
from scan.page_table import PROFILE
from scan.steps import Step, scan_steps, step_name
from scan.store import Sitting

STORE_WON = "Een antwoord was elders al gewijzigd. Je ziet wat er bewaard is."
OFFERS, REVIEW = "Verdieping", "Nakijken"


def turn_to(number: int) -> None:
    """Open step `number` through the address, so that the browser's back button works."""
    st.query_params.from_dict({"stap": str(number)})


def step_number(stops: Sequence[tuple[str, Step | None]], last: str) -> int:
    """The step in the address, from 1; without one, the step that held item `last` (answered last) on arrival."""
    text = st.query_params.get("stap", "")
    if text in {str(number) for number in range(1, len(stops) + 1)}:
        return int(text)
    matches = (n for n, (_, step) in enumerate(stops, 1) if step and last in {item.id for item in step.items})
    entry: int = st.session_state.setdefault("entry", next(matches, 1))
    return entry


def all_stops(
    served: Instrument, phase: Phase, sitting: Sitting, todo: Sequence[Step]
) -> list[tuple[str, Step | None]]:
    """The name of every page of the scan in order, with its step of questions if it has one."""
    named = [(step_name(step, served), step) for step in todo]
    offers: list[tuple[str, Step | None]] = [(OFFERS, None)] if phase.offers else []
    split = len(scan_steps(served, phase, {}))
    return [*named[:split], *offers, *named[split:], (REVIEW, None)]


def show_questions(step: Step, name: str, number: int, served: Instrument, phase: Phase, sitting: Sitting) -> None:
    """The cards of one step, by scale, with the sentence of care where it belongs, and the sources."""
    setting = sitting.assessment.setting
    who = companion(served.framework, setting.audience, setting.specialism) if setting else ""
    labels = labels_by_scale(served, phase, who)
    values = begin_visit(f"{number} {name}", [item.id for item in step.items], sitting)
    explained = st.query_params.get("bij", "")

    def draw(item: Item) -> None:
        show_question_card(item, sitting.assessment.id, values, phase, labels[item.scale], is_open=item.id == explained)

    show_cards(step.items, {scale.key: (scale.stem, scale.hint) for scale in served.scales}, draw)
    settle_takeover()
    if needs_care(step, served):
        show_care(served.framework.care.after)
    show_origins(step.items, served.sources)


def needs_care(step: Step, served: Instrument) -> bool:
    """Whether a step asks about dying or about oneself."""
    care = served.framework.care
    return step.role.key in care.roles or any(item.epa_task in care.tasks for item in step.items)


def show_navigation(number: int, names: Sequence[str]) -> None:
    """Buttons to the steps before and after, and to the profile at the end."""
    with st.container(horizontal=True, horizontal_alignment="distribute", key="turn"):
        show_step_buttons(number, names, turn_to)
        if number == len(names) and st.button("Bekijk je profiel", type="primary", key="finish"):
            st.switch_page(PROFILE.file)


def show_step(sitting: Sitting, served: Instrument) -> None:
    """The rail and one step beside it."""
    phase = session.phase_of(sitting, served)
    stops = all_stops(served, phase, sitting, scan_steps(served, phase, sitting.offers))
    number = step_number(stops, sitting.last)
    name, step = stops[number - 1]
    answers = sitting.assessment.answers
    with st.container(key="steps", horizontal=True):
        with st.container(key="rail"):
            rows = [RailRow(n, s.answered(answers) if s else 0, len(s.items) if s else 0) for n, s in stops]
            show_rail(rows, number, unsaved_changes.save_status(sitting))
        with st.container(key="content"):
            show_overline(f"Onderdeel {number} van {len(stops)}")
            heading(name, f"vragen-{number}")
            offer_update(sitting)
            if st.session_state.pop("store_won_told", False):
                show_status(STORE_WON)
            if step:
                show_lead(step.role.meaning)
                show_questions(step, name, number, served, phase, sitting)
            elif name == OFFERS:
                show_offers(served, phase, sitting)
            else:
                show_review(sitting, stops, turn_to)
            show_navigation(number, [n for n, _ in stops])


current = session.current_sitting()
if current is None:
    show_no_scan("Nog geen scan begonnen", "vragen-0", "Kies eerst wie je bent. Dan staan hier jouw vragen.")
else:
    show_in_version(current, show_step, "vragen-0")
