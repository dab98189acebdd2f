"""One question: a card with its answers as tiles, and what one may say beside them."""

from collections.abc import Mapping

import streamlit as st

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, Scale, ceiling
from scan.look.html import html
from scan.look.questions.autosave import take_back, widget_key
from scan.look.show import show
from scan.look.unsaved_changes import ChangeKey, ChangeValue
from scan.patient_data import patient_data_warnings
from scan.scoring.assessment import NE, NVT, Answer
from scan.store import EXPERIENCES, LONGEST_NOTE
from scan.takeaway.transcript import EXPERIENCE_WORDS, NOT_DONE

BESIDE = "Schrijf op wat jij deed. Laat de patiënt weg: geen naam, geboortedatum of nummer."
BESIDE_RATING = "Schrijf op wat je zag. Laat de patiënt weg: geen naam, geboortedatum of nummer."
NOT_SEEN = "Niet gezien"
Labels = Mapping[Answer, str]


def card(
    item: Item, sitting_id: str, said: Mapping[ChangeKey, ChangeValue], phase: Phase, labels: Labels, opened: bool
) -> None:
    """The statement, its tiles, and a way to take the answer back; `said` is the baseline of this visit."""
    answer = said["answers", item.id]
    with st.container(key=f"card-{ceiling(item, phase)}-{item.id}"):
        tiles(item, sitting_id, answer, phase, labels)
        if item.care and not is_rating(labels):
            show(html('<p class="care">{}</p>', item.care))
        if answer is not None:
            wipe("Wis keuze", f"clear-{item.id}", ("answers", item.id))
        if opened:
            beside(item, sitting_id, said, is_rating(labels))
        else:
            has_said = said["notes", item.id] or said["experience", item.id]
            label = "Bekijk je toelichting" if has_said else "Licht toe"
            st.button(label, key=f"beside-{item.id}", type="tertiary", on_click=open_beside, args=(item.id,))


def tiles(item: Item, sitting_id: str, answer: ChangeValue, phase: Phase, labels: Labels) -> None:
    """The points of the scale, and the answers beside it."""
    aside = [NVT] if is_rating(labels) else [NE, *([NVT] if item.allows_nvt else [])]
    options: list[Answer] = [*range(1, ceiling(item, phase) + 1), *aside]
    st.radio(
        item.text,
        options,
        index=options.index(answer) if answer in options else None,
        format_func=labels.__getitem__,
        key=widget_key(sitting_id, item.id),
        horizontal=True,
        width="stretch",
    )


def is_rating(labels: Labels) -> bool:
    """Whether these words are for someone who looks along: only a person can say "nog niet gedaan" of oneself."""
    return NE not in labels


def ask_often(item: Item, sitting_id: str, often: ChangeValue) -> None:
    """How often in the last year."""
    st.radio(
        "Hoe vaak deed je dit het afgelopen jaar?",
        EXPERIENCES,
        index=EXPERIENCES.index(str(often)) if often in EXPERIENCES else None,
        format_func=EXPERIENCE_WORDS.__getitem__,
        key=widget_key(sitting_id, item.id, "experience"),
        horizontal=True,
    )


def beside(item: Item, sitting_id: str, said: Mapping[ChangeKey, ChangeValue], rating: bool) -> None:
    """How often in the last year, and what shows it; never scored, open for one question at a time."""
    often, note = said["experience", item.id], said["notes", item.id]
    with st.container(key=f"beside-open-{item.id}"):
        if not rating:
            ask_often(item, sitting_id, often)
        key = widget_key(sitting_id, item.id, "notes")
        st.text_area("Waaruit blijkt dat?", str(note or ""), key=key, max_chars=LONGEST_NOTE, height=120)
        show(html('<p class="quiet">{}</p>', BESIDE_RATING if rating else BESIDE))
        for warning in patient_data_warnings(str(note or "")):
            show(html('<p class="warn" role="status">{}</p>', warning))
        with st.container(horizontal=True):
            st.button("Klaar met toelichten", key=f"close-{item.id}", on_click=close_beside)
            if often or note:
                wipe("Wis toelichting", f"wipe-{item.id}", ("notes", item.id), ("experience", item.id))


def wipe(label: str, key: str, *places: ChangeKey) -> None:
    """A button that takes back what was said."""
    st.button(label, key=key, type="tertiary", on_click=take_back, args=places)


def open_beside(item_id: str) -> None:
    """Open what stands beside one answer; in the address, so that it is still open after a reload."""
    st.query_params["bij"] = item_id


def close_beside() -> None:
    """Close it again."""
    st.query_params.pop("bij", None)


def labels(scale: Scale, phase: Phase, companion: str) -> Labels:
    """The tile texts of a scale for someone in `phase` who works with `companion`."""
    points: dict[Answer, str] = {p.value: f"**{p.value}** {p.label.format(companion=companion)}" for p in scale.points}
    return {**points, NE: NOT_DONE, NVT: phase.not_applicable}


def labels_by_scale(instrument: Instrument, phase: Phase, companion: str) -> dict[str, Labels]:
    """The tile texts of every scale."""
    return {scale.key: labels(scale, phase, companion) for scale in instrument.scales}


def rating_labels(instrument: Instrument) -> dict[str, Labels]:
    """The same for who looks along; a version without words of theirs shows the person's own (measurement.md §1)."""
    return {scale.key: _rating_labels(scale) for scale in instrument.scales}


def _rating_labels(scale: Scale) -> Labels:
    words = {point.value: point.rating or point.label.format(companion="iemand") for point in scale.points}
    points: dict[Answer, str] = {value: f"**{value}** {word}" for value, word in words.items()}
    return {**points, NVT: NOT_SEEN}
