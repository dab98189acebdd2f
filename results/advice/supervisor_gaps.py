"""What supervisors said of a scan, once revealed: a gap that both see weighs more in the advice (measurement.md §6)."""

from collections.abc import Iterable

from results.advice.gaps import find_gaps
from results.meeting.outcomes import seen
from scan.instrument.instrument import Instrument
from scan.learning_goal import Topic
from scan.scoring.assessment import Assessment
from scan.store import Actor
from scan.store.meetings.contract import Meetings


def ratings_of(meetings: Meetings, actor: Actor, sitting_id: str) -> tuple[Assessment, ...]:
    """Every rating of this sitting that was revealed and was not erased; StoreError as the store says."""
    held = [one.invitation.id for one in meetings.meetings(actor) if one.invitation.sitting == sitting_id]
    found = [meetings.revealed(actor, invitation).rating for invitation in held]
    return tuple(rating.assessment for rating in found if rating)


def topics_seen(ratings: Iterable[Assessment], instrument: Instrument) -> frozenset[Topic]:
    """Where any of them sees a gap."""
    return frozenset(gap.topic for rating in ratings for gap in find_gaps(seen(rating), instrument))
