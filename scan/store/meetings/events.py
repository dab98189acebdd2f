"""Invitations in the database: a row each, a row for the guest, and an append-only chain of events."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, select

from scan.limits.limits import MEETING_EVENTS
from scan.store.errors import DamagedError, NotFoundError, RefusedError, refuse_above
from scan.store.meetings.contract import Invitation
from scan.store.meetings.details import details_of
from scan.store.meetings.progress import last_remarks, progress, remark_texts
from scan.store.meetings.revealed import Remark, Seat
from scan.store.records.digest import StoredRow, verified_chain, verified_row, with_digest
from scan.store.records.rows import checked_id, select_row, select_rows, update_row
from scan.store.records.statements import Statement, insert_into, select_by
from scan.store.records.tables import events, guests, invitations, moment, remarks, stamp
from scan.store.records.texts import read_texts
from scan.store.store import Actor

CODE_TRIED, ACCEPTED, RATING_BEGUN, GUEST_ERASED = "tried", "accepted", "began", "erased"
REVEALED, NOTE_SHARED = "revealed", "shared"
WITHDRAWN, EXPIRED = "withdrawn", "expired"
# Seen as expired on so many days it stays so, even when the clock is set back (R08). Seen once it does not: a clock
# that jumped must close nothing for good (R86).
SIGHTINGS = 2
_OWN = select(guests.c.invitation).where(guests.c.person == bindparam("person"))
_OF_OTHERS = (invitations.c.id.in_(_OWN), invitations.c.person != bindparam("person"))
_ACCEPTED_FROM_OTHERS = Statement(
    select(invitations).where(*_OF_OTHERS).order_by(invitations.c.made_at), tuple(invitations.columns.keys())
)
_ENDED = "Deze uitnodiging is voorbij. Er kan niets meer bij."


class InvitationState(NamedTuple):
    """An invitation as of `at`, with its guest, all events and the current remarks by number; all was verified."""

    row: StoredRow
    guest: StoredRow | None
    events: Sequence[StoredRow]
    texts: Mapping[int, str]
    at: datetime

    @property
    def invitation(self) -> Invitation:
        """The invitation without what either side answered."""
        first, row, now = _first_moments(self.events), self.row, progress(self.events)
        made, expires = moment(row["made_at"]), None if row["expires_at"] is None else moment(row["expires_at"])
        expired = expires is not None and (expires <= self.at or len(self.events_of("", EXPIRED)) >= SIGHTINGS)
        fields = (row["id"], row["sitting"], row["allows"], row["token"] is None, made, expires)
        return Invitation(
            *fields,
            details=details_of(row),
            accepted_at=first.get(("guest", ACCEPTED)),
            seen_at=None if self.guest is None else moment(self.guest["seen_at"]),
            revealed_at=first.get(("learner", REVEALED)),
            withdrawn_at=first.get(("learner", WITHDRAWN)),
            expired_at=expires if expired else None,
            erased_at=first.get(("guest", GUEST_ERASED)),
            tries=sum(event["what"] == CODE_TRIED for event in self.events),
            ready=now.ready,
            agreed=now.agreed,
            reopened=now.reopened,
        )

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The last remark of every place, in order; the text of one that was removed is ""."""
        return tuple(
            Remark(one["seat"], one["place"], self.texts.get(one["number"], ""), moment(one["at"]), one["number"])
            for one in last_remarks(self.events)
        )

    def events_of(self, seat: str, what: str) -> list[StoredRow]:
        """Return the events of this kind from this seat, in order."""
        return [event for event in self.events if (event["seat"], event["what"]) == (seat, what)]

    def shared_notes(self, seat: Seat) -> frozenset[str]:
        """Return the ids of the items whose notes this side shares."""
        last = {event["place"]: event["value"] for event in self.events_of(seat, NOTE_SHARED)}
        return frozenset(item for item, value in last.items() if value)

    def has_seat(self, actor: Actor, seat: Seat) -> bool:
        """Return whether this actor is in this seat."""
        holder = self.row if seat == "learner" else self.guest
        return holder is not None and bool(holder["person"] == actor.id)


def invitation_state(connection: Connection, invitation_id: str, at: datetime, lock: bool = False) -> InvitationState:
    """Return an invitation without checking access; `lock` locks its row until the transaction ends.

    Raises NotFoundError when it does not exist, DamagedError when it is damaged.
    """
    row = select_row(connection, invitations, lock, id=checked_id(invitation_id))
    if row is None:
        raise NotFoundError
    return _verified_state(connection, row, at)


def accepted_states(connection: Connection, actor: Actor, at: datetime) -> list[InvitationState]:
    """Return the invitations by others that this actor accepted, in the order of their recorded times."""
    rows = _ACCEPTED_FROM_OTHERS.run(connection, {"person": checked_id(actor.id)})
    return [_verified_state(connection, verified_row(invitations, row), at) for row in rows]


def learner_states(connection: Connection, person: str, at: datetime) -> list[InvitationState]:
    """Return all invitations of this learner, in the order of their recorded times."""
    rows = select_rows(connection, invitations, "made_at", person=checked_id(person))
    return [_verified_state(connection, row, at) for row in rows]


def one_laptop_states(connection: Connection, actor: Actor, at: datetime) -> list[InvitationState]:
    """Return the invitations of this learner for one shared laptop."""
    rows = select_rows(connection, invitations, "made_at", person=checked_id(actor.id), token=None)
    return [_verified_state(connection, row, at) for row in rows]


def sitting_states(connection: Connection, sitting: StoredRow, at: datetime) -> list[InvitationState]:
    """Return the invitations to this sitting, oldest first; raises DamagedError when one is missing."""
    rows = select_rows(connection, invitations, "number", sitting=sitting["id"])
    if len(rows) != (sitting["invitations"] or 0):
        raise DamagedError
    return [_verified_state(connection, row, at) for row in rows]


def visible_state(
    connection: Connection, actor: Actor, invitation_id: str, at: datetime, lock: bool = False
) -> InvitationState:
    """Return an invitation of this learner, or an open one of this guest; raises NotFoundError for other actors."""
    state = invitation_state(connection, invitation_id, at, lock)
    if state.has_seat(actor, "learner") or (state.has_seat(actor, "guest") and state.invitation.open):
        return state
    raise NotFoundError


def locked_state(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> InvitationState:
    """Return the invitation, locked for a change by this actor in this seat.

    Raises NotFoundError when the actor is not in this seat, RefusedError when the invitation is no longer open or
    nothing fits in its meeting any more.
    """
    state = visible_state(connection, actor, invitation_id, at, lock=True)
    if not state.has_seat(actor, seat):
        raise NotFoundError
    if not state.invitation.open:
        raise RefusedError(_ENDED)
    refuse_above(MEETING_EVENTS, len(state.events) + 1)
    return state


def record_event(
    connection: Connection,
    row: StoredRow,
    seat: str,
    what: str,
    at: datetime,
    place: str = "",
    value: str | None = None,
) -> StoredRow:
    """Append an event to an invitation and return the changed row of the invitation."""
    fields: dict[str, Any] = {"seat": seat, "what": what, "place": place, "value": value, "at": stamp(at)}
    event = with_digest(events, {"invitation": row["id"], "number": row["entries"] + 1, **fields}, row["head"])
    insert_into(events).run(connection, event)
    return update_row(connection, invitations, row, entries=event["number"], head=event["digest"])


def delete_invitations(connection: Connection, sitting_id: str) -> None:
    """Delete the invitations to a sitting and, by the foreign keys, their guests, events and ratings."""
    connection.execute(delete(invitations).where(invitations.c.sitting == sitting_id))


def _verified_state(connection: Connection, row: StoredRow, at: datetime) -> InvitationState:
    guest = select_row(connection, guests, invitation=row["id"])
    found = select_by(events, "invitation", by="number").run(connection, {"invitation": row["id"]})
    chain = verified_chain(events, found, row["entries"], row["head"])
    state = InvitationState(row, guest, chain, remark_texts(chain, read_texts(connection, row["id"], remarks)), at)
    if guest is None and state.events_of("guest", ACCEPTED) and not state.events_of("guest", GUEST_ERASED):
        raise DamagedError
    return state


def _first_moments(chain: Sequence[StoredRow]) -> dict[tuple[str, str], datetime]:
    """The moment of the first event of each seat and kind."""
    first: dict[tuple[str, str], datetime] = {}
    for event in chain:
        first.setdefault((event["seat"], event["what"]), moment(event["at"]))
    return first
