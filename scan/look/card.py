"""One question: a card with its answers as tiles."""

import streamlit as st

from scan.assessment import NE, NVT, Answer
from scan.framework import Phase
from scan.instrument import Instrument, Item, Scale, ceiling
from scan.look.answering import take_back, widget_key
from scan.look.html import html
from scan.look.show import show

NOT_DONE = "Nog niet gedaan"


def card(item: Item, answer: Answer | None, phase: Phase, labels: dict[Answer, str]) -> None:
    """The statement, its tiles, and a way to take the answer back; `answer` is what the store holds."""
    top = ceiling(item, phase)
    options: list[Answer] = [*range(1, top + 1), NE, *([NVT] if item.allows_nvt else [])]
    with st.container(key=f"card-{top}-{item.id}"):
        st.radio(
            item.text,
            options,
            index=options.index(answer) if answer in options else None,
            format_func=labels.__getitem__,
            key=widget_key(item.id),
            horizontal=True,
            width="stretch",
        )
        if item.care:
            show(html('<p class="care">{}</p>', item.care))
        if answer is not None:
            name = f"clear-{item.id}"
            st.button("Wis keuze", key=name, type="tertiary", on_click=take_back, args=(item.id,))


def labels(scale: Scale, phase: Phase, companion: str) -> dict[Answer, str]:
    """The tile texts of a scale for someone in `phase` who works with `companion`."""
    points: dict[Answer, str] = {p.value: f"**{p.value}** {p.label.format(companion=companion)}" for p in scale.points}
    return {**points, NE: NOT_DONE, NVT: phase.not_applicable}


def labels_by_scale(instrument: Instrument, phase: Phase, companion: str) -> dict[str, dict[Answer, str]]:
    """The tile texts of every scale."""
    return {scale.key: labels(scale, phase, companion) for scale in instrument.scales}
