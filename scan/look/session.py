"""Who is here and which sitting they are in."""

import streamlit as st

from scan.assessment import Setting
from scan.framework import Phase
from scan.instrument import Instrument
from scan.look.content import instrument
from scan.store import Actor, MemoryStore, NotFoundError, Sitting

SELF = Actor("self")  # the memory store of a session knows only its own visitor


def store() -> MemoryStore:
    """The store of this session."""
    if "store" not in st.session_state:
        st.session_state["store"] = MemoryStore()
    found: MemoryStore = st.session_state["store"]
    return found


def begin(phase: str, setting: Setting) -> None:
    """Start a sitting and make it the current one."""
    served = instrument()
    st.session_state["sitting"] = store().begin(SELF, served.framework.instrument, served.version, phase, setting)


def current() -> Sitting | None:
    """The sitting of this visitor, or None before they start."""
    try:
        return store().sitting(SELF, st.session_state["sitting"])
    except (KeyError, NotFoundError):
        return None


def phase_of(sitting: Sitting, served: Instrument) -> Phase:
    """The phase a sitting was started in."""
    return served.framework.phase(sitting.assessment.phase)
