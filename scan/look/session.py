"""Who is here and which sitting they are in, found anew in every run (reliability.md D9)."""

from dataclasses import dataclass, replace

import streamlit as st

from scan import resources
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument
from scan.store import Actor, NotFoundError, Sitting, StoreError


@dataclass(frozen=True)
class Here:
    """What is known in this run: the cookie, whose it is, their newest sitting, and why the store did not answer."""

    token: str
    actor: Actor | None = None
    sitting: Sitting | None = None
    fault: str = ""


def cookie() -> str:
    """The token this window was opened with; in a test without a browser there is none."""
    found = st.context.cookies.get(resources.COOKIE)
    return found if isinstance(found, str) else ""


def recognise() -> None:
    """Ask the store whose cookie this is; while it is away, what this same cookie was shown before still stands."""
    token, before = cookie(), here()
    known = before if before.token == token else Here(token)
    try:
        actor = resources.opened_store().actor_of(token) if token else None
        st.session_state["here"] = Here(token, actor, known.sitting if actor == known.actor else None)
    except NotFoundError:
        st.session_state["here"] = Here(token)
    except StoreError as error:
        st.session_state["here"] = replace(known, fault=error.message)


def read() -> None:
    """Read the newest sitting of who is here; while the store is away, the one read last still stands."""
    now = here()
    if now.actor and not now.fault:
        try:
            st.session_state["here"] = replace(now, sitting=resources.opened_store().newest(now.actor))
        except StoreError as error:
            failed(error.message)


def here() -> Here:
    """What this run knows."""
    found: Here = st.session_state.get("here", Here(""))
    return found


def current() -> Sitting | None:
    """The sitting of this visitor, or None before they start."""
    return here().sitting


def kept() -> tuple[Sitting, ...]:
    """All sittings of this visitor, oldest first; while the store is away, those read last still stand."""
    now = here()
    whose, known = st.session_state.get("kept", (None, ()))
    if now.actor and not now.fault:
        try:
            whose, known = st.session_state["kept"] = now.actor, resources.opened_store().sittings(now.actor)
        except StoreError as error:
            failed(error.message)
    return known if now.actor and whose == now.actor else ()


def numbered(number: str) -> Sitting | None:
    """The sitting with this number of this visitor, from 1 for the oldest; the newest for anything else."""
    if not (number.isascii() and number.isdigit()):
        return current()
    return dict(enumerate(kept(), 1)).get(int(number[:6]), current())


def failed(told: str) -> None:
    """Remember for this run that the store did not keep something."""
    st.session_state["here"] = replace(here(), fault=told)


def phase_of(sitting: Sitting, instrument: Instrument) -> Phase:
    """The phase a sitting was started in."""
    return instrument.framework.phase(sitting.assessment.phase)
