"""One question: a card with its answers as tiles, and an explanation: how often, and a note."""

from collections.abc import Mapping

import streamlit as st

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, Scale, ceiling
from scan.look.page_parts import show_care, show_quiet, show_warning
from scan.look.questions.autosave import clear_fields, widget_key
from scan.look.unsaved_changes import ChangeKey, ChangeValue
from scan.patient_data import patient_data_warnings
from scan.scoring.assessment import NE, NVT, Answer
from scan.store import EXPERIENCES, LONGEST_NOTE
from scan.takeaway.transcript import EXPERIENCE_WORDS, NOT_DONE

NOTE_HINT = "Schrijf op wat jij deed. Laat de patiënt weg: geen naam, geboortedatum of nummer."
RATING_NOTE_HINT = "Schrijf op wat je zag. Laat de patiënt weg: geen naam, geboortedatum of nummer."
NOT_SEEN_LABEL = "Niet gezien"
Labels = Mapping[Answer, str]  # the text of each tile of a scale
Values = Mapping[ChangeKey, ChangeValue]  # the baseline of a visit, see autosave


def show_question_card(
    item: Item, sitting_id: str, values: Values, phase: Phase, labels: Labels, is_open: bool
) -> None:
    """The statement with its tiles, a button to clear the answer, and the explanation if `is_open`."""
    answer, is_rating = values["answers", item.id], is_for_rating(labels)
    with st.container(key=f"card-{ceiling(item, phase)}-{item.id}"):
        show_tiles(item, sitting_id, answer, phase, labels)
        if item.care and not is_rating:
            show_care(item.care)
        if answer is not None:
            show_clear_button("Wis keuze", f"clear-{item.id}", ("answers", item.id))
        if is_open:
            show_explanation(item, sitting_id, values, is_rating)
        else:
            has_explanation = values["notes", item.id] or values["experience", item.id]
            label = "Bekijk je toelichting" if has_explanation else "Licht toe"
            st.button(label, key=f"beside-{item.id}", type="tertiary", on_click=open_explanation, args=(item.id,))


def show_tiles(item: Item, sitting_id: str, answer: ChangeValue, phase: Phase, labels: Labels) -> None:
    """A tile for each point of the scale, and for the answers outside the scale."""
    outside = [NVT] if is_for_rating(labels) else [NE, *([NVT] if item.allows_nvt else [])]
    options: list[Answer] = [*range(1, ceiling(item, phase) + 1), *outside]
    st.radio(
        item.text,
        options,
        index=options.index(answer) if answer in options else None,
        format_func=labels.__getitem__,
        key=widget_key(sitting_id, item.id),
        horizontal=True,
        width="stretch",
    )


def is_for_rating(labels: Labels) -> bool:
    """Whether these labels are for a supervisor: only learners can say of themselves "nog niet gedaan"."""
    return NE not in labels


def show_frequency(item: Item, sitting_id: str, frequency: ChangeValue) -> None:
    """How often in the last year."""
    st.radio(
        "Hoe vaak deed je dit het afgelopen jaar?",
        EXPERIENCES,
        index=EXPERIENCES.index(str(frequency)) if frequency in EXPERIENCES else None,
        format_func=EXPERIENCE_WORDS.__getitem__,
        key=widget_key(sitting_id, item.id, "experience"),
        horizontal=True,
    )


def show_explanation(item: Item, sitting_id: str, values: Values, is_rating: bool) -> None:
    """How often in the last year (learners only) and a note with evidence; neither is scored."""
    frequency, note = values["experience", item.id], values["notes", item.id]
    with st.container(key=f"beside-open-{item.id}"):
        if not is_rating:
            show_frequency(item, sitting_id, frequency)
        key = widget_key(sitting_id, item.id, "notes")
        st.text_area("Waaruit blijkt dat?", str(note or ""), key=key, max_chars=LONGEST_NOTE, height=120)
        show_quiet(RATING_NOTE_HINT if is_rating else NOTE_HINT)
        for warning in patient_data_warnings(str(note or "")):
            show_warning(warning)
        with st.container(horizontal=True):
            st.button("Klaar met toelichten", key=f"close-{item.id}", on_click=close_explanation)
            if frequency or note:
                show_clear_button("Wis toelichting", f"wipe-{item.id}", ("notes", item.id), ("experience", item.id))


def show_clear_button(label: str, key: str, *fields: ChangeKey) -> None:
    """A button that empties `fields`."""
    st.button(label, key=key, type="tertiary", on_click=clear_fields, args=fields)


def open_explanation(item_id: str) -> None:
    """Open the explanation of one item; its id is in the address, so that it is still open after a reload."""
    st.query_params["bij"] = item_id


def close_explanation() -> None:
    """Close the explanation that is open."""
    st.query_params.pop("bij", None)


def tile_labels(scale: Scale, phase: Phase, companion: str) -> Labels:
    """The tile texts of a scale for a learner in `phase` who works with `companion`."""
    points: dict[Answer, str] = {p.value: f"**{p.value}** {p.label.format(companion=companion)}" for p in scale.points}
    return {**points, NE: NOT_DONE, NVT: phase.not_applicable}


def labels_by_scale(instrument: Instrument, phase: Phase, companion: str) -> dict[str, Labels]:
    """The tile texts of every scale for a learner, by key of the scale."""
    return {scale.key: tile_labels(scale, phase, companion) for scale in instrument.scales}


def rating_labels(instrument: Instrument) -> dict[str, Labels]:
    """The tile texts of every scale for a supervisor, by key of the scale (measurement.md §1).

    A version of the instrument without texts for supervisors shows the learner's.
    """
    return {scale.key: _rating_labels(scale) for scale in instrument.scales}


def _rating_labels(scale: Scale) -> Labels:
    words = {point.value: point.rating or point.label.format(companion="iemand") for point in scale.points}
    points: dict[Answer, str] = {value: f"**{value}** {word}" for value, word in words.items()}
    return {**points, NVT: NOT_SEEN_LABEL}
