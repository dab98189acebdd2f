"""What is still open, with a way to each; nothing is required."""

from collections.abc import Callable, Sequence

import streamlit as st

from scan.dutch import count
from scan.look.html import html, joined
from scan.look.show import show
from scan.steps import Step
from scan.store import Sitting

STILL_OPEN = "Deze vragen staan nog open. Overslaan mag; je profiel zegt dan waar het op steunt."
ALL_DONE = "Alles is beantwoord. Je profiel staat klaar."


def show_review(sitting: Sitting, stops: Sequence[tuple[str, Step | None]], go: Callable[[int], None]) -> None:
    """What is still open, with a way to each; nothing is required."""
    answers = sitting.assessment.answers
    waiting = [
        (n, name, step) for n, (name, step) in enumerate(stops, 1) if step and step.answered(answers) < len(step.items)
    ]
    show(html('<p class="lead">{}</p>', STILL_OPEN if waiting else ALL_DONE))
    for number, name, step in waiting:
        left = [item.text for item in step.items if item.id not in answers]
        with st.container(key=f"card-open-{number}"):
            texts = joined(html("<li>{}</li>", text) for text in left)
            show(html('<h2 class="stem">{}</h2><ul>{}</ul>', name, texts))
            label = f"Naar {count(len(left), 'open vraag', 'open vragen')} van {name}"
            st.button(label, key=f"open-{number}", on_click=go, args=(number,))
