"""What is said at the table between the screen and the store: kept at once, and kept later when the store is away."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from results.look.at_table import Table
from scan import served
from scan.look import session
from scan.store import LONGEST_NOTE, Meeting, NotFoundError, RefusedError, Seat, StoreError

Waiting = dict[tuple[str, Seat, str], str]  # by invitation, seat and place
SAVED, WAITS = "Alles is opgeslagen", "Nog niet opgeslagen"


def send(table: Table) -> None:
    """Keep what was said; what can't be kept any more is told and let go, else it goes on waiting."""
    for (invitation, seat, place), text in [*_waiting().items()]:
        try:
            served.store().meetings.say(table.actor, invitation, seat, place, text)
        except (NotFoundError, RefusedError) as error:
            st.session_state["told"] = error.told
        except StoreError as error:
            session.failed(error.told)
            return
        del _waiting()[invitation, seat, place]


def standing(table: Table, meeting: Meeting) -> Mapping[str, str]:
    """What holds at every place, with what waits laid over it."""
    kept = {place: remark.text for place, remark in meeting.standing.items()}
    waiting = {place: text for (invitation, _, place), text in _waiting().items() if invitation == table.invitation.id}
    return {place: text for place, text in (kept | waiting).items() if text}


def field(table: Table, label: str, place: str, text: str, seat: Seat, height: int | None = 90) -> None:
    """A text that both may write; the last one counts, and a session that took over a browser's text keeps it."""
    key = f"say-{table.invitation.id}-{place}"
    shown = st.session_state.get(f"shown-{key}")
    if shown is None and not text and st.session_state.get(key):
        remember(table.invitation.id, seat, place, key)
        st.rerun()
    if shown != text or key not in st.session_state:  # a field that was away for a run forgot what it held
        st.session_state[key] = st.session_state[f"shown-{key}"] = text
    about: dict[str, Any] = {"key": key, "max_chars": LONGEST_NOTE, "on_change": remember}
    args = (table.invitation.id, seat, place, key)
    if height:
        st.text_area(label, height=height, args=args, **about)
    else:
        st.text_input(label, placeholder="dd-mm-jjjj", args=args, **about)


def remember(invitation: str, seat: Seat, place: str, key: str) -> None:
    """Take what a field came to say along to the next run, which keeps it."""
    text = str(st.session_state[key]).replace("\0", "")
    st.session_state[f"shown-{key}"] = st.session_state[key]
    _waiting()[invitation, seat, place] = text


def line() -> str:
    """Whether all that was said is kept."""
    return WAITS if _waiting() else SAVED


def _waiting() -> Waiting:
    found: Waiting = st.session_state.setdefault("unsaid", {})
    return found
