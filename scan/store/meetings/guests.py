"""How a guest comes in on an invitation, is seen, and leaves; of what lets them in only hashes are kept (R19)."""

from contextlib import suppress
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select

from scan.store.errors import DamagedError, NotFoundError, RefusedError
from scan.store.meetings.contract import MOST_TRIES, Invitation
from scan.store.meetings.events import ACCEPTED, ERASED, TRIED, InvitationState, accepted_by, found, happen, seen
from scan.store.records import people
from scan.store.records.codes import NOBODY, Code
from scan.store.records.digest import StoredRow, sound
from scan.store.records.people import person, seen_lately
from scan.store.records.rate_limits import count_try
from scan.store.records.rows import add, change, known, one
from scan.store.records.tables import guests, invitations, stamp
from scan.store.store import Actor

_READ = (
    "Je las deze scan al mee. Wie de antwoorden kent, kan er niet meer los van beoordelen. Vraag om een uitnodiging "
    "bij een volgende scan."
)
_RATES = "Je beoordeelt deze scan al. Je ziet de antwoorden als jullie allebei klaar zijn."


def of_token(connection: Connection, token: str) -> StoredRow:
    """The row of the invitation that this token opens; NotFoundError when there is none."""
    row = one(connection, invitations, invitations.c.token == people.hashed(token))
    if row is None:
        raise NotFoundError
    return row


def tried(connection: Connection, code: Code, address: str, at: datetime) -> StoredRow:
    """The row this code may belong to, the try counted; one that nothing proves when it can't work any more."""
    count_try(connection, f"invitation {code.id}", address, at)
    row = one(connection, invitations, invitations.c.code == code.id)
    if row is None:
        return NOBODY
    there = found(connection, row["id"], at, lock=True)
    happen(connection, there.row, "guest", TRIED, at)
    return row if there.invitation.tries < MOST_TRIES else NOBODY


def accept(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> str:
    """Seat this guest and return the invitation; NotFoundError when it is not for them (any more)."""
    person(connection, actor)
    there = found(connection, invitation_id, at, lock=True)
    if not there.invitation.open or there.sits(actor, "learner"):
        raise NotFoundError
    if there.invitation.accepted_at is None:
        _blind(connection, actor, there, at)
        seat(connection, actor, there.row, at)
    elif not there.sits(actor, "guest"):
        raise NotFoundError
    return invitation_id


def _blind(connection: Connection, actor: Actor, there: InvitationState, at: datetime) -> None:
    """RefusedError when this guest would see the answers of a scan that they rate blind, now or later."""
    same = [one for one in accepted_by(connection, actor, at) if one.row["sitting"] == there.row["sitting"]]
    if there.invitation.right == "rate" and any(one.invitation.right == "read" for one in same):
        raise RefusedError(_READ)
    if there.invitation.right == "read" and any(_is_rating(one.invitation) for one in same):
        raise RefusedError(_RATES)


def _is_rating(told: Invitation) -> bool:
    return told.right == "rate" and told.open and told.revealed_at is None


def seat(connection: Connection, actor: Actor, row: StoredRow, at: datetime) -> None:
    """Let this actor be the guest of this invitation."""
    add(connection, guests, invitation=row["id"], person=actor.id, seen_at=stamp(at))
    happen(connection, row, "guest", ACCEPTED, at)


def invited(connection: Connection, actor: Actor, at: datetime) -> tuple[Invitation, ...]:
    """What this guest accepted of others and is still open to them."""
    person(connection, actor)
    return tuple(there.invitation for there in accepted_by(connection, actor, at) if there.invitation.open)


def unseen(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> bool:
    """Whether it is news that this actor looks as a guest; NotFoundError when there is nothing to see for them."""
    guest = seen(connection, actor, invitation_id, at).guest
    return guest is not None and guest["person"] == actor.id and not seen_lately(guest, at)


def see(connection: Connection, invitation_id: str, at: datetime) -> None:
    """Remember that the guest looked."""
    row = one(connection, guests, guests.c.invitation == known(invitation_id), lock=True)
    if row is not None:
        change(connection, guests, row, seen_at=stamp(at))


def forget_person(connection: Connection, actor: Actor, at: datetime) -> None:
    """Remove a person with everything of theirs, after saying so where they were a guest."""
    leave(connection, guests.c.person == known(actor.id), at)
    people.forget_person(connection, actor)


def leave(connection: Connection, who: ColumnElement[bool], at: datetime) -> None:
    """Say in the invitations that these guests erased what was theirs; what is damaged stays as it is."""
    theirs = invitations.c.id.in_(select(guests.c.invitation).where(who))
    for row in connection.execute(select(invitations).where(theirs).with_for_update()).mappings().all():
        with suppress(DamagedError):
            happen(connection, sound(invitations, row), "guest", ERASED, at)
