"""The pages on which a guest rates a learner, without seeing the learner's own answers."""

from collections.abc import Callable, Sequence

import streamlit as st

from scan.dutch import count
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from scan.look import unsaved_changes
from scan.look.html import html
from scan.look.page_parts import heading, show, show_lead, show_overline
from scan.look.questions.autosave import begin_visit, settle_takeover
from scan.look.questions.progress_rail import RailRow, show_rail
from scan.look.questions.question_card import rating_labels, show_question_card
from scan.look.questions.question_list import show_cards, show_step_buttons
from scan.rating import Grouping, RatingPart, learner_word, rating_parts, rating_stems
from scan.store import Sitting

BEGIN, END = "Begin", "Afronden"
BEGIN_TITLE, END_TITLE = "Hoe zie jij dit?", "Ben je klaar?"
GROUPINGS: dict[Grouping, str] = {"rol": "CanMEDS-rol", "taak": "EPA-taak"}
KEPT_PARAMETERS = ("nummer", "gesprek", "per")  # the query parameters that stay in the address from page to page
INTRODUCTION = '<p class="lead">{}</p><p>{}</p>'
LEAD = (
    "Kies wat je gezien hebt. Heb je tien minuten? Neem dan twee of drie onderdelen. Wat je openlaat, telt als ‘niet "
    "gezien’ en nergens als nul. Alles wordt meteen bewaard, dus je kunt ook later verder."
)
BLIND = (
    "Je ziet niet wat {0} zelf antwoordde, en {0} ziet niet wat jij kiest. Pas als jullie allebei op ‘klaar’ hebben "
    "gedrukt, komen de twee blikken naast elkaar."
)
FIRST_PERSON = "De zinnen staan in de ik-vorm: zo las {} ze zelf."


def show_rating(rating: Sitting, instrument: Instrument, overline: str, show_end: Callable[[], None]) -> None:
    """The rail and one page beside it; `overline` names the learner, `show_end` fills the last page."""
    phase = instrument.framework.phase(rating.assessment.phase)
    grouping: Grouping = "taak" if st.query_params.get("per") == "taak" else "rol"
    todo = rating_parts(instrument, phase, grouping)
    names = [BEGIN, *(part.name for part in todo), END]
    number = page_number(len(names))
    with st.container(key="steps", horizontal=True):
        with st.container(key="rail"):
            show_rating_rail(todo, names, number, rating)
        with st.container(key="content"):
            show_overline(overline)
            heading({1: BEGIN_TITLE, len(names): END_TITLE}.get(number, names[number - 1]), f"beoordelen-{number}")
            if number == 1:
                show_begin(rating, instrument, todo, grouping)
            elif number == len(names):
                show_end()
            else:
                show_part(todo[number - 2], rating, instrument, phase)
            with st.container(horizontal=True, horizontal_alignment="distribute", key="turn"):
                show_step_buttons(number, names, open_page)


def page_number(last: int) -> int:
    """The page in the address, from 1 to `last`; 1 without a valid one."""
    text = st.query_params.get("stap", "")
    return int(text) if text in {str(number) for number in range(1, last + 1)} else 1


def open_page(number: int) -> None:
    """Open page `number` through the address, so that the browser's back button works."""
    st.query_params["stap"] = str(number)
    st.query_params.pop("bij", None)


def show_rating_rail(todo: Sequence[RatingPart], names: Sequence[str], number: int, rating: Sitting) -> None:
    """The rail: every page with the number of its questions that were rated."""
    answers = rating.assessment.answers
    tally = [(0, 0), *((part.answered(answers), len(part.items)) for part in todo), (0, 0)]
    rows = [RailRow(name, *counts) for name, counts in zip(names, tally, strict=True)]
    kept = [key for key in KEPT_PARAMETERS if st.query_params.get(key, "").isalnum()]
    query = "".join(f"&{key}={st.query_params[key]}" for key in kept)
    show_rail(rows, number, unsaved_changes.save_status(rating), query)


def show_begin(rating: Sitting, instrument: Instrument, todo: Sequence[RatingPart], grouping: Grouping) -> None:
    """What is asked of the guest, the choice of the grouping, and a button to every part."""
    learner = learner_word(instrument, rating.assessment.setting)
    show(html(INTRODUCTION, LEAD, BLIND.format(learner)))
    st.session_state["per"] = grouping
    label, words = "Ga door de vragen per", GROUPINGS.__getitem__
    st.radio(label, list(GROUPINGS), format_func=words, horizontal=True, key="per", on_change=change_grouping)
    with st.container(key="parts"):
        for number, part in enumerate(todo, 2):
            tally = f"{part.answered(rating.assessment.answers)} van {count(len(part.items), 'vraag', 'vragen')}"
            st.button(f"{part.name} · {tally}", key=f"part-{number}", on_click=open_page, args=(number,))
        st.button("Klaar met kiezen: naar afronden", key="part-end", on_click=open_page, args=(len(todo) + 2,))


def change_grouping() -> None:
    """Put the chosen grouping in the address."""
    st.query_params["per"] = st.session_state["per"]


def show_part(part: RatingPart, rating: Sitting, instrument: Instrument, phase: Phase) -> None:
    """The questions of one page."""
    setting, labels = rating.assessment.setting, rating_labels(instrument)
    show_lead(FIRST_PERSON.format(learner_word(instrument, setting)))
    values = begin_visit(part.name, [item.id for item in part.items], rating)
    explained = st.query_params.get("bij", "")

    def draw(item: Item) -> None:
        show_question_card(item, rating.assessment.id, values, phase, labels[item.scale], is_open=item.id == explained)

    show_cards(part.items, rating_stems(instrument, setting), draw)
    settle_takeover()
