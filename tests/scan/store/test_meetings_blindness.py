"""Two blind views: nothing of them is seen before both are ready, and then the same by both and for good."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from scan.store import Actor, Changes, NotFoundError, Offer, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from scan.store.meetings.contract import SEATS, Seat
from tests.support.store.table import GUEST_CHANGES, LEARNER_CHANGES, MeetingPair, meeting_pair
from tests.support.store.world import Clock, new_sitting

PEEKS: dict[str, Callable[[MeetingPair], object]] = {
    "revealed to the learner": lambda there: there.store.meetings.revealed(there.learner, there.invitation),
    "revealed to the guest": lambda there: there.store.meetings.revealed(there.guest, there.invitation),
    "shared with the guest": lambda there: there.store.meetings.shared(there.guest, there.invitation),
    "shared, asked by the learner": lambda there: there.store.meetings.shared(there.learner, there.invitation),
    "the rating, asked by the learner": lambda there: there.store.meetings.rating(there.learner, there.invitation),
    "the rating as a sitting": lambda there: there.store.sitting(there.learner, there.rating),
    "the sitting, asked by the guest": lambda there: there.store.sitting(there.guest, there.sitting),
    "the meeting": lambda there: there.store.meetings.meeting(there.learner, there.invitation),
    "a word to the meeting": lambda there: there.store.meetings.say(
        there.learner, there.invitation, "learner", "mh-01", "Hoezo?"
    ),
}
READY: dict[str, tuple[str, ...]] = {"neither": (), "the learner": ("learner",), "the guest": ("guest",)}


@pytest.mark.parametrize("ready", READY.values(), ids=READY.keys())
def test_nothing_is_seen_before_both_are_ready(
    store: DurableStore, subtests: pytest.Subtests, ready: tuple[str, ...]
) -> None:
    there = meeting_pair(store)
    if "learner" in ready:
        store.meetings.ready(there.learner, there.invitation, "learner")
    if "guest" in ready:
        store.meetings.ready(there.guest, there.invitation, "guest")
    for name, peek in PEEKS.items():
        with subtests.test(name), pytest.raises(NotFoundError) as refused:
            peek(there)
        assert str(refused.value) == NotFoundError.message
        assert store.meetings.meetings(there.learner) == ()


def test_both_see_the_same_as_soon_as_both_are_ready(store: DurableStore, clock: Clock) -> None:
    there = meeting_pair(store)
    clock.forward(hours=1)
    there.both_ready()
    pair = store.meetings.revealed(there.learner, there.invitation)
    assert pair == store.meetings.revealed(there.guest, there.invitation)
    assert pair.own == store.meetings.shared(there.guest, there.invitation)
    assert pair.own.assessment.answers == LEARNER_CHANGES.answers
    assert pair.rating is not None
    assert pair.rating.assessment.answers == GUEST_CHANGES.answers
    assert (pair.rating.assessment.by, pair.at) == ("supervisor", clock.at)


def test_a_rating_is_of_the_same_questions_and_says_nothing_yet(store: DurableStore) -> None:
    there = meeting_pair(store, guest_changes=Changes())
    store.decide(there.learner, there.sitting, Offer("MH", "gevorderd"), True)
    own, rating = store.sitting(there.learner, there.sitting), store.meetings.rating(there.guest, there.invitation)
    same = ("instrument", "version", "phase", "setting")
    assert [getattr(rating.assessment, name) for name in same] == [getattr(own.assessment, name) for name in same]
    assert (rating.digest, rating.assessment.by) == (own.digest, "supervisor")
    assert (rating.assessment.answers, rating.notes, rating.offers, rating.last) == ({}, {}, {}, "")


def test_a_rating_is_saved_as_any_sitting_and_is_no_scan_of_the_guest(store: DurableStore) -> None:
    there = meeting_pair(store)
    store.save(there.guest, there.rating, Changes({"mh-02": None, "mh-03": "NE"}))
    rating = store.meetings.rating(there.guest, there.invitation)
    assert rating.assessment.answers == {"mh-01": 2, "mh-03": "NE"}
    assert rating.notes == GUEST_CHANGES.notes
    assert (store.sittings(there.guest), store.newest(there.guest)) == ((), None)
    for doing in (store.sitting, store.forget):
        with pytest.raises(NotFoundError):
            doing(there.guest, there.rating)
    _, own = new_sitting(store, there.guest)
    assert [found.assessment.id for found in store.sittings(there.guest)] == [own]
    assert check(store) == ()


def test_after_klaar_a_guest_changes_nothing(store: DurableStore) -> None:
    there = meeting_pair(store)
    store.meetings.ready(there.guest, there.invitation, "guest")
    with pytest.raises(RefusedError, match="klaar"):
        store.save(there.guest, there.rating, Changes({"mh-01": 5}))
    with pytest.raises(RefusedError, match="klaar"):
        store.decide(there.guest, there.rating, Offer("MH", "gevorderd"), True)
    assert store.meetings.rating(there.guest, there.invitation).assessment.answers == GUEST_CHANGES.answers


def test_what_was_revealed_stays_whatever_the_learner_answers_later(store: DurableStore, clock: Clock) -> None:
    there = meeting_pair(store)
    there.both_ready()
    before = store.meetings.revealed(there.guest, there.invitation)
    clock.forward(days=1)
    store.meetings.share_note(there.learner, there.invitation, "learner", "mh-03", True)
    store.save(there.learner, there.sitting, Changes({"mh-01": 1, "mh-03": 5}, {"mh-03": "Later."}, {"mh-01": ">5"}))
    for actor in (there.learner, there.guest):
        assert store.meetings.revealed(actor, there.invitation) == before
    assert store.meetings.shared(there.guest, there.invitation) == before.own
    assert store.sitting(there.learner, there.sitting).assessment.answers["mh-01"] == 1


def test_nobody_is_ready_who_said_nothing(store: DurableStore) -> None:
    there = meeting_pair(store, guest_changes=Changes())
    with pytest.raises(RefusedError, match="ten minste één vraag"):
        store.meetings.ready(there.guest, there.invitation, "guest")
    assert there.state.ready == {}


def test_two_who_press_at_once_reveal_once(store: DurableStore) -> None:
    there = meeting_pair(store)
    pressing: list[tuple[Actor, Seat]] = [(there.learner, "learner"), (there.guest, "guest")] * 5
    with ThreadPoolExecutor(10) as at_once:
        list(at_once.map(lambda one: store.meetings.ready(one[0], there.invitation, one[1]), pressing))
    assert store.meetings.revealed(there.guest, there.invitation).rating
    assert check(store) == ()


def test_who_may_only_read_rates_nothing(store: DurableStore) -> None:
    there = meeting_pair(store, "read")
    with pytest.raises(NotFoundError):
        store.meetings.rating(there.guest, there.invitation)
    for actor, seat in zip((there.learner, there.guest), SEATS, strict=True):
        with pytest.raises(RefusedError, match="geen beoordeling"):
            store.meetings.ready(actor, there.invitation, seat)
