"""The pages that are open now, run anew when nothing of their person may be seen there (reliability.md R52, R81)."""

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from scan.store import Actor

RUN_STATE = "run_state"  # the key in the session state of a window of what knows its actor


def run_windows_of(actor: Actor) -> None:
    """Run the pages of this person anew, also in other browsers, but not the one that asks.

    A window that another process serves follows at its next run. Streamlit itself runs a page anew this way, when a
    source file changes.
    """
    windows = getattr(runtime.get_instance(), "_session_mgr", None) if runtime.exists() else None
    if windows is None:  # as in a test without a server
        return
    context = get_script_run_ctx(suppress_warning=True)
    for window in (one.session for one in windows.list_active_sessions()):
        state = window.session_state
        is_theirs = RUN_STATE in state and state[RUN_STATE].actor == actor
        if is_theirs and (context is None or window.id != context.session_id):
            window.request_rerun(window._client_state)
