"""The answers that a meeting reveals: those to items that both answered, as they were then (reliability.md R80)."""

from datetime import datetime

from sqlalchemy import Connection

from scan.scoring.assessment import NVT
from scan.store.meetings import ratings
from scan.store.meetings.events import REVEALED, InvitationState, learner_states
from scan.store.meetings.revealed import Seat
from scan.store.records.digest import StoredRow
from scan.store.records.sittings import whole_sitting
from scan.store.store import Sitting

BOTH_ANSWERED = "both"  # the place of a reveal of the items that both answered


def sittings_at_reveal(connection: Connection, state: InvitationState) -> tuple[Sitting, Sitting | None]:
    """Return the sittings of learner and guest at the reveal, None for a guest who erased the rating.

    Both hold only the items that both answered; a guest's NVT means "not seen" and is no answer. A meeting that was
    revealed before this rule keeps showing what it showed.
    """
    own_row, rating_row = ratings.learner_row(connection, state), ratings.rating_row(connection, state)
    own = _at_reveal(connection, state, "learner", own_row)
    if rating_row is None:
        return own, None
    rating = _at_reveal(connection, state, "guest", rating_row)
    if _reveal(state, "learner")["place"] != BOTH_ANSWERED:
        return own, rating
    seen = {item for item, answer in rating.assessment.answers.items() if answer != NVT}
    both = frozenset(seen & own.assessment.answers.keys())
    return (
        _at_reveal(connection, state, "learner", own_row, both),
        _at_reveal(connection, state, "guest", rating_row, both),
    )


def changed_items(connection: Connection, state: InvitationState, own: Sitting, at: datetime) -> frozenset[str]:
    """Return the items of `own`, what a meeting reveals, that the learner answered otherwise at an earlier reveal.

    It looks at the learner's answers only: a mark must not tell one guest what another answered, or whether.
    """
    earlier = [one for one in learner_states(connection, state.row["person"], at) if _is_before(one, state)]
    before = [_own_at_reveal(connection, one).assessment.answers for one in earlier]
    now = own.assessment.answers
    return frozenset(item for item in now if any(answers.get(item, now[item]) != now[item] for answers in before))


def changed_since(connection: Connection, state: InvitationState, own: Sitting) -> frozenset[str]:
    """Return the items of `own`, what a meeting reveals, that the learner answers otherwise by now."""
    now = whole_sitting(connection, ratings.learner_row(connection, state)).assessment.answers
    return frozenset(item for item, answer in own.assessment.answers.items() if now.get(item) != answer)


def _own_at_reveal(connection: Connection, state: InvitationState) -> Sitting:
    return _at_reveal(connection, state, "learner", ratings.learner_row(connection, state))


def _is_before(earlier: InvitationState, state: InvitationState) -> bool:
    first, second = earlier.invitation.revealed_at, state.invitation.revealed_at
    return earlier.row["id"] != state.row["id"] and first is not None and second is not None and first <= second


def _at_reveal(
    connection: Connection, state: InvitationState, seat: Seat, row: StoredRow, items: frozenset[str] | None = None
) -> Sitting:
    until = int(_reveal(state, seat)["value"])
    return ratings.visible_sitting(connection, row, state.shared_notes(seat), until, items)


def _reveal(state: InvitationState, seat: Seat) -> StoredRow:
    (reveal,) = state.events_of(seat, REVEALED)
    return reveal
