"""Autosave by reconciliation: the store is the truth, a widget is a window on it (reliability.md D5)."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from scan.look import unsaved_changes
from scan.look.unsaved_changes import ChangeKey, ChangeValue, Field
from scan.store import Sitting

WIDGETS: dict[Field, str] = {"answers": "item", "notes": "note", "experience": "often"}
Baseline = dict[ChangeKey, ChangeValue]


def widget_key(sitting_id: str, item_id: str, field: Field = "answers") -> str:
    """The key of the widget that shows one field of an item in one sitting."""
    return f"{WIDGETS[field]}-{sitting_id}-{item_id}"


def catch_up() -> None:
    """First thing in every run: show what the store holds where it won, and save what was chosen just before.

    A click on "Volgende" right after an answer interrupts the run that would have saved it; the next run still knows
    the value.
    """
    for key, said in st.session_state.pop("store_won", {}).items():
        st.session_state[key] = said
    if not st.session_state.get("settled"):
        leave()  # a first run that was cut short: what the browser shows was not laid beside the store yet
    reconcile()
    unsaved_changes.send()


def visit(place: str, items: Iterable[str], sitting: Sitting) -> Mapping[ChangeKey, ChangeValue]:
    """The baseline of this visit to a step: what the store held on arrival, kept up with what was said since."""
    sitting_id = sitting.assessment.id
    if st.session_state.get("place") != (sitting_id, place):
        st.session_state["place"] = (sitting_id, place)
        kept = {(field, item): said for item in items for field, said in _held(sitting, item)}
        st.session_state["baseline"] = kept | {k: v for k, v in unsaved_changes.of(sitting_id).items() if k in kept}
    return _baseline()


def settle() -> None:
    """After the widgets: a session that took over a browser's values fills what is open; elsewhere the store wins."""
    if not st.session_state.get("settled"):
        st.session_state["settled"] = True
        baseline = _baseline()
        taken_over = {place: said for place, said in _shown().items() if said != baseline[place]}
        if taken_over:
            won = {_key(place): baseline[place] for place in taken_over if baseline[place]}
            st.session_state["store_won"] = won
            st.session_state["store_won_told"] = bool(won)
            st.rerun()


def reconcile() -> None:
    """What the widgets hold and the baseline does not is to be saved."""
    baseline = _baseline()
    changes = {place: said for place, said in _shown().items() if said != baseline[place]}
    if changes:
        unsaved_changes.add(st.session_state["place"][0], changes)
        baseline.update(changes)


def leave() -> None:
    """End the visit: the next one reads the store again."""
    for name in ("place", "baseline", "entry"):
        st.session_state.pop(name, None)


def take_back(*places: ChangeKey) -> None:
    """Take back what was said; the save at the top of the run makes it last."""
    for field, item_id in places:
        st.session_state[_key((field, item_id))] = "" if field == "notes" else None


def _held(sitting: Sitting, item_id: str) -> list[tuple[Field, ChangeValue]]:
    """What the store holds about an item: an answer or a frequency that is open is None, a note is empty."""
    answer, often = sitting.assessment.answers.get(item_id), sitting.experience.get(item_id)
    return [("answers", answer), ("notes", sitting.notes.get(item_id, "")), ("experience", often)]


def _shown() -> Baseline:
    """What the widgets of this visit show; a field that is not on the page shows what is held."""
    return {place: _clean(st.session_state.get(_key(place), said)) for place, said in _baseline().items()}


def _clean(said: Any) -> ChangeValue:
    # No store keeps a NUL, and nobody types one: it comes along with what is pasted.
    found: ChangeValue = said.replace("\0", "") if isinstance(said, str) else said
    return found


def _key(place: ChangeKey) -> str:
    field, item_id = place
    return widget_key(st.session_state["place"][0], item_id, field)


def _baseline() -> Baseline:
    found: Baseline = st.session_state.get("baseline", {})
    return found
