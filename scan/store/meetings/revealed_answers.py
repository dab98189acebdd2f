"""The answers that a meeting reveals: those to items that both answered, as they were then (reliability.md R80)."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from scan.scoring.assessment import NVT
from scan.store.meetings import ratings
from scan.store.meetings.events import REVEALED, InvitationState, learner_states
from scan.store.meetings.revealed import Seat
from scan.store.records.digest import StoredRow
from scan.store.store import Sitting


def sittings_at_reveal(connection: Connection, state: InvitationState) -> tuple[Sitting, Sitting | None]:
    """Return the sittings of learner and guest at the reveal, None for a guest who erased the rating.

    Both hold only the items that both answered; a guest's NVT means "not seen" and is no answer.
    """
    own_row, rating_row = ratings.learner_row(connection, state), ratings.rating_row(connection, state)
    own = _at_reveal(connection, state, "learner", own_row)
    if rating_row is None:
        return own, None
    rating = _at_reveal(connection, state, "guest", rating_row)
    seen = {item for item, answer in rating.assessment.answers.items() if answer != NVT}
    both = frozenset(seen & own.assessment.answers.keys())
    return (
        _at_reveal(connection, state, "learner", own_row, both),
        _at_reveal(connection, state, "guest", rating_row, both),
    )


def changed_items(connection: Connection, state: InvitationState, own: Sitting, at: datetime) -> frozenset[str]:
    """Return the items that the learner answered anew after an earlier reveal showed what another answered.

    In the same scan any change counts; in another scan an answer that became the one the other gave.
    """
    earlier = (one for one in learner_states(connection, state.row["person"], at) if _is_before(one, state))
    return frozenset(item for one in earlier for item in _changed_since(connection, one, state, own))


def _changed_since(
    connection: Connection, earlier: InvitationState, state: InvitationState, own: Sitting
) -> Iterator[str]:
    before, rating = sittings_at_reveal(connection, earlier)
    same_scan = earlier.row["sitting"] == state.row["sitting"]
    told = rating.assessment.answers if rating else {}
    for item, answer in before.assessment.answers.items():
        now = own.assessment.answers.get(item)
        if now not in (None, answer) and (same_scan or now == told.get(item)):
            yield item


def _is_before(earlier: InvitationState, state: InvitationState) -> bool:
    first, second = earlier.invitation.revealed_at, state.invitation.revealed_at
    return earlier.row["id"] != state.row["id"] and first is not None and second is not None and first <= second


def _at_reveal(
    connection: Connection, state: InvitationState, seat: Seat, row: StoredRow, items: frozenset[str] | None = None
) -> Sitting:
    (reveal,) = state.events_of(seat, REVEALED)
    return ratings.visible_sitting(connection, row, state.shared_notes(seat), int(reveal["value"]), items)
