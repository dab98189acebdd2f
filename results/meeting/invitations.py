"""A learner's invitations with their numbers, as used in page addresses and file names."""

from collections.abc import Sequence

from scan.store import Actor, Invitation, Sitting
from scan.store.meetings.protocol import Meetings

NumberedInvitation = tuple[int, Sitting, Invitation]


def numbered_invitations(meetings: Meetings, actor: Actor, sittings: Sequence[Sitting]) -> list[NumberedInvitation]:
    """The invitations to these scans with scan and number, the oldest is 1; StoreError when they cannot be read."""
    invitations = [
        (sitting, invitation)
        for sitting in sittings
        for invitation in meetings.invitations(actor, sitting.assessment.id)
    ]
    ordered = sorted(invitations, key=lambda pair: pair[1].made_at)
    return [(number, *pair) for number, pair in enumerate(ordered, 1)]
