"""Autosave by reconciliation: the store is the truth, a widget is a window on it (reliability.md D5)."""

from collections.abc import Iterable, Mapping

import streamlit as st

from scan.assessment import Answer
from scan.look.session import SELF, store
from scan.store import Sitting


def widget_key(item_id: str) -> str:
    """The key of the widget that shows one item."""
    return f"item-{item_id}"


def catch_up() -> None:
    """First thing in every run: show what the store holds where it won, and save what was chosen just before.

    A click on "Volgende" right after an answer interrupts the run that would have saved it; the next run still knows
    the value.
    """
    for item_id, answer in st.session_state.pop("store_won", {}).items():
        st.session_state[widget_key(item_id)] = answer
    save_changes()


def visit(place: str, items: Iterable[str], sitting: Sitting) -> Mapping[str, Answer | None]:
    """The baseline of this visit to a step: what the store held on arrival, kept up with what was saved since."""
    if st.session_state.get("place") != place:
        st.session_state["place"] = place
        st.session_state["baseline"] = {item_id: sitting.assessment.answers.get(item_id) for item_id in items}
    return _baseline()


def settle() -> None:
    """After the widgets: a new session that took over a browser's values fills open items, elsewhere the store wins."""
    baseline = _baseline()
    if not st.session_state.get("settled"):
        st.session_state["settled"] = True
        shown = {item_id: st.session_state[widget_key(item_id)] for item_id in baseline}
        if shown != baseline:
            won = {i: answer for i, answer in baseline.items() if answer is not None and shown[i] != answer}
            st.session_state["store_won"] = won
            st.session_state["store_won_told"] = bool(won)
            st.rerun()
    save_changes()


def save_changes() -> None:
    """Save what the widgets hold and the baseline does not."""
    baseline = _baseline()
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


def _baseline() -> dict[str, Answer | None]:
    found: dict[str, Answer | None] = st.session_state.get("baseline", {})
    return found
