"""A learner's invitations: make, list and withdraw them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import Connection, delete

from scan.limits.limits import INVITATIONS
from scan.store.errors import ClosedError, NotFoundError, RefusedError, refuse_above
from scan.store.meetings import ratings
from scan.store.meetings.contract import LONGEST_DAYS, Invitation, InvitationDetails, Right
from scan.store.meetings.details import detail_fields
from scan.store.meetings.events import (
    CODE_TRIED,
    WITHDRAWN,
    InvitationState,
    invitation_state,
    one_laptop_states,
    record_event,
    sitting_states,
)
from scan.store.meetings.guests import seat_guest
from scan.store.records.digest import StoredRow
from scan.store.records.people import person_row
from scan.store.records.rows import checked_id, insert_row, select_row, update_row
from scan.store.records.sittings import own_scan_row
from scan.store.records.tables import invitations, moment, sittings, stamp
from scan.store.store import Actor

_MOVED_ON = "Er is intussen iets veranderd bij deze uitnodiging. Kijk eerst, en trek haar dan in als je dat nog wilt."
_NOT_RELEASED = "Deze uitnodiging kan niet opnieuw: ze is voorbij, nog niet geopend, of er is al iets ingevuld."


def invite(
    connection: Connection,
    actor: Actor,
    sitting_id: str,
    right: Right,
    days: int,
    details: InvitationDetails,
    secrets: Mapping[str, str],
    at: datetime,
) -> str | None:
    """Insert an invitation with the hashes of its secrets and return its id; None when the id of its code is in use.

    Raises RefusedError for an unknown right or number of days.
    """
    if right not in ("read", "rate"):
        raise RefusedError("Dit kan niet: kies tussen meelezen en beoordelen.")
    if days not in range(1, LONGEST_DAYS + 1):
        raise RefusedError(f"Een uitnodiging geldt 1 tot {LONGEST_DAYS} dagen.")
    sitting = own_scan_row(connection, actor, sitting_id, lock=True)
    if select_row(connection, invitations, code=secrets["code"]):
        return None
    fields = {"expires_at": stamp(at + timedelta(days=days)), **detail_fields(details), **secrets}
    return str(_insert_invitation(connection, sitting, right, at, **fields)["id"])


def sit_together(connection: Connection, actor: Actor, sitting_id: str, at: datetime) -> str:
    """Insert an invitation without secrets, the learner's actor in both seats, and return its id."""
    row = _insert_invitation(connection, own_scan_row(connection, actor, sitting_id, lock=True), "rate", at)
    seat_guest(connection, actor, row, at)
    return str(row["id"])


def invitations_to(connection: Connection, actor: Actor, sitting_id: str, at: datetime) -> tuple[Invitation, ...]:
    """Return all invitations to this sitting of this learner, oldest first."""
    sitting = own_scan_row(connection, actor, sitting_id)
    states = sitting_states(connection, sitting, at)
    return tuple(replace(state.invitation, filled_in=_is_filled_in(connection, state)) for state in states)


def any_handed_over(connection: Connection, actor: Actor, at: datetime) -> bool:
    """Return whether a laptop of this learner is with the guest."""
    person_row(connection, actor)
    return any(state.invitation.handed_over for state in one_laptop_states(connection, actor, at))


def release_invitation(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Give an invitation to rate back its first state, with the same link and code; only its tries still count.

    Raises RefusedError when it is not open, when nobody accepted it, and once the guest filled in anything.
    """
    state = invitation_state(connection, invitation_id, at, lock=True)
    if not state.has_seat(actor, "learner"):
        raise NotFoundError
    now = state.invitation
    if now.together or now.right != "rate" or not (now.open and now.accepted_at) or _is_filled_in(connection, state):
        raise RefusedError(_NOT_RELEASED)
    connection.execute(delete(invitations).where(invitations.c.id == state.row["id"]))  # its guest and events as well
    kept = {name: value for name, value in state.row.items() if name != "digest"}
    row = insert_row(connection, invitations, **{**kept, "entries": 0, "head": ""})
    for tried in state.events_of("guest", CODE_TRIED):
        row = record_event(connection, row, "guest", CODE_TRIED, moment(tried["at"]))


def erase_invitation(connection: Connection, actor: Actor, invitation_id: str) -> None:
    """Delete an invitation of this learner with its guest, rating and events."""
    found = select_row(connection, invitations, id=checked_id(invitation_id), person=checked_id(actor.id))
    if found:
        sitting = own_scan_row(connection, actor, found["sitting"], lock=True)
        connection.execute(delete(invitations).where(invitations.c.id == found["id"]))
        update_row(connection, sittings, sitting, invitations=(sitting["invitations"] or 0) - 1)


def withdraw(connection: Connection, actor: Actor, invitation_id: str, shown: Invitation | None, at: datetime) -> None:
    """Withdraw this learner's invitation, unless it moved on since it was shown; repeating it changes nothing."""
    state: InvitationState = invitation_state(connection, invitation_id, at, lock=True)
    if not state.has_seat(actor, "learner"):
        raise NotFoundError
    if shown and _stage(shown) != _stage(state.invitation):
        raise ClosedError(_MOVED_ON)
    if state.invitation.withdrawn_at is None:
        record_event(connection, state.row, "learner", WITHDRAWN, at)


def _stage(invitation: Invitation) -> tuple[object, ...]:
    return invitation.accepted_at, invitation.ready.keys(), invitation.revealed_at


def _is_filled_in(connection: Connection, state: InvitationState) -> bool:
    rating = ratings.rating_row(connection, state)
    return rating is not None and rating["entries"] > 0


def _insert_invitation(
    connection: Connection, sitting: StoredRow, right: Right, at: datetime, **fields: str | int | None
) -> StoredRow:
    number = (sitting["invitations"] or 0) + 1
    refuse_above(INVITATIONS, number)
    update_row(connection, sittings, sitting, invitations=number)
    values = {"person": sitting["person"], "sitting": sitting["id"], "allows": right, "made_at": stamp(at)}
    return insert_row(
        connection, invitations, id=token_urlsafe(12), number=number, **values, **fields, entries=0, head=""
    )
