"""Blind ratings: nothing is revealed before both sides are ready; then both see the same, permanently."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from scan.store import Actor, Changes, NotFoundError, Offer, RefusedError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from scan.store.meetings.revealed import SEATS, Seat
from tests.support.store.table import GUEST_CHANGES, LEARNER_CHANGES, MeetingPair, meeting_pair
from tests.support.store.world import Clock, new_sitting

PEEKS: dict[str, Callable[[MeetingPair], object]] = {
    "revealed to the learner": lambda pair: pair.store.meetings.revealed(pair.learner, pair.invitation),
    "revealed to the guest": lambda pair: pair.store.meetings.revealed(pair.guest, pair.invitation),
    "shared with the guest": lambda pair: pair.store.meetings.shared(pair.guest, pair.invitation),
    "shared, asked by the learner": lambda pair: pair.store.meetings.shared(pair.learner, pair.invitation),
    "the rating, asked by the learner": lambda pair: pair.store.meetings.rating(pair.learner, pair.invitation),
    "the rating as a sitting": lambda pair: pair.store.sitting(pair.learner, pair.rating),
    "the sitting, asked by the guest": lambda pair: pair.store.sitting(pair.guest, pair.sitting),
    "the meeting": lambda pair: pair.store.meetings.meeting(pair.learner, pair.invitation),
    "a word to the meeting": lambda pair: pair.store.meetings.say(
        pair.learner, pair.invitation, "learner", "mh-01", "Hoezo?"
    ),
}
READY: dict[str, tuple[str, ...]] = {"neither": (), "the learner": ("learner",), "the guest": ("guest",)}


@pytest.mark.parametrize("ready", READY.values(), ids=READY.keys())
def test_nothing_is_revealed_before_both_are_ready(
    store: DurableStore, subtests: pytest.Subtests, ready: tuple[str, ...]
) -> None:
    pair = meeting_pair(store)
    if "learner" in ready:
        store.meetings.ready(pair.learner, pair.invitation, "learner")
    if "guest" in ready:
        store.meetings.ready(pair.guest, pair.invitation, "guest")
    for name, peek in PEEKS.items():
        with subtests.test(name), pytest.raises(NotFoundError) as refused:
            peek(pair)
        assert str(refused.value) == NotFoundError.message
        assert store.meetings.meetings(pair.learner) == ()


def test_both_see_the_same_as_soon_as_both_are_ready(store: DurableStore, clock: Clock) -> None:
    pair = meeting_pair(store)
    clock.forward(hours=1)
    pair.both_ready()
    revealed = store.meetings.revealed(pair.learner, pair.invitation)
    assert revealed == store.meetings.revealed(pair.guest, pair.invitation)
    assert revealed.own == store.meetings.shared(pair.guest, pair.invitation)
    assert revealed.own.assessment.answers == LEARNER_CHANGES.answers
    assert revealed.rating is not None
    assert revealed.rating.assessment.answers == GUEST_CHANGES.answers
    assert (revealed.rating.assessment.by, revealed.at) == ("supervisor", clock.at)


def test_a_new_rating_is_empty_and_has_the_same_questions(store: DurableStore) -> None:
    pair = meeting_pair(store, guest_changes=Changes())
    store.decide(pair.learner, pair.sitting, Offer("MH", "gevorderd"), True)
    own, rating = store.sitting(pair.learner, pair.sitting), store.meetings.rating(pair.guest, pair.invitation)
    same = ("instrument", "version", "phase", "setting")
    assert [getattr(rating.assessment, name) for name in same] == [getattr(own.assessment, name) for name in same]
    assert (rating.digest, rating.assessment.by) == (own.digest, "supervisor")
    assert (rating.assessment.answers, rating.notes, rating.offers, rating.last) == ({}, {}, {}, "")


def test_a_rating_is_saved_like_a_sitting_but_is_not_a_scan(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.save(pair.guest, pair.rating, Changes({"mh-02": None, "mh-03": "NE"}))
    rating = store.meetings.rating(pair.guest, pair.invitation)
    assert rating.assessment.answers == {"mh-01": 2, "mh-03": "NE"}
    assert rating.notes == GUEST_CHANGES.notes
    assert (store.sittings(pair.guest), store.newest(pair.guest)) == ((), None)
    for call in (store.sitting, store.forget):
        with pytest.raises(NotFoundError):
            call(pair.guest, pair.rating)
    _, own = new_sitting(store, pair.guest)
    assert [found.assessment.id for found in store.sittings(pair.guest)] == [own]
    assert check(store) == ()


def test_after_klaar_a_guest_can_change_nothing(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.meetings.ready(pair.guest, pair.invitation, "guest")
    with pytest.raises(RefusedError, match="klaar"):
        store.save(pair.guest, pair.rating, Changes({"mh-01": 5}))
    with pytest.raises(RefusedError, match="klaar"):
        store.decide(pair.guest, pair.rating, Offer("MH", "gevorderd"), True)
    assert store.meetings.rating(pair.guest, pair.invitation).assessment.answers == GUEST_CHANGES.answers


def test_revealed_sittings_do_not_change_with_later_answers(store: DurableStore, clock: Clock) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    before = store.meetings.revealed(pair.guest, pair.invitation)
    clock.forward(days=1)
    store.meetings.share_note(pair.learner, pair.invitation, "learner", "mh-03", True)
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 1, "mh-03": 5}, {"mh-03": "Later."}, {"mh-01": ">5"}))
    marked = before._replace(changed_since=frozenset({"mh-01"}))
    for actor in (pair.learner, pair.guest):
        assert store.meetings.revealed(actor, pair.invitation) == marked
    assert store.meetings.shared(pair.guest, pair.invitation) == before.own
    assert store.sitting(pair.learner, pair.sitting).assessment.answers["mh-01"] == 1


# R58
def test_a_note_that_was_replaced_after_the_reveal_is_gone(store: DurableStore) -> None:
    pair = meeting_pair(store)
    for item in ("mh-01", "mh-02"):
        store.meetings.share_note(pair.learner, pair.invitation, "learner", item, True)
    pair.both_ready()
    assert store.meetings.shared(pair.guest, pair.invitation).notes == LEARNER_CHANGES.notes
    store.save(pair.learner, pair.sitting, Changes(notes={"mh-01": "Zonder naam."}))
    kept = {"mh-02": LEARNER_CHANGES.notes["mh-02"]}
    assert store.meetings.shared(pair.guest, pair.invitation).notes == kept
    assert store.meetings.revealed(pair.learner, pair.invitation).own.notes == kept


def test_a_side_without_answers_cannot_be_ready(store: DurableStore) -> None:
    pair = meeting_pair(store, guest_changes=Changes())
    with pytest.raises(RefusedError, match="ten minste één vraag"):
        store.meetings.ready(pair.guest, pair.invitation, "guest")
    assert pair.state.ready == {}


def test_pressing_klaar_simultaneously_reveals_once(store: DurableStore) -> None:
    pair = meeting_pair(store)
    pressing: list[tuple[Actor, Seat]] = [(pair.learner, "learner"), (pair.guest, "guest")] * 5
    with ThreadPoolExecutor(10) as at_once:
        list(at_once.map(lambda one: store.meetings.ready(one[0], pair.invitation, one[1]), pressing))
    assert store.meetings.revealed(pair.guest, pair.invitation).rating
    assert check(store) == ()


def test_a_guest_who_may_only_read_cannot_rate(store: DurableStore) -> None:
    pair = meeting_pair(store, "read")
    with pytest.raises(NotFoundError):
        store.meetings.rating(pair.guest, pair.invitation)
    for actor, seat in zip((pair.learner, pair.guest), SEATS, strict=True):
        with pytest.raises(RefusedError, match="geen beoordeling"):
            store.meetings.ready(actor, pair.invitation, seat)
