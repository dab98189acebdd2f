"""What each side of a meeting declares: ready to reveal, and in agreement with what was said."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from scan.store.errors import RefusedError
from scan.store.meetings import ratings
from scan.store.meetings.blindness import check_blind
from scan.store.meetings.contract import Invitation, Meeting
from scan.store.meetings.events import REVEALED, InvitationState, locked_state, record_event
from scan.store.meetings.progress import READY_UNDONE, REOPENED, SIDE_AGREED, SIDE_READY
from scan.store.meetings.reveal import require_revealed, require_unsettled
from scan.store.meetings.revealed import Seat
from scan.store.meetings.revealed_answers import BOTH_ANSWERED
from scan.store.records.sittings import whole_sitting
from scan.store.store import Actor

_EMPTY = "Beantwoord eerst ten minste één vraag."
_TOO_FEW = "Beantwoord eerst ten minste {} van de {} vragen. Je beantwoordde er {}."
_NO_RATING = "Bij deze uitnodiging hoort geen beoordeling."
_REVEALED = "Jullie zijn allebei klaar. Wat jullie kozen, ligt al naast elkaar."
_HANDED_OVER = "De laptop is doorgegeven. Stop het gesprek om zelf verder te gaan."
_CHANGED = "Er is intussen iets veranderd. Lees de afspraken nog eens, en ga dan akkoord."
_FINAL = "Jullie gingen meer dan 24 uur geleden akkoord. De afspraken staan vast."


def mark_ready(
    connection: Connection, actor: Actor, invitation_id: str, seat: Seat, asked: Collection[str], at: datetime
) -> None:
    """Record that this side is ready; when the other is too, reveal both sittings as they are now.

    Raises RefusedError when the invitation is for reading only, this side answered less than half of the `asked`
    items or nothing, or the guest knows the answers.
    """
    state = locked_state(connection, actor, invitation_id, seat, at)
    if state.row["allows"] != "rate":
        raise RefusedError(_NO_RATING)
    if seat in state.invitation.ready:
        return
    if seat == "guest":
        check_blind(connection, actor, state, at)
    _check_answered(connection, state, seat, asked)
    row = record_event(connection, state.row, seat, SIDE_READY, at)
    if state.invitation.ready:
        for side, length in ratings.entry_counts(connection, state).items():
            row = record_event(connection, row, side, REVEALED, at, BOTH_ANSWERED, str(length))


def undo_ready(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Record that this side is not ready yet after all; raises RefusedError when that can't be taken back."""
    state = locked_state(connection, actor, invitation_id, seat, at)
    if state.invitation.revealed_at is not None:
        raise RefusedError(_REVEALED)
    if state.invitation.handed_over:
        raise RefusedError(_HANDED_OVER)
    if seat in state.invitation.ready:
        record_event(connection, state.row, seat, READY_UNDONE, at)


def agree(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, said: int, at: datetime) -> None:
    """Record that this side agrees with the remarks up to `said`; repeating it changes nothing."""
    state = require_revealed(locked_state(connection, actor, invitation_id, seat, at))
    if said != Meeting(state.invitation, state.remarks).said:
        raise RefusedError(_CHANGED)
    if seat in state.invitation.agreed:
        return
    record_event(connection, require_unsettled(state).row, seat, SIDE_AGREED, at, value=str(said))


def reopen(connection: Connection, actor: Actor, invitation_id: str, seat: Seat, at: datetime) -> None:
    """Record that this side takes its agreement back; nothing happens without one."""
    state = require_revealed(locked_state(connection, actor, invitation_id, seat, at))
    invitation: Invitation = state.invitation
    if seat not in invitation.agreed:
        return
    if not invitation.can_reopen(at):
        raise RefusedError(_FINAL)
    record_event(connection, state.row, seat, REOPENED, at)


def _check_answered(connection: Connection, state: InvitationState, seat: Seat, asked: Collection[str]) -> None:
    row = ratings.learner_row(connection, state) if seat == "learner" else ratings.rating_row(connection, state)
    answers = whole_sitting(connection, row).assessment.answers if row else {}
    if not answers:
        raise RefusedError(_EMPTY)
    needed, answered = (len(asked) + 1) // 2, sum(item in answers for item in asked)
    if answered < needed:
        raise RefusedError(_TOO_FEW.format(needed, len(asked), answered))
