"""Widget callbacks that run to their end: a change that was received is never dropped halfway."""

from typing import Any

from streamlit.runtime.state.safe_session_state import SafeSessionState

_prepare_run = SafeSessionState.on_script_will_rerun


def run_callbacks_whole() -> None:
    """Let no run be stopped inside a callback, on the whole server.

    Streamlit stops a run for a newer one at any use of the session state, also inside the callback of a change. It does
    not call that callback again: the newer run finds the change received already, and what was typed would be lost.
    """
    SafeSessionState.on_script_will_rerun = _run_callbacks  # type: ignore[assignment, method-assign]


def _run_callbacks(state: SafeSessionState, *args: Any, **options: Any) -> None:
    stop_if_asked = state._yield_callback
    stop_if_asked()
    object.__setattr__(state, "_yield_callback", lambda: None)
    try:
        _prepare_run(state, *args, **options)
    finally:
        object.__setattr__(state, "_yield_callback", stop_if_asked)
