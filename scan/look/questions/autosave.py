"""Autosave by reconciliation: the store is the truth, a widget is a window on it (reliability.md D5).

A visit is one stay on one step. Its baseline holds, by field of an item, the value that was stored on arrival, updated
with every change since; a widget whose value differs from the baseline was changed by the visitor.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from scan.look import unsaved_changes
from scan.look.unsaved_changes import ChangeKey, ChangeValue, Field
from scan.store import Sitting

WIDGETS: dict[Field, str] = {"answers": "item", "notes": "note", "experience": "often"}
Baseline = dict[ChangeKey, ChangeValue]


def widget_key(sitting_id: str, item_id: str, field: Field = "answers") -> str:
    """The key of the widget for one field of an item in one sitting."""
    return f"{WIDGETS[field]}-{sitting_id}-{item_id}"


def save_before_page() -> None:
    """At the start of every run: set the widgets where the store won, and save what was changed just before.

    A click on "Volgende" right after an answer interrupts the run that would have saved it; the next run still has the
    value of the widget.
    """
    for key, value in st.session_state.pop("store_won", {}).items():
        st.session_state[key] = value
    if not st.session_state.get("settled"):
        end_visit()  # a first run was interrupted: the browser's values were not compared with the store yet
    reconcile()
    unsaved_changes.save_all()


def begin_visit(place: str, items: Iterable[str], sitting: Sitting) -> Mapping[ChangeKey, ChangeValue]:
    """The baseline for the items of step `place`; read anew from `sitting` when the step or the sitting changed."""
    sitting_id = sitting.assessment.id
    if st.session_state.get("place") != (sitting_id, place):
        st.session_state["place"] = (sitting_id, place)
        stored = {(field, item): value for item in items for field, value in _stored(sitting, item)}
        waiting = unsaved_changes.changes_of(sitting_id)
        st.session_state["baseline"] = stored | {key: value for key, value in waiting.items() if key in stored}
    return _baseline()


def settle_takeover() -> None:
    """After the widgets of a session's first run: keep the browser's values only in fields that the store has empty.

    A browser that stayed open sends its values to a new session; where the store has a value, the next run shows that.
    """
    if not st.session_state.get("settled"):
        st.session_state["settled"] = True
        baseline = _baseline()
        taken_over = {key: value for key, value in _shown().items() if value != baseline[key]}
        if taken_over:
            won = {_widget(key): baseline[key] for key in taken_over if baseline[key]}
            st.session_state["store_won"] = won
            st.session_state["store_won_told"] = bool(won)
            st.rerun()


def reconcile() -> None:
    """Put every widget value that differs from the baseline in the unsaved changes, and in the baseline."""
    baseline = _baseline()
    changes = {key: value for key, value in _shown().items() if value != baseline[key]}
    if changes:
        unsaved_changes.put(st.session_state["place"][0], changes)
        baseline.update(changes)


def end_visit() -> None:
    """Drop the baseline, so that the next step is read from the store."""
    for name in ("place", "baseline", "entry"):
        st.session_state.pop(name, None)


def clear_fields(*keys: ChangeKey) -> None:
    """Empty the widgets of these fields; the start of the next run saves that."""
    for field, item_id in keys:
        st.session_state[_widget((field, item_id))] = "" if field == "notes" else None


def _stored(sitting: Sitting, item_id: str) -> list[tuple[Field, ChangeValue]]:
    """The fields of an item: an open answer or frequency is None, an absent note is ""."""
    answer, frequency = sitting.assessment.answers.get(item_id), sitting.experience.get(item_id)
    return [("answers", answer), ("notes", sitting.notes.get(item_id, "")), ("experience", frequency)]


def _shown() -> Baseline:
    """The values of the widgets of this visit; the baseline's for a field without a widget on the page."""
    return {key: _clean(st.session_state.get(_widget(key), value)) for key, value in _baseline().items()}


def _clean(value: Any) -> ChangeValue:
    # No store accepts a NUL, and nobody types one: it comes with pasted text.
    cleaned: ChangeValue = value.replace("\0", "") if isinstance(value, str) else value
    return cleaned


def _widget(key: ChangeKey) -> str:
    field, item_id = key
    return widget_key(st.session_state["place"][0], item_id, field)


def _baseline() -> Baseline:
    baseline: Baseline = st.session_state.get("baseline", {})
    return baseline
