"""What a learner does with invitations: make them, see what became of them, take them back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import Connection

from scan.store.errors import NotFoundError, RefusedError
from scan.store.meetings.contract import LONGEST_DAYS, Invitation, Right
from scan.store.meetings.events import WITHDRAWN, InvitationState, found, happen, made_for, together_of
from scan.store.meetings.guests import seat
from scan.store.records.digest import StoredRow
from scan.store.records.people import person
from scan.store.records.rows import add, change, one
from scan.store.records.sittings import own_row
from scan.store.records.tables import invitations, sittings, stamp
from scan.store.store import Actor


def invite(
    connection: Connection,
    actor: Actor,
    sitting_id: str,
    right: Right,
    days: int,
    secrets: Mapping[str, str],
    at: datetime,
) -> str | None:
    """Keep an invitation with the proofs of its secrets and return its id; None when its code is taken."""
    if right not in ("read", "rate"):
        raise RefusedError("Dit kan niet: kies tussen meelezen en beoordelen.")
    if days not in range(1, LONGEST_DAYS + 1):
        raise RefusedError(f"Een uitnodiging geldt 1 tot {LONGEST_DAYS} dagen.")
    sitting = own_row(connection, actor, sitting_id, lock=True)
    if one(connection, invitations, invitations.c.code == secrets["code"]):
        return None
    expires = stamp(at + timedelta(days=days))
    return str(_add(connection, sitting, right, at, expires_at=expires, **secrets)["id"])


def sit_together(connection: Connection, actor: Actor, sitting_id: str, at: datetime) -> str:
    """Keep an invitation without secrets, the learner's actor in both seats, and return its id."""
    row = _add(connection, own_row(connection, actor, sitting_id, lock=True), "rate", at)
    seat(connection, actor, row, at)
    return str(row["id"])


def made(connection: Connection, actor: Actor, sitting_id: str, at: datetime) -> tuple[Invitation, ...]:
    """All invitations to this sitting of this learner."""
    sitting = own_row(connection, actor, sitting_id)
    return tuple(there.invitation for there in made_for(connection, sitting, at))


def handed_over(connection: Connection, actor: Actor, at: datetime) -> bool:
    """Whether the laptop of this learner is with the one who rates."""
    person(connection, actor)
    return any(there.invitation.handed_over for there in together_of(connection, actor, at))


def withdraw(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Close this learner's invitation for good; twice is once."""
    there: InvitationState = found(connection, invitation_id, at, lock=True)
    if not there.sits(actor, "learner"):
        raise NotFoundError
    if there.invitation.withdrawn_at is None:
        happen(connection, there.row, "learner", WITHDRAWN, at)


def _add(connection: Connection, sitting: StoredRow, right: Right, at: datetime, **fields: str | int) -> StoredRow:
    number = (sitting["invitations"] or 0) + 1
    change(connection, sittings, sitting, invitations=number)
    about = {"person": sitting["person"], "sitting": sitting["id"], "allows": right, "made_at": stamp(at)}
    return add(connection, invitations, id=token_urlsafe(12), number=number, **about, **fields, entries=0, head="")
