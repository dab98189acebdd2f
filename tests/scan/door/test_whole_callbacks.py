"""A change that the server received reaches its callback, however soon the next change comes."""

from typing import Any

import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState

from scan.door.whole_callbacks import run_callbacks_whole


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's way of calling back, put back afterwards."""
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    run_callbacks_whole()


class Changed(SessionState):
    """A session whose runs begin with one callback."""

    def on_script_will_rerun(self, *args: Any, **options: Any) -> None:
        """Call back."""
        self["callback"]()


class Window:
    """A session whose run is asked to stop after `pauses` uses of the session state."""

    def __init__(self, pauses: int) -> None:
        self.pauses, self.taken = pauses, list[str]()
        session = Changed()
        session["callback"], session["goal"] = self.take, "text"
        self.state = SafeSessionState(session, self.stop_if_asked)

    def take(self) -> None:
        """What a callback does: look, and keep."""
        self.taken.append(self.state["goal"])

    def stop_if_asked(self) -> None:
        """As Streamlit does when a newer run was asked for."""
        self.pauses -= 1
        if self.pauses < 0:
            raise StopException


@pytest.mark.usefixtures("whole")
def test_a_newer_change_does_not_stop_the_callback_of_an_older_one() -> None:
    window = Window(pauses=1)
    window.state.on_script_will_rerun(None)
    assert window.taken == ["text"]
    with pytest.raises(StopException):  # the run itself stops at its next step
        window.state["goal"]


@pytest.mark.usefixtures("whole")
def test_a_run_stopped_before_its_callbacks_leaves_the_change_to_the_next() -> None:
    window = Window(pauses=0)
    with pytest.raises(StopException):
        window.state.on_script_will_rerun(None)
    window.pauses = 9
    window.state.on_script_will_rerun(None)
    assert window.taken == ["text"]
