"""The course of a meeting: both sides are ready, both sittings are revealed, remarks are added, both agree."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from scan.store.errors import NotFoundError, RefusedError
from scan.store.meetings import ratings
from scan.store.meetings.contract import Meeting, RevealedPair, Seat
from scan.store.meetings.events import (
    NOTE_SHARED,
    REMARK_ADDED,
    REVEALED,
    SIDE_AGREED,
    SIDE_READY,
    InvitationState,
    locked_state,
    record_event,
    sitting_states,
    visible_state,
)
from scan.store.records.digest import StoredRow
from scan.store.records.entries import NOTE_FIELD, EntryKey, entry_values
from scan.store.records.sittings import own_scan_rows
from scan.store.store import Actor, Changes, Sitting

_SETTLED = "Jullie zijn al akkoord met de afspraken. Er kan niets meer bij."
_EMPTY = "Beantwoord eerst ten minste één vraag."
_NO_RATING = "Bij deze uitnodiging hoort geen beoordeling."


def mark_ready(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Record that this side is ready; when the other is too, reveal both sittings as they are now.

    Raises RefusedError when the invitation is for reading only, or when this side answered nothing.
    """
    state = locked_state(connection, actor, invitation_id, seat, at)
    if state.row["allows"] != "rate":
        raise RefusedError(_NO_RATING)
    if seat in state.invitation.ready:
        return
    lengths = _entry_counts(connection, state)
    if not lengths[seat]:
        raise RefusedError(_EMPTY)
    row = record_event(connection, state.row, seat, SIDE_READY, at)
    if state.invitation.ready:
        for side, length in lengths.items():
            row = record_event(connection, row, side, REVEALED, at, value=str(length))


def revealed_pair(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> RevealedPair:
    """Return both sittings as of the reveal, with the notes that each side shares."""
    state = _require_revealed(visible_state(connection, actor, invitation_id, at))
    rating = ratings.rating_row(connection, state)
    guest = None if rating is None else _sitting_at_reveal(connection, state, "guest", rating)
    return RevealedPair(
        _sitting_at_reveal(connection, state, "learner", ratings.learner_row(connection, state)),
        guest,
        _revealed_at(state),
    )


def shared_sitting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting:
    """Return the learner's sitting as the guest sees it; a rater gets NotFoundError before the reveal."""
    state = visible_state(connection, actor, invitation_id, at)
    row = ratings.learner_row(connection, state)
    if state.row["allows"] == "read":
        return ratings.visible_sitting(connection, row, state.shared_notes("learner"))
    return _sitting_at_reveal(connection, _require_revealed(state), "learner", row)


def share_note(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool, at: datetime
) -> None:
    """Record whether the other side may see the note of this side about an item."""
    state = _require_unsettled(locked_state(connection, actor, invitation_id, seat, at))
    (place,) = entry_values(Changes(notes={item_id: ""}))
    if (item_id in state.shared_notes(seat)) != shared:
        record_event(connection, state.row, seat, NOTE_SHARED, at, place.item, "yes" if shared else None)


def notes_shared(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> frozenset[str]:
    """Return the ids of the items whose notes this side shares."""
    state = visible_state(connection, actor, invitation_id, at)
    if not state.has_seat(actor, seat):
        raise NotFoundError
    return state.shared_notes(seat)


def add_remark(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str, at: datetime
) -> None:
    """Add a remark about this place, unless it equals the current one."""
    state = _require_unsettled(_require_revealed(locked_state(connection, actor, invitation_id, seat, at)))
    value = entry_values(Changes(notes={place: text}))[EntryKey(place, NOTE_FIELD)]
    last = Meeting(state.invitation, state.remarks).standing.get(place)
    if (last.text if last else None) != value:
        record_event(connection, state.row, seat, REMARK_ADDED, at, place, value)


def agree(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Record that this side agrees with all remarks so far."""
    state = _require_unsettled(_require_revealed(locked_state(connection, actor, invitation_id, seat, at)))
    if seat not in state.invitation.agreed:
        record_event(connection, state.row, seat, SIDE_AGREED, at)


def read_meeting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Meeting:
    """Return the revealed meeting."""
    state = _require_revealed(visible_state(connection, actor, invitation_id, at))
    return Meeting(state.invitation, state.remarks)


def revealed_meetings(connection: Connection, actor: Actor, at: datetime) -> tuple[Meeting, ...]:
    """Return all revealed meetings of this learner, oldest first."""
    states = (state for row in own_scan_rows(connection, actor) for state in sitting_states(connection, row, at))
    return tuple(Meeting(state.invitation, state.remarks) for state in states if state.invitation.revealed_at)


def _require_revealed(state: InvitationState) -> InvitationState:
    if state.invitation.revealed_at is None:
        raise NotFoundError
    return state


def _require_unsettled(state: InvitationState) -> InvitationState:
    if state.invitation.settled:
        raise RefusedError(_SETTLED)
    return state


def _revealed_at(state: InvitationState) -> datetime:
    at = state.invitation.revealed_at
    if at is None:
        raise NotFoundError
    return at


def _entry_counts(connection: Connection, state: InvitationState) -> Mapping[Seat, int]:
    rating = ratings.rating_row(connection, state)
    return {"learner": ratings.learner_row(connection, state)["entries"], "guest": rating["entries"] if rating else 0}


def _sitting_at_reveal(connection: Connection, state: InvitationState, seat: Seat, row: StoredRow) -> Sitting:
    (reveal,) = state.events_of(seat, REVEALED)
    return ratings.visible_sitting(connection, row, state.shared_notes(seat), int(reveal["value"]))
