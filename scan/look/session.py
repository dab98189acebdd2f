"""Who the visitor is and which sitting they are in, looked up in the store in every run (reliability.md D9)."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

import streamlit as st

from scan import resources
from scan.identity.open_windows import RUN_STATE
from scan.identity.visitor_cookie import is_https, token_in_cookie
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.store import Actor, LockedError, NotFoundError, Sitting, StoreError


@dataclass(frozen=True)
class RunState:
    """What this run knows: the token in the cookie, its actor, their newest sitting, and the store's error message.

    `fault` is "" as long as the store answers. `open_until` is when a shared computer locks, None for any other;
    `is_locked` when it did, and its person is not told.
    """

    token: str
    actor: Actor | None = None
    sitting: Sitting | None = None
    fault: str = ""
    open_until: datetime | None = None
    is_locked: bool = False


def cookie() -> str:
    """The token in the cookie that this window was opened with; "" without one, as in a test without a browser."""
    headers = st.context.headers
    return token_in_cookie(headers.get_all("Cookie"), is_https("", headers.get("X-Forwarded-Proto", "")))


def identify_visitor() -> None:
    """Look up the actor of the cookie; while the store is unreachable, keep what this cookie was shown before."""
    token, before = cookie(), run_state()
    known = before if before.token == token else RunState(token)
    try:
        actor, until = resources.opened_store().devices.known(token) if token else (None, None)
        sitting = known.sitting if actor == known.actor else None
        st.session_state[RUN_STATE] = RunState(token, actor, sitting, open_until=until)
    except LockedError:
        st.session_state[RUN_STATE] = RunState(token, is_locked=True)
    except NotFoundError:
        st.session_state[RUN_STATE] = RunState(token)
    except StoreError as error:
        st.session_state[RUN_STATE] = replace(known, fault=error.message)


def share_computer(actor: Actor, is_shared: bool) -> None:
    """Mark this computer as shared with others, or as one's own."""
    device = resources.opened_store().devices.share(actor, run_state().token, is_shared)
    st.session_state[RUN_STATE] = replace(run_state(), open_until=device.open_until)


def is_only_guest() -> bool:
    """Whether the visitor was invited and has no scan of their own, so that nothing in the menu is theirs."""
    state = run_state()
    if state.actor and not state.fault:
        store = resources.opened_store()
        with suppress(StoreError):
            invited = store.meetings.invited(state.actor)
            st.session_state["only_guest"] = bool(invited) and store.newest(state.actor) is None
    return state.actor is not None and bool(st.session_state.get("only_guest"))


def load_sitting() -> None:
    """Read the visitor's newest sitting; while the store is unreachable, keep the one read last."""
    now = run_state()
    if now.actor and not now.fault:
        try:
            st.session_state[RUN_STATE] = replace(now, sitting=resources.opened_store().newest(now.actor))
        except StoreError as error:
            set_fault(error.message)


def run_state() -> RunState:
    """What this run knows about the visitor."""
    stored: RunState = st.session_state.get(RUN_STATE, RunState(""))
    return stored


def current_sitting() -> Sitting | None:
    """The visitor's newest sitting, or None before they start."""
    return run_state().sitting


def all_sittings() -> tuple[Sitting, ...]:
    """All sittings of the visitor, oldest first; while the store is unreachable, those read last."""
    now = run_state()
    owner, sittings = st.session_state.get("sittings", (None, ()))
    if now.actor and not now.fault:
        try:
            owner, sittings = st.session_state["sittings"] = now.actor, resources.opened_store().sittings(now.actor)
        except StoreError as error:
            set_fault(error.message)
    return sittings if now.actor and owner == now.actor else ()


def sitting_by_number(number: str) -> Sitting | None:
    """The visitor's sitting with this number, "1" for the oldest; the newest for any other text."""
    if not (number.isascii() and number.isdigit()):
        return current_sitting()
    return dict(enumerate(all_sittings(), 1)).get(int(number[:6]), current_sitting())


def set_fault(message: str) -> None:
    """Remember for the rest of this run that the store failed, and its message."""
    st.session_state[RUN_STATE] = replace(run_state(), fault=message)


def phase_of(sitting: Sitting, instrument: Instrument) -> Phase:
    """The phase that a sitting was started in."""
    return instrument.framework.phase(sitting.assessment.phase)
