"""Records that invitations have expired, so that they stay so when the clock is set back (reliability.md R08)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, bindparam, or_, select

from scan.store.meetings.events import EXPIRED, invitation_state, record_event
from scan.store.records.rows import checked_id, select_rows
from scan.store.records.statements import Statement
from scan.store.records.tables import events, guests, invitations, stamp
from scan.store.store import Actor


def _unrecorded(*where: ColumnElement[bool]) -> Select[str]:
    recorded = select(events.c.invitation).where(events.c.what == bindparam("what"))
    over = (invitations.c.expires_at <= bindparam("at"), invitations.c.id.not_in(recorded))
    return select(invitations.c.id).where(*over, *where)


_ACCEPTED = select(guests.c.invitation).where(guests.c.person == bindparam("person"))
_INVOLVED = or_(invitations.c.person == bindparam("person"), invitations.c.id.in_(_ACCEPTED))
_OF_ACTOR = Statement(_unrecorded(_INVOLVED), ["id"])  # asked before every reading and writing


def newly_expired_of(connection: Connection, actor: Actor, at: datetime) -> list[str]:
    """Return the ids of the expired invitations of or to this actor whose expiry was not recorded yet."""
    return [row["id"] for row in _OF_ACTOR.run(connection, {"person": checked_id(actor.id), **_now(at)})]


def newly_expired_ids(connection: Connection, where: ColumnElement[bool], at: datetime) -> list[str]:
    """Return the ids of the expired invitations, of those for which this holds, whose expiry was not recorded yet."""
    return list(connection.execute(_unrecorded(where), _now(at)).scalars())


def record_expiry(connection: Connection, ids: Sequence[str], at: datetime) -> None:
    """Record that these invitations have expired."""
    for row in select_rows(connection, invitations, invitations.c.id.in_(ids), by="id"):
        state = invitation_state(connection, row["id"], at, lock=True)
        if not state.events_of("", EXPIRED):
            record_event(connection, state.row, "", EXPIRED, at)


def _now(at: datetime) -> dict[str, str | int]:
    return {"what": EXPIRED, "at": stamp(at)}
