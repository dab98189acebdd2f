"""Who may still rate a scan blind: by person and scan, whatever the invitation (reliability.md R79)."""

from datetime import datetime

from sqlalchemy import Connection

from scan.store.errors import ClosedError, NotFoundError, RefusedError
from scan.store.meetings.contract import Invitation
from scan.store.meetings.events import InvitationState, accepted_states, invitation_state
from scan.store.store import Actor

_ALREADY_READ = (
    "Je zag de antwoorden van deze scan al. Wie die kent, kan er niet meer los van beoordelen. Vraag om een "
    "uitnodiging bij een volgende scan."
)
_ALREADY_RATES = "Je beoordeelt deze scan al. Je ziet de antwoorden als jullie allebei klaar zijn."
_IS_READY = "Je hebt op klaar gedrukt. Aan deze beoordeling verandert niets meer."


def check_new_guest(connection: Connection, actor: Actor, state: InvitationState, at: datetime) -> None:
    """Raise RefusedError when this person rates the scan of the invitation already, or knows its answers."""
    if state.invitation.right == "rate":
        check_blind(connection, actor, state, at)
    if any(_is_rating(one) for one in _same_scan(connection, actor, state, at)):
        raise RefusedError(_ALREADY_RATES)


def check_blind(connection: Connection, actor: Actor, state: InvitationState, at: datetime) -> None:
    """Raise RefusedError when this person saw the answers of the scan by another invitation, also one that ended."""
    if any(_knows_answers(one) for one in _same_scan(connection, actor, state, at)):
        raise RefusedError(_ALREADY_READ)


def check_may_rate(connection: Connection, actor: Actor, invitation_id: str, at: datetime) -> None:
    """Raise NotFoundError when the invitation of a rating is not open, ClosedError after the guest's "klaar".

    Raises RefusedError when this person knows the answers of the scan.
    """
    state = invitation_state(connection, invitation_id, at, lock=True)
    if not state.invitation.open:
        raise NotFoundError
    if "guest" in state.invitation.ready:
        raise ClosedError(_IS_READY)
    check_blind(connection, actor, state, at)


def _same_scan(connection: Connection, actor: Actor, state: InvitationState, at: datetime) -> list[Invitation]:
    accepted = accepted_states(connection, actor, at)
    same = (one for one in accepted if one.row["sitting"] == state.row["sitting"] and one.row["id"] != state.row["id"])
    return [one.invitation for one in same]


def _knows_answers(invitation: Invitation) -> bool:
    return invitation.right == "read" or invitation.revealed_at is not None


def _is_rating(invitation: Invitation) -> bool:
    return invitation.right == "rate" and invitation.open and invitation.revealed_at is None
