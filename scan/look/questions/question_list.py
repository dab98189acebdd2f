"""A page of questions, whoever answers them: cards by scale, and the way to the next page."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import streamlit as st

from scan.instrument.instrument import Item
from scan.look.html import html
from scan.look.show import show

Stems = Mapping[str, tuple[str, str]]  # the question above the cards of a scale, and its hint


def show_cards(items: Sequence[Item], stems: Stems, draw: Callable[[Item], None]) -> None:
    """The cards of one page, those of a scale together under its question."""
    by_scale = sorted(items, key=lambda item: item.scale, reverse=True)
    for scale, together in groupby(by_scale, lambda item: item.scale):
        show(html('<h2 class="stem">{}</h2><p class="quiet">{}</p>', *stems[scale]))
        for item in together:
            draw(item)


def show_turn(number: int, names: Sequence[str], go: Callable[[int], None]) -> None:
    """Back and forth between pages; what comes after the last is for the page itself, in the same row."""
    if number > 1:
        st.button("Vorige", icon=":material/arrow_back:", on_click=go, args=(number - 1,), key="previous")
    if number < len(names):
        label, arrow = f"Volgende: {names[number]}", ":material/arrow_forward:"
        st.button(label, icon=arrow, icon_position="right", type="primary", on_click=go, args=(number + 1,), key="next")
