"""Gaps in the revealed ratings of supervisors; a gap that both see weighs more in the advice (measurement.md §6)."""

from collections.abc import Iterable

from results.advice.gaps import find_gaps
from results.meeting.outcomes import without_unseen
from scan.instrument.instrument import Instrument
from scan.learning_goal import Topic
from scan.scoring.assessment import Assessment
from scan.store import Actor
from scan.store.meetings.protocol import Meetings


def revealed_ratings(meetings: Meetings, actor: Actor, sitting_id: str) -> tuple[Assessment, ...]:
    """The ratings of this sitting that are revealed and not erased; StoreError when they cannot be read."""
    invitations = [one.invitation.id for one in meetings.meetings(actor) if one.invitation.sitting == sitting_id]
    ratings = [meetings.revealed(actor, invitation).rating for invitation in invitations]
    return tuple(rating.assessment for rating in ratings if rating)


def gap_topics(ratings: Iterable[Assessment], instrument: Instrument) -> frozenset[Topic]:
    """The topics in which at least one rating has a gap."""
    return frozenset(gap.topic for rating in ratings for gap in find_gaps(without_unseen(rating), instrument))
