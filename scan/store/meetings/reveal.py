"""What is revealed once both sides are ready, and the remarks that are added after it."""

from datetime import datetime

from sqlalchemy import Connection

from scan.limits.limits import MEETING_GOALS, MEETING_TEXT
from scan.store.errors import NotFoundError, RefusedError, refuse_above
from scan.store.meetings import ratings
from scan.store.meetings.contract import Meeting, is_goal_place, is_place
from scan.store.meetings.events import (
    NOTE_SHARED,
    REVEALED,
    InvitationState,
    locked_state,
    record_event,
    sitting_states,
    visible_state,
)
from scan.store.meetings.progress import REMARK_ADDED
from scan.store.meetings.revealed import RevealedPair, Seat
from scan.store.meetings.revealed_answers import changed_items, changed_since, sittings_at_reveal
from scan.store.records.entries import NOTE_FIELD, EntryKey, entry_values
from scan.store.records.sittings import own_scan_rows
from scan.store.records.tables import moment, remarks
from scan.store.records.texts import delete_texts, insert_texts, sealed
from scan.store.store import Actor, Changes, Sitting

_NO_PLACE = "Dit hoort niet bij dit gesprek. Laad de pagina opnieuw."
_SETTLED = "Jullie zijn al akkoord met de afspraken. Er kan niets meer bij."


def revealed_pair(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> RevealedPair:
    """Return both sittings as of the reveal, with the notes that each side shares."""
    state = require_revealed(visible_state(connection, actor, invitation_id, at))
    (reveal,) = state.events_of("learner", REVEALED)
    own, rating = sittings_at_reveal(connection, state)
    marks = changed_items(connection, state, own, at), changed_since(connection, state, own)
    return RevealedPair(own, rating, moment(reveal["at"]), *marks)


def shared_sitting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting:
    """Return the learner's sitting as the guest sees it; a rater gets NotFoundError before the reveal."""
    state = visible_state(connection, actor, invitation_id, at)
    if state.row["allows"] == "read":
        row = ratings.learner_row(connection, state)
        return ratings.visible_sitting(connection, row, state.shared_notes("learner"))
    return sittings_at_reveal(connection, require_revealed(state))[0]


def share_note(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool, at: datetime
) -> None:
    """Record whether the other side may see the note of this side about an item."""
    state = require_unsettled(locked_state(connection, actor, invitation_id, seat, at))
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
    """Add a remark about this place in place of the current one, unless they are equal."""
    state = require_unsettled(require_revealed(locked_state(connection, actor, invitation_id, seat, at)))
    value = entry_values(Changes(notes={place: text}))[EntryKey(place, NOTE_FIELD)]
    last = Meeting(state.invitation, state.remarks).standing.get(place)
    if (last.text if last else None) == value:
        return
    _check_place(connection, state, place)
    if value is not None:
        _check_room(state, place, value)
    seal = sealed(value) if value is not None else None
    row = record_event(connection, state.row, seat, REMARK_ADDED, at, place, seal and seal.digest.hex())
    delete_texts(connection, row["id"], [last.number] if last else [], remarks)
    insert_texts(connection, row["id"], [(row["entries"], seal)] if seal else [], remarks)


def _check_place(connection: Connection, state: InvitationState, place: str) -> None:
    """Raise RefusedError for a place that is not in this meeting (reliability.md R85)."""
    if place not in {remark.place for remark in state.remarks}:
        own, _ = sittings_at_reveal(connection, state)
        if not is_place(place, own.assessment.answers.keys()):
            raise RefusedError(_NO_PLACE)


def _check_room(state: InvitationState, place: str, text: str) -> None:
    """Raise RefusedError for more goals or text than a meeting may hold."""
    standing = Meeting(state.invitation, state.remarks).standing
    if is_goal_place(place):
        refuse_above(MEETING_GOALS, len({place, *filter(is_goal_place, standing)}))
    refuse_above(MEETING_TEXT, len(text) + sum(len(one.text) for at, one in standing.items() if at != place))


def require_revealed(state: InvitationState) -> InvitationState:
    """Return the state; raises NotFoundError before the reveal."""
    if state.invitation.revealed_at is None:
        raise NotFoundError
    return state


def require_unsettled(state: InvitationState) -> InvitationState:
    """Return the state; raises RefusedError once both agreed."""
    if state.invitation.settled:
        raise RefusedError(_SETTLED)
    return state


def read_meeting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Meeting:
    """Return the revealed meeting."""
    state = require_revealed(visible_state(connection, actor, invitation_id, at))
    return Meeting(state.invitation, state.remarks)


def revealed_meetings(connection: Connection, actor: Actor, at: datetime) -> tuple[Meeting, ...]:
    """Return all revealed meetings of this learner, oldest first."""
    states = (state for row in own_scan_rows(connection, actor) for state in sitting_states(connection, row, at))
    return tuple(Meeting(state.invitation, state.remarks) for state in states if state.invitation.revealed_at)
