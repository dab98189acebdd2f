"""A page of questions for the learner or a guest: cards by scale, and the buttons to other pages."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import streamlit as st

from scan.instrument.instrument import Item
from scan.look.html import html
from scan.look.page_parts import show

Stems = Mapping[str, tuple[str, str]]  # by scale: the question above its cards, and a hint


def show_cards(items: Sequence[Item], stems: Stems, draw: Callable[[Item], None]) -> None:
    """Call `draw` for every item, those of a scale together under the stem of that scale."""
    by_scale = sorted(items, key=lambda item: item.scale, reverse=True)
    for scale, group in groupby(by_scale, lambda item: item.scale):
        show(html('<h2 class="stem">{}</h2><p class="quiet">{}</p>', *stems[scale]))
        for item in group:
            draw(item)


def show_step_buttons(number: int, names: Sequence[str], turn_to: Callable[[int], None]) -> None:
    """Buttons to the pages before and after page `number` (from 1) of `names`; `turn_to` opens one by its number."""
    if number > 1:
        st.button("Vorige", icon=":material/arrow_back:", on_click=turn_to, args=(number - 1,), key="previous")
    if number < len(names):
        label, arrow, args = f"Volgende: {names[number]}", ":material/arrow_forward:", (number + 1,)
        st.button(label, icon=arrow, icon_position="right", type="primary", on_click=turn_to, args=args, key="next")
