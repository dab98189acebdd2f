"""The review at the end of the questions: what is still open; nothing is required."""

from collections.abc import Callable, Sequence

import streamlit as st

from scan.dutch import count
from scan.look.html import html, joined
from scan.look.page_parts import show, show_lead
from scan.steps import Step
from scan.store import Sitting

STILL_OPEN = "Deze vragen staan nog open. Overslaan mag; je profiel zegt dan waar het op steunt."
ALL_DONE = "Alles is beantwoord. Je profiel staat klaar."
OPEN_ITEMS = '<h2 class="stem">{}</h2><ul>{}</ul>'


def show_review(sitting: Sitting, stops: Sequence[tuple[str, Step | None]], turn_to: Callable[[int], None]) -> None:
    """A card for each step with open questions and a button to it; `turn_to` opens a step by its number, from 1."""
    answers = sitting.assessment.answers
    incomplete = [
        (n, name, step) for n, (name, step) in enumerate(stops, 1) if step and step.answered(answers) < len(step.items)
    ]
    show_lead(STILL_OPEN if incomplete else ALL_DONE)
    for number, name, step in incomplete:
        open_texts = [item.text for item in step.items if item.id not in answers]
        with st.container(key=f"card-open-{number}"):
            show(html(OPEN_ITEMS, name, joined(html("<li>{}</li>", text) for text in open_texts)))
            label = f"Naar {count(len(open_texts), 'open vraag', 'open vragen')} van {name}"
            st.button(label, key=f"open-{number}", on_click=turn_to, args=(number,))
