"""Remembers which invitations have expired, so that a clock that is set back revives none (reliability.md R08, R86)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select

from scan.store.meetings.events import EXPIRED, SIGHTINGS, invitation_state, record_event
from scan.store.records.rows import checked_id, select_rows
from scan.store.records.tables import events, guests, invitations, stamp
from scan.store.store import Actor

_APART = timedelta(days=1)  # between two sightings, whichever way the clock went


def involves(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for invitations that this actor made or accepted."""
    accepted = select(guests.c.invitation).where(guests.c.person == checked_id(actor.id))
    return or_(invitations.c.person == actor.id, invitations.c.id.in_(accepted))


def newly_expired_ids(connection: Connection, where: ColumnElement[bool], at: datetime) -> list[str]:
    """Return the ids of the invitations to record as expired: seen so less often than needed, and not within a day."""
    sighted = select(events.c.invitation).where(events.c.what == EXPIRED).group_by(events.c.invitation)
    often = sighted.having(func.count() >= SIGHTINGS)
    lately = sighted.where(func.abs(events.c.at - stamp(at)) < _APART // timedelta(microseconds=1))
    over = (invitations.c.expires_at <= stamp(at), invitations.c.id.not_in(often), invitations.c.id.not_in(lately))
    return list(connection.execute(select(invitations.c.id).where(where, *over)).scalars())


def record_expiry(connection: Connection, ids: Sequence[str], at: datetime) -> None:
    """Record that these invitations were seen as expired."""
    still = newly_expired_ids(connection, invitations.c.id.in_(ids), at)
    for row in select_rows(connection, invitations, invitations.c.id.in_(still), by="id"):
        state = invitation_state(connection, row["id"], at, lock=True)
        record_event(connection, state.row, "", EXPIRED, at)
