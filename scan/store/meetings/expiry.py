"""Remembers which invitations have expired, so that a clock that is set back revives none (reliability.md R08, R86)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, or_, select

from scan.store.meetings.events import EXPIRED, SIGHTINGS, invitation_state, record_event
from scan.store.records.rows import checked_id
from scan.store.records.statements import Statement
from scan.store.records.tables import events, guests, invitations, stamp
from scan.store.store import Actor

_APART = timedelta(days=1) // timedelta(microseconds=1)  # between two sightings, whichever way the clock went


def _unrecorded(*where: ColumnElement[bool]) -> Select[str]:
    """Select the ids of expired invitations that were seen so less often than needed, and not within a day."""
    sighted = select(events.c.invitation).where(events.c.what == bindparam("what")).group_by(events.c.invitation)
    often = sighted.having(func.count() >= bindparam("sightings"))
    lately = sighted.where(func.abs(events.c.at - bindparam("at")) < bindparam("apart"))
    over = (
        invitations.c.expires_at <= bindparam("at"),
        invitations.c.id.not_in(often),
        invitations.c.id.not_in(lately),
    )
    return select(invitations.c.id).where(*over, *where)


_ACCEPTED = select(guests.c.invitation).where(guests.c.person == bindparam("person"))
_INVOLVED = or_(invitations.c.person == bindparam("person"), invitations.c.id.in_(_ACCEPTED))
_OF_ACTOR = Statement(_unrecorded(_INVOLVED), ["id"])  # asked before every reading and writing


def newly_expired_of(connection: Connection, actor: Actor, at: datetime) -> list[str]:
    """Return the ids of the invitations of or to this actor to record as expired."""
    return [row["id"] for row in _OF_ACTOR.run(connection, {"person": checked_id(actor.id), **_now(at)})]


def newly_expired_ids(connection: Connection, where: ColumnElement[bool], at: datetime) -> list[str]:
    """Return the ids of the invitations, of those for which this holds, to record as expired."""
    return list(connection.execute(_unrecorded(where), _now(at)).scalars())


def record_expiry(connection: Connection, ids: Sequence[str], at: datetime) -> None:
    """Record that these invitations were seen as expired."""
    for still in sorted(newly_expired_ids(connection, invitations.c.id.in_(ids), at)):
        state = invitation_state(connection, still, at, lock=True)
        record_event(connection, state.row, "", EXPIRED, at)


def _now(at: datetime) -> dict[str, str | int]:
    return {"what": EXPIRED, "at": stamp(at), "sightings": SIGHTINGS, "apart": _APART}
