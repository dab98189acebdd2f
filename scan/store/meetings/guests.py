"""Guests: accepting an invitation, visits, and erasure; of tokens and codes only hashes are stored (R19)."""

from contextlib import suppress
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select

from scan.limits.limits import ACCEPTED_INVITATIONS, INVITATION_TRIES
from scan.store.errors import DamagedError, NotFoundError, refuse_above
from scan.store.meetings import ratings
from scan.store.meetings.blindness import check_new_guest
from scan.store.meetings.contract import Invitation
from scan.store.meetings.details import stored_name
from scan.store.meetings.events import (
    ACCEPTED,
    CODE_TRIED,
    GUEST_ERASED,
    accepted_states,
    invitation_state,
    locked_state,
    record_event,
    visible_state,
)
from scan.store.records import people
from scan.store.records.codes import MATCHES_NOTHING, Code
from scan.store.records.digest import StoredRow, verified_row
from scan.store.records.people import person_row, seen_recently
from scan.store.records.rate_limits import count_try
from scan.store.records.rows import checked_id, insert_row, select_row, update_row
from scan.store.records.sittings import filtered_sitting
from scan.store.records.tables import guests, invitations, sittings, stamp
from scan.store.records.texts import TEXTS_DELETED
from scan.store.store import Actor, Sitting


def row_by_token(connection: Connection, token: str) -> StoredRow:
    """Return the row of the invitation with this token; raises NotFoundError when there is none."""
    row = select_row(connection, invitations, token=people.secret_hash(token))
    if row is None:
        raise NotFoundError
    return row


def described_invitation(connection: Connection, token: str, at: datetime) -> tuple[Invitation, Sitting]:
    """Return the open invitation with this token, and the learner's sitting without its entries."""
    state = invitation_state(connection, row_by_token(connection, token)["id"], at)
    if not state.invitation.open:
        raise NotFoundError
    row = ratings.learner_row(connection, state)
    return state.invitation, filtered_sitting(connection, row, lambda entry: False)


def row_by_code(connection: Connection, code: Code, at: datetime) -> StoredRow:
    """Count a try of this code and return the row to check it against.

    That row is `MATCHES_NOTHING` when there is no such code, or when it was tried too often.
    """
    count_try(connection, f"invitation {code.id}", at)
    row = select_row(connection, invitations, code=code.id)
    if row is None:
        return MATCHES_NOTHING
    state = invitation_state(connection, row["id"], at, lock=True)
    if state.invitation.tries >= INVITATION_TRIES.most:
        return MATCHES_NOTHING
    record_event(connection, state.row, "guest", CODE_TRIED, at)
    return row


def accept(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> str:
    """Seat this guest and return the invitation's id; raises NotFoundError when it is closed or not for them."""
    person_row(connection, actor)
    state = invitation_state(connection, invitation_id, at, lock=True)
    if not state.invitation.open or state.has_seat(actor, "learner"):
        raise NotFoundError
    if state.invitation.accepted_at is None:
        check_new_guest(connection, actor, state, at)
        seats = select(func.count()).where(guests.c.person == actor.id)
        refuse_above(ACCEPTED_INVITATIONS, connection.execute(seats).scalar_one() + 1)
        seat_guest(connection, actor, state.row, at)
    elif not state.has_seat(actor, "guest"):
        raise NotFoundError
    return invitation_id


def accept_as_new(connection: Connection, invitation_id: str, at: datetime) -> tuple[Actor, str, str]:
    """Make a person and seat them; return them, their token and the id. Nobody is made when that is refused (R82)."""
    actor, token = people.new_person(connection, at)
    return actor, token, accept(connection, actor, invitation_id, at)


def seat_guest(connection: Connection, actor: Actor, row: StoredRow, at: datetime) -> None:
    """Make this actor the guest of this invitation."""
    insert_row(connection, guests, invitation=row["id"], person=actor.id, seen_at=stamp(at))
    record_event(connection, row, "guest", ACCEPTED, at)


def accepted_invitations(connection: Connection, actor: Actor, at: datetime) -> tuple[Invitation, ...]:
    """Return the open invitations by others that this guest accepted."""
    person_row(connection, actor)
    return tuple(one.invitation for one in accepted_states(connection, actor, at) if one.invitation.open)


def correct_name(connection: Connection, actor: Actor, invitation_id: str, name: str, at: datetime) -> None:
    """Change the name of this guest; it leaves no event, since those outlive the guest."""
    state = locked_state(connection, actor, invitation_id, "guest", at)
    update_row(connection, invitations, state.row, guest_name=stored_name(name))
    connection.info[TEXTS_DELETED] = True  # or the name that it replaces would stay in the log for a while (R58)


def is_new_visit(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> bool:
    """Return whether to record a visit of this actor as the guest; raises NotFoundError without access."""
    guest = visible_state(connection, actor, invitation_id, at).guest
    return guest is not None and guest["person"] == actor.id and not seen_recently(guest, at)


def record_visit(connection: Connection, invitation_id: str, at: datetime) -> None:
    """Record a visit of the guest."""
    row = select_row(connection, guests, lock=True, invitation=checked_id(invitation_id))
    if row is not None:
        update_row(connection, guests, row, seen_at=stamp(at))


def accepted_ids(connection: Connection, actor: Actor) -> list[str]:
    """Return the ids of all invitations by others that this person accepted."""
    of_others = select(invitations.c.id).where(invitations.c.person != checked_id(actor.id))
    mine = select(guests.c.invitation).where(guests.c.person == actor.id, guests.c.invitation.in_(of_others))
    return list(connection.execute(mine).scalars())


def erase_guest(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Record in one invitation that this guest was erased, and delete the guest with the rating."""
    mine = and_(guests.c.invitation == invitation_id, guests.c.person == actor.id)
    record_erasure(connection, mine, at)
    connection.execute(delete(sittings).where(sittings.c.rates == invitation_id, sittings.c.person == actor.id))
    connection.execute(delete(guests).where(mine))


def forget_person(connection: Connection, actor: Actor, at: datetime) -> None:
    """Delete a person with all their data, and record the erasure in the invitations they accepted."""
    record_erasure(connection, guests.c.person == checked_id(actor.id), at)
    people.delete_person(connection, actor)


def record_erasure(connection: Connection, erased: ColumnElement[bool], at: datetime) -> None:
    """Record in the invitations of the guests to erase that they were erased; damaged ones are skipped."""
    accepted = invitations.c.id.in_(select(guests.c.invitation).where(erased))
    for row in connection.execute(select(invitations).where(accepted).with_for_update()).mappings().all():
        with suppress(DamagedError):
            nameless = update_row(connection, invitations, verified_row(invitations, row), guest_name=None)
            record_event(connection, nameless, "guest", GUEST_ERASED, at)
