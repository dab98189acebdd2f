"""A withdrawn or expired invitation ends the access of the guest, at once and permanently."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from scan.store import NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from tests.support.store.table import LEARNER_CHANGES, MeetingPair, meeting_pair
from tests.support.store.world import NOON, Clock

ENDINGS: dict[str, Callable[[MeetingPair, Clock], None]] = {
    "withdrawn": lambda pair, clock: pair.store.meetings.withdraw(pair.learner, pair.invitation),
    "expired": lambda pair, clock: clock.forward(days=14),
}
GUEST_SEES: dict[str, Callable[[MeetingPair], object]] = {
    "shared": lambda pair: pair.store.meetings.shared(pair.guest, pair.invitation),
    "revealed": lambda pair: pair.store.meetings.revealed(pair.guest, pair.invitation),
    "meeting": lambda pair: pair.store.meetings.meeting(pair.guest, pair.invitation),
    "rating": lambda pair: pair.store.meetings.rating(pair.guest, pair.invitation),
    "save": lambda pair: pair.store.save(pair.guest, pair.rating, LEARNER_CHANGES),
    "say": lambda pair: pair.store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", "Toch."),
    "agree": lambda pair: pair.store.meetings.agree(pair.guest, pair.invitation, "guest", pair.said),
    "share": lambda pair: pair.store.meetings.share_note(pair.guest, pair.invitation, "guest", "mh-01", True),
}


# R21
@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS.keys())
def test_an_ended_invitation_ends_the_access_of_the_guest_at_once(
    store: DurableStore, clock: Clock, end: Callable[[MeetingPair, Clock], None]
) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    assert pair.store.meetings.revealed(pair.guest, pair.invitation).rating
    end(pair, clock)
    for call in GUEST_SEES.values():
        with pytest.raises(NotFoundError):
            call(pair)
    assert store.meetings.invited(pair.guest) == ()
    assert store.meetings.revealed(pair.learner, pair.invitation).rating
    with pytest.raises(RefusedError, match="voorbij"):
        store.meetings.say(pair.learner, pair.invitation, "learner", "mh-01", "Alleen.")


# R08, R21
@pytest.mark.parametrize("call", GUEST_SEES.values(), ids=GUEST_SEES.keys())
def test_an_expired_invitation_stays_so_when_the_clock_is_set_back(
    store: DurableStore, clock: Clock, call: Callable[[MeetingPair], object]
) -> None:
    pair = meeting_pair(store)
    for days in (3652, 3653):
        clock.at = NOON + timedelta(days=days)
        with pytest.raises(NotFoundError):
            call(pair)
    clock.at = NOON
    for call in GUEST_SEES.values():
        with pytest.raises(NotFoundError):
            call(pair)
    assert (pair.state.open, check(store)) == (False, ())


# R86
@pytest.mark.parametrize("call", GUEST_SEES.values(), ids=GUEST_SEES.keys())
def test_a_clock_that_jumped_once_closes_no_rating_for_good(
    store: DurableStore, clock: Clock, call: Callable[[MeetingPair], object]
) -> None:
    pair = meeting_pair(store)
    for hours in (0, 1, 23):
        clock.at = NOON + timedelta(days=3652, hours=hours)
        with pytest.raises(NotFoundError):
            call(pair)
    clock.at = NOON
    assert (pair.state.open, check(store)) == (True, ())
    store.save(pair.guest, pair.rating, LEARNER_CHANGES)
    pair.both_ready()
    assert store.meetings.revealed(pair.guest, pair.invitation).rating


# R86
def test_after_a_jump_an_invitation_still_expires_on_its_day(store: DurableStore, clock: Clock) -> None:
    pair = meeting_pair(store)
    for days, is_open in ((3652, False), (13, True), (14, False), (0, False)):
        clock.at = NOON + timedelta(days=days)
        assert pair.state.open == is_open
