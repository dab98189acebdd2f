"""A button that first says what it does, and asks once."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from results.look.meeting.meeting_context import attempt
from scan.look.html import html
from scan.look.page_parts import show, show_warning

QUESTION = '<p class="care" data-focus="{}">{}</p>'  # page.js gives it the focus
Tone = Literal["primary", "secondary", "tertiary"]
CHANGED = "Er is intussen iets veranderd. Lees het nog eens, en druk dan opnieuw."


def confirmed_button(
    label: str, key: str, question: str, yes: str, action: Callable[[], object], shown: int = 0, kind: Tone = "primary"
) -> None:
    """A button that shows `question` with the answers `yes`, which does the action, and "Nog niet".

    The action runs before the page does, so that a press on a page that is being redrawn is never lost. `shown` is the
    number of what the screen shows: when it changes while the question is open, the question closes and says so.
    """
    asking = f"asks-{key}"
    asked = st.session_state.get(asking)
    with st.container(key=f"confirm-{key}"):
        if asked != shown:
            if asked is not None:
                show_warning(CHANGED)
            st.button(label, key=key, type=kind, on_click=_ask, args=(asking, shown))
            return
        show(html(QUESTION, key, question))
        with st.container(horizontal=True):
            st.button(yes, key=f"yes-{key}-{shown}", type="primary", on_click=_answer, args=(asking, action))
            st.button("Nog niet", key=f"no-{key}", on_click=_ask, args=(asking, None))


def _ask(asking: str, shown: int | None) -> None:
    st.session_state[asking] = shown


def _answer(asking: str, action: Callable[[], object]) -> None:
    _ask(asking, None)
    attempt(action)
