"""The pages on which someone who looks along rates what they saw, without a sight of what the person said."""

from collections.abc import Callable, Sequence

import streamlit as st

from scan.dutch import count
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from scan.look import unsaved_changes
from scan.look.html import html
from scan.look.questions.autosave import settle, visit
from scan.look.questions.progress_rail import Stop, rail
from scan.look.questions.question_card import card, rating_labels
from scan.look.questions.question_list import show_cards, show_turn
from scan.look.show import heading, show
from scan.rating import Grouping, RatingPart, learner_word, rating_parts, rating_stems
from scan.store import Sitting

BEGIN, END = "Begin", "Afronden"
TITLE, READY = "Hoe zie jij dit?", "Ben je klaar?"
WAYS: dict[Grouping, str] = {"rol": "CanMEDS-rol", "taak": "EPA-taak"}
KEPT = ("nummer", "gesprek", "per")  # what stays in the address from page to page
LEAD = (
    "Kies wat je gezien hebt. Heb je tien minuten? Neem dan twee of drie onderdelen. Wat je openlaat, telt als ‘niet "
    "gezien’ en nergens als nul. Alles wordt meteen bewaard, dus je kunt ook later verder."
)
BLIND = (
    "Je ziet niet wat {0} zelf antwoordde, en {0} ziet niet wat jij kiest. Pas als jullie allebei op ‘klaar’ hebben "
    "gedrukt, komen de twee blikken naast elkaar."
)
FIRST_PERSON = "De zinnen staan in de ik-vorm: zo las {} ze zelf."


def show_rating(rating: Sitting, instrument: Instrument, who: str, show_end: Callable[[], None]) -> None:
    """The rail and one page beside it: `who` says of whom, `show_end` draws what stands on the last page."""
    phase = instrument.framework.phase(rating.assessment.phase)
    by: Grouping = "taak" if st.query_params.get("per") == "taak" else "rol"
    todo = rating_parts(instrument, phase, by)
    names = [BEGIN, *(part.name for part in todo), END]
    number = where(len(names))
    with st.container(key="steps", horizontal=True):
        with st.container(key="rail"):
            show_rail(todo, names, number, rating)
        with st.container(key="content"):
            show(html('<p class="over">{}</p>', who))
            heading({1: TITLE, len(names): READY}.get(number, names[number - 1]), f"beoordelen-{number}")
            if number == 1:
                show_begin(rating, instrument, todo, by)
            elif number == len(names):
                show_end()
            else:
                show_part(todo[number - 2], rating, instrument, phase)
            with st.container(horizontal=True, horizontal_alignment="distribute", key="turn"):
                show_turn(number, names, go)


def where(last: int) -> int:
    """The page in the address, from 1; the first one without."""
    text = st.query_params.get("stap", "")
    return int(text) if text in {str(number) for number in range(1, last + 1)} else 1


def go(number: int) -> None:
    """Turn to page `number`; the browser's back button comes back here."""
    st.query_params["stap"] = str(number)
    st.query_params.pop("bij", None)


def show_rail(todo: Sequence[RatingPart], names: Sequence[str], number: int, rating: Sitting) -> None:
    """Every page with how much of it was rated."""
    given = rating.assessment.answers
    tally = [(0, 0), *((part.answered(given), len(part.items)) for part in todo), (0, 0)]
    rows = [Stop(name, *one) for name, one in zip(names, tally, strict=True)]
    rest = "".join(f"&{key}={st.query_params[key]}" for key in KEPT if st.query_params.get(key, "").isalnum())
    rail(rows, number, unsaved_changes.line(rating), rest)


def show_begin(rating: Sitting, instrument: Instrument, todo: Sequence[RatingPart], by: Grouping) -> None:
    """What is asked of who looks along, and where they may begin."""
    learner = learner_word(instrument, rating.assessment.setting)
    show(html('<p class="lead">{}</p><p>{}</p>', LEAD, BLIND.format(learner)))
    st.session_state["per"] = by
    st.radio(
        "Ga door de vragen per", list(WAYS), format_func=WAYS.__getitem__, horizontal=True, key="per", on_change=turn
    )
    with st.container(key="parts"):
        for number, part in enumerate(todo, 2):
            told = f"{part.answered(rating.assessment.answers)} van {count(len(part.items), 'vraag', 'vragen')}"
            st.button(f"{part.name} · {told}", key=f"part-{number}", on_click=go, args=(number,))
        st.button("Klaar met kiezen: naar afronden", key="part-end", on_click=go, args=(len(todo) + 2,))


def turn() -> None:
    """Go through the questions in the other order."""
    st.query_params["per"] = st.session_state["per"]


def show_part(part: RatingPart, rating: Sitting, instrument: Instrument, phase: Phase) -> None:
    """The questions of one page."""
    setting, tiles = rating.assessment.setting, rating_labels(instrument)
    show(html('<p class="lead">{}</p>', FIRST_PERSON.format(learner_word(instrument, setting))))
    said = visit(part.name, [item.id for item in part.items], rating)
    beside = st.query_params.get("bij", "")

    def draw(item: Item) -> None:
        card(item, rating.assessment.id, said, phase, tiles[item.scale], opened=item.id == beside)

    show_cards(part.items, rating_stems(instrument, setting), draw)
    settle()
