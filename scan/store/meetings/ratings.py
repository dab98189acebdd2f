"""A guest's rating: a sitting of theirs that belongs to an invitation, and what others see of a sitting."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import Connection

from scan.store.errors import DamagedError, NotFoundError
from scan.store.meetings.events import BEGAN, ERASED, InvitationState, acted, happen, seen
from scan.store.records.digest import StoredRow
from scan.store.records.entries import ANSWER, EXPERIENCE, NOTE, OFFER
from scan.store.records.people import person
from scan.store.records.rows import add, one
from scan.store.records.sittings import next_number, own_row, said_in
from scan.store.records.tables import sittings, stamp
from scan.store.store import Actor, Sitting

_SEEN = {ANSWER, EXPERIENCE, OFFER}
_SAME = ("instrument", "version", "content", "phase", "audience", "specialism", "year")


def rating(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting | None:
    """All that this guest said in their rating; None before they began."""
    there = _rated(seen(connection, actor, invitation_id, at), actor)
    row = rating_row(connection, there)
    return None if row is None else said_in(connection, row, lambda entry: True)


def begin(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Begin the rating of this guest, if they did not yet."""
    there = _rated(acted(connection, actor, invitation_id, "guest", at), actor)
    if rating_row(connection, there) is None:
        person(connection, actor, lock=True)
        _add(connection, actor, there, at)
        happen(connection, there.row, "guest", BEGAN, at)


def own(connection: Connection, there: InvitationState) -> StoredRow:
    """The row of the learner's sitting."""
    row = one(connection, sittings, sittings.c.id == there.row["sitting"])
    if row is None:
        raise DamagedError
    return row


def rating_row(connection: Connection, there: InvitationState) -> StoredRow | None:
    """The row of the guest's rating; None before it was begun and after it was erased."""
    row = one(connection, sittings, sittings.c.rates == there.row["id"])
    if row is None and there.happened("guest", BEGAN) and not there.happened("guest", ERASED):
        raise DamagedError
    return row


def preview(connection: Connection, actor: Actor, sitting_id: str) -> Sitting:
    """The learner's sitting as a guest sees it that no note was shared with."""
    return view(connection, own_row(connection, actor, sitting_id))


def view(
    connection: Connection, row: StoredRow, notes: frozenset[str] = frozenset(), until: int | None = None
) -> Sitting:
    """A sitting as the other side sees it: answers, experience, offers and the notes about these items, no more."""

    def shown(entry: StoredRow) -> bool:
        return entry["field"] in _SEEN or (entry["field"] == NOTE and entry["item"] in notes)

    return said_in(connection, row, shown, until)


def _rated(there: InvitationState, actor: Actor) -> InvitationState:
    if there.row["allows"] != "rate" or not there.sits(actor, "guest"):
        raise NotFoundError
    return there


def _add(connection: Connection, actor: Actor, there: InvitationState, at: datetime) -> None:
    like = own(connection, there)
    about = {"id": token_urlsafe(12), "person": actor.id, "rates": there.row["id"], "by": "supervisor"}
    number = next_number(connection, actor)
    begun = {"number": number, "begun_at": stamp(at), "entries": 0, "head": ""}
    add(connection, sittings, **about, **begun, **{name: like[name] for name in _SAME})
