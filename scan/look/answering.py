"""Autosave by reconciliation: the store is the truth, a widget is a window on it (reliability.md D5)."""

from collections.abc import Iterable, Mapping

import streamlit as st

from scan.assessment import Answer
from scan.look.session import SELF, store
from scan.store import Sitting


def widget_key(item_id: str) -> str:
    """The key of the widget that shows one item."""
    return f"item-{item_id}"


def visit(place: str, items: Iterable[str], sitting: Sitting) -> Mapping[str, Answer | None]:
    """The baseline of this visit to a step: what the store held on arrival, kept up with what was saved since."""
    if st.session_state.get("place") != place:
        kept = {item_id: sitting.assessment.answers.get(item_id) for item_id in items}
        _yield_to_store(kept)
        st.session_state["place"], st.session_state["baseline"] = place, kept
    baseline: dict[str, Answer | None] = st.session_state["baseline"]
    return baseline


def _yield_to_store(kept: Mapping[str, Answer | None]) -> None:
    """A new session that took over a browser's values fills open items only; elsewhere the store wins."""
    for item_id, answer in kept.items():
        key = widget_key(item_id)
        if answer is not None and st.session_state.get(key, answer) != answer:
            st.session_state[key] = answer
            st.session_state["store_won"] = True


def save_changes() -> None:
    """Save what the widgets hold and the baseline does not.

    Called at the top of every run as well as after rendering: a click on "Volgende" right after an answer interrupts
    the run that would have saved it, while the next run still knows the value.
    """
    baseline: dict[str, Answer | None] = st.session_state.get("baseline", {})
    shown = {item_id: st.session_state.get(widget_key(item_id), kept) for item_id, kept in baseline.items()}
    changes = {item_id: answer for item_id, answer in shown.items() if answer != baseline[item_id]}
    if changes:
        store().save(SELF, st.session_state["sitting"], changes)
        baseline.update(changes)


def leave() -> None:
    """End the visit: the next one reads the store again."""
    st.session_state.pop("place", None)
    st.session_state.pop("baseline", None)


def take_back(item_id: str) -> None:
    """Take an answer back; the save at the top of the run makes it last."""
    st.session_state[widget_key(item_id)] = None
    st.session_state["focus"] = widget_key(item_id)
