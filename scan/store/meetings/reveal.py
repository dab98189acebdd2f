"""Both press "klaar", both see, both speak and both agree: what is said in a meeting, and when it is seen."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from scan.store.errors import NotFoundError, RefusedError
from scan.store.meetings import ratings
from scan.store.meetings.contract import Meeting, RevealedPair, Seat
from scan.store.meetings.events import (
    AGREED,
    READY,
    REVEALED,
    SAID,
    SHARED,
    InvitationState,
    acted,
    happen,
    made_for,
    seen,
)
from scan.store.records.digest import StoredRow
from scan.store.records.entries import NOTE, EntryKey, spelled
from scan.store.records.sittings import own_rows
from scan.store.store import Actor, Changes, Sitting

_SETTLED = "Jullie zijn al akkoord met de afspraken. Er kan niets meer bij."
_EMPTY = "Beantwoord eerst ten minste één vraag."
_NO_RATING = "Bij deze uitnodiging hoort geen beoordeling."


def ready(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Keep that this side is ready; with the other's, reveal both as they are now."""
    there = acted(connection, actor, invitation_id, seat, at)
    if there.row["allows"] != "rate":
        raise RefusedError(_NO_RATING)
    if seat in there.invitation.ready:
        return
    lengths = _lengths(connection, there)
    if not lengths[seat]:
        raise RefusedError(_EMPTY)
    row = happen(connection, there.row, seat, READY, at)
    if there.invitation.ready:
        for side, length in lengths.items():
            row = happen(connection, row, side, REVEALED, at, value=str(length))


def revealed(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> RevealedPair:
    """What both said until the reveal, with the notes that each shares."""
    there = _revealed(seen(connection, actor, invitation_id, at))
    rating = ratings.rating_row(connection, there)
    rated = None if rating is None else _frozen(connection, there, "guest", rating)
    return RevealedPair(_frozen(connection, there, "learner", ratings.own(connection, there)), rated, _at(there))


def shared(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Sitting:
    """The learner's sitting as the guest sees it."""
    there = seen(connection, actor, invitation_id, at)
    row = ratings.own(connection, there)
    if there.row["allows"] == "read":
        return ratings.view(connection, row, there.shared("learner"))
    return _frozen(connection, _revealed(there), "learner", row)


def share_note(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, item_id: str, shared: bool, at: datetime
) -> None:
    """Keep whether the other side may see this note of one's own."""
    there = _unsettled(acted(connection, actor, invitation_id, seat, at))
    (place,) = spelled(Changes(notes={item_id: ""}))
    if (item_id in there.shared(seat)) != shared:
        happen(connection, there.row, seat, SHARED, at, place.item, "yes" if shared else None)


def notes_shared(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> frozenset[str]:
    """The items whose notes this side shares."""
    there = seen(connection, actor, invitation_id, at)
    if not there.sits(actor, seat):
        raise NotFoundError
    return there.shared(seat)


def say(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, place: str, text: str, at: datetime
) -> None:
    """Add to the meeting what is news at this place."""
    there = _unsettled(_revealed(acted(connection, actor, invitation_id, seat, at)))
    kept = spelled(Changes(notes={place: text}))[EntryKey(place, NOTE)]
    last = Meeting(there.invitation, there.remarks).standing.get(place)
    if (last.text if last else None) != kept:
        happen(connection, there.row, seat, SAID, at, place, kept)


def agree(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Keep that this side agrees with what was said until now."""
    there = _unsettled(_revealed(acted(connection, actor, invitation_id, seat, at)))
    if seat not in there.invitation.agreed:
        happen(connection, there.row, seat, AGREED, at)


def meeting(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> Meeting:
    """All that was said in it."""
    there = _revealed(seen(connection, actor, invitation_id, at))
    return Meeting(there.invitation, there.remarks)


def meetings(connection: Connection, actor: Actor, at: datetime) -> tuple[Meeting, ...]:
    """All of this learner's that were revealed."""
    own = (there for row in own_rows(connection, actor) for there in made_for(connection, row, at))
    return tuple(Meeting(there.invitation, there.remarks) for there in own if there.invitation.revealed_at)


def _revealed(there: InvitationState) -> InvitationState:
    if there.invitation.revealed_at is None:
        raise NotFoundError
    return there


def _unsettled(there: InvitationState) -> InvitationState:
    if there.invitation.settled:
        raise RefusedError(_SETTLED)
    return there


def _at(there: InvitationState) -> datetime:
    at = there.invitation.revealed_at
    if at is None:
        raise NotFoundError
    return at


def _lengths(connection: Connection, there: InvitationState) -> Mapping[Seat, int]:
    rating = ratings.rating_row(connection, there)
    return {"learner": ratings.own(connection, there)["entries"], "guest": rating["entries"] if rating else 0}


def _frozen(connection: Connection, there: InvitationState, seat: Seat, row: StoredRow) -> Sitting:
    (reveal,) = there.happened(seat, REVEALED)
    return ratings.view(connection, row, there.shared(seat), int(reveal["value"]))
