"""A guest's rating, which is a sitting that belongs to an invitation, and the view of a sitting by the other side."""

from collections.abc import Mapping
from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import Connection

from scan.store.errors import DamagedError, NotFoundError
from scan.store.meetings.blindness import check_blind
from scan.store.meetings.events import (
    GUEST_ERASED,
    RATING_BEGUN,
    InvitationState,
    locked_state,
    record_event,
    visible_state,
)
from scan.store.meetings.revealed import Seat
from scan.store.records.digest import StoredRow
from scan.store.records.entries import ANSWER_FIELD, EXPERIENCE_FIELD, NOTE_FIELD, OFFER_FIELD, StoredEntry
from scan.store.records.people import person_row
from scan.store.records.rows import insert_row, select_row
from scan.store.records.sittings import filtered_sitting, next_number, own_scan_row, whole_sitting
from scan.store.records.tables import sittings, stamp
from scan.store.store import Actor, Sitting

_VISIBLE_FIELDS = {ANSWER_FIELD, EXPERIENCE_FIELD, OFFER_FIELD}
_COPIED_COLUMNS = ("instrument", "version", "content", "phase", "audience", "specialism", "year")


def read_rating(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting | None:
    """Return the rating of this guest with all their notes; None before it was begun."""
    state = _rater_state(visible_state(connection, actor, invitation_id, at), actor)
    row = rating_row(connection, state)
    return None if row is None else whole_sitting(connection, row)


def begin_rating(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Create the rating of this guest unless it exists."""
    state = _rater_state(locked_state(connection, actor, invitation_id, "guest", at), actor)
    if rating_row(connection, state) is None:
        check_blind(connection, actor, state, at)
        person_row(connection, actor, lock=True)
        _insert_rating(connection, actor, state, at)
        record_event(connection, state.row, "guest", RATING_BEGUN, at)


def learner_row(connection: Connection, state: InvitationState) -> StoredRow:
    """Return the row of the learner's sitting; raises DamagedError when it is missing."""
    row = select_row(connection, sittings, id=state.row["sitting"])
    if row is None:
        raise DamagedError
    return row


def rating_row(connection: Connection, state: InvitationState) -> StoredRow | None:
    """Return the row of the guest's rating; None before it was begun and after it was erased."""
    row = select_row(connection, sittings, rates=state.row["id"])
    if row is None and state.events_of("guest", RATING_BEGUN) and not state.events_of("guest", GUEST_ERASED):
        raise DamagedError
    return row


def entry_counts(connection: Connection, state: InvitationState) -> Mapping[Seat, int]:
    """Return the number of entries in the sitting of each side."""
    rating = rating_row(connection, state)
    return {"learner": learner_row(connection, state)["entries"], "guest": rating["entries"] if rating else 0}


def preview(connection: Connection, actor: Actor, sitting_id: str) -> Sitting:
    """Return the learner's sitting as a guest sees it without shared notes."""
    return visible_sitting(connection, own_scan_row(connection, actor, sitting_id))


def visible_sitting(
    connection: Connection,
    row: StoredRow,
    notes: frozenset[str] = frozenset(),
    until: int | None = None,
    items: frozenset[str] | None = None,
) -> Sitting:
    """Return a sitting as the other side sees it: answers, experience, offers and the notes about the items `notes`.

    `until` is the number of entries to include, `items` the only items to show; None for all. A note that was replaced
    after those entries is gone.
    """

    def shown(entry: StoredEntry) -> bool:
        if items is not None and entry.key.item not in items:
            return False
        return entry.key.field in _VISIBLE_FIELDS or (entry.key.field == NOTE_FIELD and entry.key.item in notes)

    return filtered_sitting(connection, row, shown, until)


def _rater_state(state: InvitationState, actor: Actor) -> InvitationState:
    if state.row["allows"] != "rate" or not state.has_seat(actor, "guest"):
        raise NotFoundError
    return state


def _insert_rating(connection: Connection, actor: Actor, state: InvitationState, at: datetime) -> None:
    learner = learner_row(connection, state)
    ids = {"id": token_urlsafe(12), "person": actor.id, "rates": state.row["id"], "by": "supervisor"}
    number = next_number(connection, actor)
    counters = {"number": number, "begun_at": stamp(at), "entries": 0, "head": ""}
    insert_row(connection, sittings, **ids, **counters, **{name: learner[name] for name in _COPIED_COLUMNS})
