"""What is said at the table between the screen and the store: kept at once, and kept later when the store is away."""

from collections.abc import Mapping
from time import monotonic
from typing import Any

import streamlit as st

from results.look.meeting.seats import MeetingTable
from scan import resources
from scan.look import session
from scan.look.html import html
from scan.look.show import show
from scan.store import LONGEST_NOTE, Meeting, NotFoundError, RefusedError, Seat, StoreError

# By invitation, seat and place: the text, and what stood before.
UnsavedRemarks = dict[tuple[str, Seat, str], tuple[str, str]]
SAVED, WAITS = "Alles is opgeslagen", "Nog niet opgeslagen"
WRITING = 10.0  # seconds after the last word in which someone is taken to be writing on
THEIRS = "De ander schreef hier intussen: ‘{}’"
ASIDE = "De ander schreef hier tegelijk met jou. Jouw zin is niet bewaard: ‘{}’ Spreek af welke blijft."


def send(table: MeetingTable) -> None:
    """Keep what was said; what can't be kept any more is told and let go, else it goes on waiting."""
    for (invitation, seat, place), (text, before) in [*_waiting().items()]:
        try:
            if is_overtaken(table, seat, place, text, before):
                _aside()[invitation, place] = text
            else:
                resources.store().meetings.say(table.actor, invitation, seat, place, text)
                _aside().pop((invitation, place), None)
        except (NotFoundError, RefusedError) as error:
            st.session_state["message"] = error.message
        except StoreError as error:
            session.set_fault(error.message)
            return
        del _waiting()[invitation, seat, place]


def is_overtaken(table: MeetingTable, seat: Seat, place: str, text: str, before: str) -> bool:
    """Whether the other side wrote something else at this place, since this side began to write there."""
    stands = resources.store().meetings.meeting(table.actor, table.invitation.id).standing.get(place)
    return stands is not None and stands.seat != seat and stands.text not in (before, text)


def standing(table: MeetingTable, meeting: Meeting) -> Mapping[str, str]:
    """What holds at every place, with what waits laid over it."""
    kept = {place: remark.text for place, remark in meeting.standing.items()}
    waiting = {place: said[0] for (one, _, place), said in _waiting().items() if one == table.invitation.id}
    return {place: text for place, text in (kept | waiting).items() if text}


def field(table: MeetingTable, label: str, place: str, text: str, seat: Seat, height: int | None = 90) -> None:
    """A text that both may write; the last one counts, and a session that took over a browser's text keeps it.

    While one writes, the other's text does not come between: it stands under the field.
    """
    key = f"say-{table.invitation.id}-{place}"
    shown = st.session_state.get(f"shown-{key}")
    if shown is None and not text and st.session_state.get(key):
        remember(table.invitation.id, seat, place, key)
        st.rerun()
    waits = shown != text and monotonic() - st.session_state.get(f"typed-{key}", -WRITING) < WRITING
    if (shown != text and not waits) or key not in st.session_state:  # away for a run, it forgot what it held
        st.session_state[key] = st.session_state[f"shown-{key}"] = text
    about: dict[str, Any] = {"key": key, "max_chars": LONGEST_NOTE, "on_change": remember}
    args = (table.invitation.id, seat, place, key)
    if height:
        st.text_area(label, height=height, args=args, **about)
    else:
        st.text_input(label, placeholder="dd-mm-jjjj", args=args, **about)
    show_other(table, place, text if waits else "")


def show_other(table: MeetingTable, place: str, theirs: str) -> None:
    """What the other wrote meanwhile, and a sentence of one's own that had to give way."""
    if theirs:
        show(html('<p class="warn" role="status">{}</p>', THEIRS.format(theirs)))
    if mine := _aside().get((table.invitation.id, place)):
        show(html('<p class="warn" role="status">{}</p>', ASIDE.format(mine)))


def remember(invitation: str, seat: Seat, place: str, key: str) -> None:
    """Take what a field came to say along to the next run, which keeps it."""
    text = str(st.session_state[key]).replace("\0", "")
    before = _waiting().get((invitation, seat, place), ("", st.session_state.get(f"shown-{key}") or ""))[1]
    st.session_state[f"shown-{key}"], st.session_state[f"typed-{key}"] = text, monotonic()
    _waiting()[invitation, seat, place] = (text, before)


def line() -> str:
    """Whether all that was said is kept."""
    return WAITS if _waiting() or _aside() else SAVED


def _waiting() -> UnsavedRemarks:
    found: UnsavedRemarks = st.session_state.setdefault("unsaid", {})
    return found


def _aside() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = st.session_state.setdefault("aside", {})
    return found
