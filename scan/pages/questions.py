"""The questions: a step per role, then what goes deeper, then what is still open."""

from collections.abc import Sequence

import streamlit as st

from scan.dutch import listing
from scan.instrument.framework import Phase, companion
from scan.instrument.instrument import Instrument, Item, Provenance
from scan.look import session, unsaved_changes
from scan.look.html import html, joined
from scan.look.notices import in_its_version, show_no_scan
from scan.look.questions.autosave import settle, visit
from scan.look.questions.extra_levels import show_deeper
from scan.look.questions.progress_rail import Stop, rail
from scan.look.questions.question_card import card, labels_by_scale
from scan.look.questions.question_list import show_cards, show_turn
from scan.look.questions.review import show_review
from scan.look.show import heading, show
from scan.look.version_update import offer_newer
from scan.page_table import PROFILE
from scan.steps import Step, scan_steps, step_name
from scan.store import Sitting

STORE_WON = "Een antwoord was elders al gewijzigd. Je ziet wat er bewaard is."
DEEPER, REVIEW = "Verdieping", "Nakijken"


def go(number: int) -> None:
    """Turn to step `number`; the browser's back button comes back here."""
    st.query_params.from_dict({"stap": str(number)})


def where(every: Sequence[tuple[str, Step | None]], last: str) -> int:
    """The step in the address, from 1; without one, the step with the question that was answered last on arrival."""
    text = st.query_params.get("stap", "")
    if text in {str(number) for number in range(1, len(every) + 1)}:
        return int(text)
    asked = (n for n, (_, step) in enumerate(every, 1) if step and last in {item.id for item in step.items})
    entry: int = st.session_state.setdefault("entry", next(asked, 1))
    return entry


def stops(served: Instrument, phase: Phase, sitting: Sitting, todo: Sequence[Step]) -> list[tuple[str, Step | None]]:
    """Every stop in order, with the step of questions it stands for."""
    asked = [(step_name(step, served), step) for step in todo]
    deeper: list[tuple[str, Step | None]] = [(DEEPER, None)] if phase.offers else []
    split = len(scan_steps(served, phase, {}))
    return [*asked[:split], *deeper, *asked[split:], (REVIEW, None)]


def show_questions(step: Step, name: str, number: int, served: Instrument, phase: Phase, sitting: Sitting) -> None:
    """The cards of one step, by scale, with the sentence of care where it belongs."""
    setting = sitting.assessment.setting
    who = companion(served.framework, setting.audience, setting.specialism) if setting else ""
    tiles = labels_by_scale(served, phase, who)
    said = visit(f"{number} {name}", [item.id for item in step.items], sitting)
    beside = st.query_params.get("bij", "")

    def draw(item: Item) -> None:
        card(item, sitting.assessment.id, said, phase, tiles[item.scale], opened=item.id == beside)

    show_cards(step.items, {scale.key: (scale.stem, scale.hint) for scale in served.scales}, draw)
    settle()
    if needs_care(step, served):
        show(html('<p class="care">{}</p>', served.framework.care.after))
    show_origin(step, served)


def needs_care(step: Step, served: Instrument) -> bool:
    """Whether this page asks about dying or about oneself."""
    care = served.framework.care
    return step.role.key in care.roles or any(item.epa_task in care.tasks for item in step.items)


def show_origin(step: Step, served: Instrument) -> None:
    """Under the questions: where each comes from."""
    titles = {source.key: source.title for source in served.sources}
    rows = joined(
        html("<li>{} <span>{}</span></li>", item.text, listing([told(p, titles) for p in item.provenance]))
        for item in step.items
    )
    show(html('<details class="origin"><summary>Waar komen deze vragen vandaan?</summary><ul>{}</ul></details>', rows))


def told(provenance: Provenance, titles: dict[str, str]) -> str:
    """One source in words."""
    place = f", {provenance.place}" if provenance.place else ""
    how = "staat zo in" if provenance.basis == "direct" else "afgeleid van"
    return f"{how} {titles[provenance.source]}{place}"


def turn(number: int, names: Sequence[str]) -> None:
    """Back and forth between steps, and on to the profile at the end."""
    with st.container(horizontal=True, horizontal_alignment="distribute", key="turn"):
        show_turn(number, names, go)
        if number == len(names) and st.button("Bekijk je profiel", type="primary", key="finish"):
            st.switch_page(PROFILE.file)


def show_page(sitting: Sitting, served: Instrument) -> None:
    """The rail and one step beside it."""
    phase = session.phase_of(sitting, served)
    every = stops(served, phase, sitting, scan_steps(served, phase, sitting.offers))
    number = where(every, sitting.last)
    name, step = every[number - 1]
    answers = sitting.assessment.answers
    with st.container(key="steps", horizontal=True):
        with st.container(key="rail"):
            rows = [Stop(n, s.answered(answers) if s else 0, len(s.items) if s else 0) for n, s in every]
            rail(rows, number, unsaved_changes.line(sitting))
        with st.container(key="content"):
            show(html('<p class="over">Onderdeel {} van {}</p>', number, len(every)))
            heading(name, f"vragen-{number}")
            offer_newer(sitting)
            if st.session_state.pop("store_won_told", False):
                show(html('<p role="status">{}</p>', STORE_WON))
            if step:
                show(html('<p class="lead">{}</p>', step.role.meaning))
                show_questions(step, name, number, served, phase, sitting)
            elif name == DEEPER:
                show_deeper(served, phase, sitting)
            else:
                show_review(sitting, every, go)
            turn(number, [n for n, _ in every])


found = session.current()
if found is None:
    show_no_scan("Nog geen scan begonnen", "vragen-0", "Kies eerst wie je bent. Dan staan hier jouw vragen.")
else:
    in_its_version(found, show_page, "vragen-0")
