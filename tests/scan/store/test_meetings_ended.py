"""An invitation that was withdrawn or expired gives the guest nothing, at once and for good."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from scan.store import NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from tests.support.store.table import LEARNER_CHANGES, MeetingPair, meeting_pair
from tests.support.store.world import NOON, Clock

OVER: dict[str, Callable[[MeetingPair, Clock], None]] = {
    "withdrawn": lambda there, clock: there.store.meetings.withdraw(there.learner, there.invitation),
    "expired": lambda there, clock: clock.forward(days=14),
}
GUEST_SEES: dict[str, Callable[[MeetingPair], object]] = {
    "shared": lambda there: there.store.meetings.shared(there.guest, there.invitation),
    "revealed": lambda there: there.store.meetings.revealed(there.guest, there.invitation),
    "meeting": lambda there: there.store.meetings.meeting(there.guest, there.invitation),
    "rating": lambda there: there.store.meetings.rating(there.guest, there.invitation),
    "save": lambda there: there.store.save(there.guest, there.rating, LEARNER_CHANGES),
    "say": lambda there: there.store.meetings.say(there.guest, there.invitation, "guest", "mh-01", "Toch."),
    "agree": lambda there: there.store.meetings.agree(there.guest, there.invitation, "guest"),
    "share": lambda there: there.store.meetings.share_note(there.guest, there.invitation, "guest", "mh-01", True),
}


# R21
@pytest.mark.parametrize("over", OVER.values(), ids=OVER.keys())
def test_an_invitation_that_is_over_gives_the_guest_nothing_at_the_next_look(
    store: DurableStore, clock: Clock, over: Callable[[MeetingPair, Clock], None]
) -> None:
    there = meeting_pair(store)
    there.both_ready()
    assert there.store.meetings.revealed(there.guest, there.invitation).rating
    over(there, clock)
    for doing in GUEST_SEES.values():
        with pytest.raises(NotFoundError):
            doing(there)
    assert store.meetings.invited(there.guest) == ()
    assert store.meetings.revealed(there.learner, there.invitation).rating
    with pytest.raises(RefusedError, match="voorbij"):
        store.meetings.say(there.learner, there.invitation, "learner", "mh-01", "Alleen.")


# R08, R21
@pytest.mark.parametrize("looks", GUEST_SEES.values(), ids=GUEST_SEES.keys())
def test_what_was_seen_expired_never_revives_when_the_clock_is_put_back(
    store: DurableStore, clock: Clock, looks: Callable[[MeetingPair], object]
) -> None:
    there = meeting_pair(store)
    clock.at = NOON + timedelta(days=3652)
    with pytest.raises(NotFoundError):
        looks(there)
    clock.at = NOON
    for doing in GUEST_SEES.values():
        with pytest.raises(NotFoundError):
            doing(there)
    assert (there.state.open, check(store)) == (False, ())
