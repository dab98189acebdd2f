"""Both press "klaar", both see, both speak and both agree: what is said in a meeting, and when it is seen."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from scan.store.errors import NotFoundError, RefusedError
from scan.store.meetings import ratings
from scan.store.meetings.contract import Meeting, RevealedPair, Seat
from scan.store.meetings.events import (
    AGREED,
    READY,
    REVEALED,
    SAID,
    SHARED,
    InvitationState,
    locked_state,
    record_event,
    sitting_states,
    visible_state,
)
from scan.store.records.digest import StoredRow
from scan.store.records.entries import NOTE, EntryKey, entry_values
from scan.store.records.sittings import scan_rows
from scan.store.store import Actor, Changes, Sitting

_SETTLED = "Jullie zijn al akkoord met de afspraken. Er kan niets meer bij."
_EMPTY = "Beantwoord eerst ten minste één vraag."
_NO_RATING = "Bij deze uitnodiging hoort geen beoordeling."


def mark_ready(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Keep that this side is ready; with the other's, reveal both as they are now."""
    state = locked_state(connection, actor, invitation_id, seat, at)
    if state.row["allows"] != "rate":
        raise RefusedError(_NO_RATING)
    if seat in state.invitation.ready:
        return
    lengths = _entry_counts(connection, state)
    if not lengths[seat]:
        raise RefusedError(_EMPTY)
    row = record_event(connection, state.row, seat, READY, at)
    if state.invitation.ready:
        for side, length in lengths.items():
            row = record_event(connection, row, side, REVEALED, at, value=str(length))


def revealed_pair(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> RevealedPair:
    """What both said until the reveal, with the notes that each shares."""
    state = _require_revealed(visible_state(connection, actor, invitation_id, at))
    rating = ratings.rating_row(connection, state)
    guest = None if rating is None else _sitting_at_reveal(connection, state, "guest", rating)
    return RevealedPair(
        _sitting_at_reveal(connection, state, "learner", ratings.learner_row(connection, state)),
        guest,
        _revealed_at(state),
    )


def shared_sitting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting:
    """The learner's sitting as the guest sees it."""
    state = visible_state(connection, actor, invitation_id, at)
    row = ratings.learner_row(connection, state)
    if state.row["allows"] == "read":
        return ratings.visible_sitting(connection, row, state.shared_notes("learner"))
    return _sitting_at_reveal(connection, _require_revealed(state), "learner", row)


def share_note(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool, at: datetime
) -> None:
    """Keep whether the other side may see this note of one's own."""
    state = _require_unsettled(locked_state(connection, actor, invitation_id, seat, at))
    (place,) = entry_values(Changes(notes={item_id: ""}))
    if (item_id in state.shared_notes(seat)) != shared:
        record_event(connection, state.row, seat, SHARED, at, place.item, "yes" if shared else None)


def notes_shared(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> frozenset[str]:
    """The items whose notes this side shares."""
    state = visible_state(connection, actor, invitation_id, at)
    if not state.has_seat(actor, seat):
        raise NotFoundError
    return state.shared_notes(seat)


def add_remark(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str, at: datetime
) -> None:
    """Add to the meeting what is news at this place."""
    state = _require_unsettled(_require_revealed(locked_state(connection, actor, invitation_id, seat, at)))
    value = entry_values(Changes(notes={place: text}))[EntryKey(place, NOTE)]
    last = Meeting(state.invitation, state.remarks).standing.get(place)
    if (last.text if last else None) != value:
        record_event(connection, state.row, seat, SAID, at, place, value)


def agree(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Keep that this side agrees with what was said until now."""
    state = _require_unsettled(_require_revealed(locked_state(connection, actor, invitation_id, seat, at)))
    if seat not in state.invitation.agreed:
        record_event(connection, state.row, seat, AGREED, at)


def read_meeting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Meeting:
    """All that was said in it."""
    state = _require_revealed(visible_state(connection, actor, invitation_id, at))
    return Meeting(state.invitation, state.remarks)


def revealed_meetings(connection: Connection, actor: Actor, at: datetime) -> tuple[Meeting, ...]:
    """All of this learner's that were revealed."""
    states = (there for row in scan_rows(connection, actor) for there in sitting_states(connection, row, at))
    return tuple(Meeting(there.invitation, there.remarks) for there in states if there.invitation.revealed_at)


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
