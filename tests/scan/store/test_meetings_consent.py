"""Consent: agreeing names what was on the screen, and what was pressed by accident can be taken back in time."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from scan.store import Changes, NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from scan.store.meetings.revealed import SEATS, Seat
from tests.support.store.table import MeetingPair, meeting_pair, settled_pair
from tests.support.store.world import Clock


def revealed(store: DurableStore) -> MeetingPair:
    """Two people who are talking."""
    pair = meeting_pair(store)
    pair.both_ready()
    return pair


# R78
@pytest.mark.parametrize("text", ["Iets heel anders.", ""], ids=["changed", "removed"])
def test_akkoord_does_not_count_for_a_sentence_that_changed_since_it_was_shown(store: DurableStore, text: str) -> None:
    pair = revealed(store)
    store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", "Samen een gesprek voeren.")
    on_screen = pair.said
    store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", text)
    with pytest.raises(RefusedError, match="intussen iets veranderd"):
        store.meetings.agree(pair.learner, pair.invitation, "learner", on_screen)
    assert pair.state.agreed == {}
    store.meetings.agree(pair.learner, pair.invitation, "learner", pair.said)
    assert "learner" in pair.state.agreed


def test_akkoord_in_a_race_with_a_new_sentence_never_covers_it(store: DurableStore) -> None:
    pair = revealed(store)

    def press() -> None:
        with suppress(RefusedError):
            store.meetings.agree(pair.learner, pair.invitation, "learner", pair.said)

    with ThreadPoolExecutor(6) as at_once:
        for number in range(10):
            at_once.submit(press)
            at_once.submit(store.meetings.say, pair.guest, pair.invitation, "guest", "mh-01", f"Zin {number}.")
    store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", "De laatste.")
    assert pair.state.agreed == {}
    assert check(store) == ()


def test_two_who_agree_simultaneously_and_twice_settle_once(store: DurableStore) -> None:
    pair = revealed(store)
    store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", "Samen.")
    pressed: list[Seat] = [*SEATS] * 4
    said = pair.said
    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(lambda seat: store.meetings.agree(pair.actor(seat), pair.invitation, seat, said), pressed))
    first = pair.state.agreed
    pair.both_agree()
    assert (pair.state.settled, pair.state.agreed) == (True, first)


def test_klaar_can_be_undone_until_the_other_is_ready(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.meetings.ready(pair.guest, pair.invitation, "guest")
    store.meetings.undo_ready(pair.guest, pair.invitation, "guest")
    assert pair.state.ready == {}
    store.save(pair.guest, pair.rating, Changes({"mh-01": 3}))
    pair.both_ready()
    rating = store.meetings.revealed(pair.learner, pair.invitation).rating
    assert rating is not None
    assert rating.assessment.answers["mh-01"] == 3


@pytest.mark.parametrize("seat", SEATS)
def test_klaar_cannot_be_undone_after_the_reveal(store: DurableStore, seat: Seat) -> None:
    pair = revealed(store)
    with pytest.raises(RefusedError, match="ligt al naast elkaar"):
        store.meetings.undo_ready(pair.actor(seat), pair.invitation, seat)
    assert store.meetings.revealed(pair.learner, pair.invitation).rating


def test_an_undone_klaar_of_both_reveals_nothing(store: DurableStore) -> None:
    pair = meeting_pair(store)
    for first, second in (SEATS, SEATS[::-1]):
        store.meetings.ready(pair.actor(first), pair.invitation, first)
        store.meetings.undo_ready(pair.actor(first), pair.invitation, first)
        store.meetings.ready(pair.actor(second), pair.invitation, second)
        store.meetings.undo_ready(pair.actor(second), pair.invitation, second)
    with pytest.raises(NotFoundError):
        store.meetings.revealed(pair.learner, pair.invitation)


@pytest.mark.parametrize("seat", SEATS)
def test_either_side_reopens_the_agreements_within_a_day(store: DurableStore, clock: Clock, seat: Seat) -> None:
    pair = settled_pair(store)
    clock.forward(hours=23)
    store.meetings.reopen(pair.actor(seat), pair.invitation, seat)
    assert (pair.state.agreed, pair.state.settled, pair.state.reopened) == ({}, False, (seat, clock.at))
    store.meetings.say(pair.guest, pair.invitation, "guest", "mh-02", "En nog iets.")
    assert pair.state.reopened == (seat, clock.at)
    pair.both_agree()
    assert pair.state.settled
    assert pair.state.reopened is None


def test_after_a_day_the_agreements_are_final(store: DurableStore, clock: Clock) -> None:
    pair = settled_pair(store)
    clock.forward(hours=24)
    with pytest.raises(RefusedError, match="meer dan 24 uur geleden"):
        store.meetings.reopen(pair.guest, pair.invitation, "guest")
    assert pair.state.settled
    assert not pair.state.can_reopen(clock.at)


def test_one_sided_akkoord_can_be_taken_back_at_any_time(store: DurableStore, clock: Clock) -> None:
    pair = revealed(store)
    store.meetings.agree(pair.learner, pair.invitation, "learner", pair.said)
    clock.forward(days=3)
    store.meetings.reopen(pair.guest, pair.invitation, "guest")  # who did not agree has nothing to take back
    assert list(pair.state.agreed) == ["learner"]
    store.meetings.reopen(pair.learner, pair.invitation, "learner")
    assert pair.state.agreed == {}
