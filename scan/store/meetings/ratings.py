"""A guest's rating: a sitting of theirs that belongs to an invitation, and what others see of a sitting."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import Connection

from scan.store.errors import DamagedError, NotFoundError
from scan.store.meetings.events import BEGAN, ERASED, InvitationState, locked_state, record_event, visible_state
from scan.store.records.digest import StoredRow
from scan.store.records.entries import ANSWER, EXPERIENCE, NOTE, OFFER
from scan.store.records.people import person_row
from scan.store.records.rows import insert_row, select_row
from scan.store.records.sittings import filtered_sitting, next_number, scan_row
from scan.store.records.tables import sittings, stamp
from scan.store.store import Actor, Sitting

_VISIBLE_FIELDS = {ANSWER, EXPERIENCE, OFFER}
_COPIED_COLUMNS = ("instrument", "version", "content", "phase", "audience", "specialism", "year")


def read_rating(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting | None:
    """All that this guest said in their rating; None before they began."""
    state = _rater_state(visible_state(connection, actor, invitation_id, at), actor)
    row = rating_row(connection, state)
    return None if row is None else filtered_sitting(connection, row, lambda entry: True)


def begin_rating(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Begin the rating of this guest, if they did not yet."""
    state = _rater_state(locked_state(connection, actor, invitation_id, "guest", at), actor)
    if rating_row(connection, state) is None:
        person_row(connection, actor, lock=True)
        _insert_rating(connection, actor, state, at)
        record_event(connection, state.row, "guest", BEGAN, at)


def learner_row(connection: Connection, state: InvitationState) -> StoredRow:
    """The row of the learner's sitting."""
    row = select_row(connection, sittings, sittings.c.id == state.row["sitting"])
    if row is None:
        raise DamagedError
    return row


def rating_row(connection: Connection, state: InvitationState) -> StoredRow | None:
    """The row of the guest's rating; None before it was begun and after it was erased."""
    row = select_row(connection, sittings, sittings.c.rates == state.row["id"])
    if row is None and state.events_of("guest", BEGAN) and not state.events_of("guest", ERASED):
        raise DamagedError
    return row


def preview(connection: Connection, actor: Actor, sitting_id: str) -> Sitting:
    """The learner's sitting as a guest sees it that no note was shared with."""
    return visible_sitting(connection, scan_row(connection, actor, sitting_id))


def visible_sitting(
    connection: Connection, row: StoredRow, notes: frozenset[str] = frozenset(), until: int | None = None
) -> Sitting:
    """A sitting as the other side sees it: answers, experience, offers and the notes about these items, no more."""

    def shown(entry: StoredRow) -> bool:
        return entry["field"] in _VISIBLE_FIELDS or (entry["field"] == NOTE and entry["item"] in notes)

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
