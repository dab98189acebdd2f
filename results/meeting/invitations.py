"""A learner's invitations by their number: the same in the address of a page and in the name of a file."""

from collections.abc import Sequence

from scan.store import Actor, Invitation, Sitting
from scan.store.meetings.contract import Meetings

NumberedInvitation = tuple[int, Sitting, Invitation]


def numbered(meetings: Meetings, actor: Actor, kept: Sequence[Sitting]) -> list[NumberedInvitation]:
    """Every invitation to these scans with its scan, from 1 for the oldest; StoreError as the store says."""
    found = [(sitting, one) for sitting in kept for one in meetings.invitations(actor, sitting.assessment.id)]
    ordered = sorted(found, key=lambda pair: pair[1].made_at)
    return [(number, *pair) for number, pair in enumerate(ordered, 1)]
