"""What a reveal shows is what both told: as many items, and no answer that was copied without a mark (R80)."""

from dataclasses import replace

import pytest

from scan.store import Changes, NotFoundError, Offer, RefusedError
from scan.store.durable import DurableStore
from scan.store.meetings.revealed import SEATS
from tests.support.store.table import ADDRESS, MeetingPair, meeting_pair
from tests.support.store.world import Clock

ASKED = ["mh-01", "mh-02", "mh-03", "mh-04", "mh-05"]
ALL_FOURS = Changes(dict.fromkeys(ASKED, 4), dict.fromkeys(ASKED, "Eigen woorden."), dict.fromkeys(ASKED, ">5"))


def one_of_five(store: DurableStore) -> MeetingPair:
    """A learner who answered five items, and a guest who saw one of them, and "niet gezien" at another."""
    pair = meeting_pair(store, guest_changes=Changes({"mh-01": 2, "mh-02": "NVT", "mh-09": 5}, {"mh-09": "Ook dit."}))
    store.save(pair.learner, pair.sitting, ALL_FOURS)
    for item in (*ASKED, "mh-09"):
        store.meetings.share_note(pair.learner, pair.invitation, "learner", item, True)
        store.meetings.share_note(pair.guest, pair.invitation, "guest", item, True)
    return pair


# R80
def test_a_reveal_shows_only_the_items_that_both_answered(store: DurableStore) -> None:
    pair = one_of_five(store)
    store.decide(pair.learner, pair.sitting, Offer("MH", "gevorderd"), True)
    pair.both_ready()
    for actor in (pair.learner, pair.guest):
        own, rating, *_ = store.meetings.revealed(actor, pair.invitation)
        assert rating is not None
        for sitting, answer in ((own, 4), (rating, 2)):
            assert sitting.assessment.answers == {"mh-01": answer}
            assert {*sitting.notes, *sitting.experience} <= {"mh-01"}
            assert (sitting.offers, sitting.numbers) == ({}, {})
    assert store.meetings.shared(pair.guest, pair.invitation).assessment.answers == {"mh-01": 4}


@pytest.mark.parametrize(("answered", "works"), [(2, False), (3, True)])
def test_klaar_needs_an_answer_to_half_of_what_was_asked(store: DurableStore, answered: int, works: bool) -> None:
    pair = meeting_pair(store, guest_changes=Changes(dict.fromkeys(ASKED[:answered], "NVT")))
    if works:
        store.meetings.ready(pair.guest, pair.invitation, "guest", ASKED)
    else:
        with pytest.raises(RefusedError, match=r"ten minste 3 van de 5 vragen\. Je beantwoordde er 2"):
            store.meetings.ready(pair.guest, pair.invitation, "guest", ASKED)
    assert ("guest" in pair.state.ready) is works


def test_the_half_is_counted_over_the_items_asked(store: DurableStore) -> None:
    pair = meeting_pair(store, guest_changes=Changes({f"co-0{n}": 3 for n in range(1, 6)}))
    with pytest.raises(RefusedError, match="Je beantwoordde er 0"):
        store.meetings.ready(pair.guest, pair.invitation, "guest", ASKED)


def second_meeting(pair: MeetingPair, sitting: str) -> MeetingPair:
    """The learner meets another guest about a scan."""
    store, (guest, _) = pair.store, pair.store.new_person()
    invited = store.meetings.invite(pair.learner, sitting, "rate")
    store.meetings.accept(guest, invited.token, ADDRESS)
    rating = store.meetings.rating(guest, invited.id).assessment.id
    store.save(guest, rating, Changes(dict.fromkeys(ASKED, 2)))
    return MeetingPair(store, pair.learner, guest, sitting, invited.id, rating)


def test_answers_changed_after_a_reveal_are_marked_in_the_next(store: DurableStore, clock: Clock) -> None:
    pair = one_of_five(store)
    pair.both_ready()
    assert store.meetings.revealed(pair.guest, pair.invitation).changed == frozenset()
    clock.forward(days=1)
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 3, "mh-03": 5, "mh-09": 2}))  # the last one was open
    later = second_meeting(pair, pair.sitting)
    store.save(later.guest, later.rating, Changes({"mh-09": 4}))
    later.both_ready()
    for actor in (later.learner, later.guest):
        assert store.meetings.revealed(actor, later.invitation).changed == {"mh-01", "mh-03"}
    first = store.meetings.revealed(pair.guest, pair.invitation)
    assert (first.own.assessment.answers, first.changed) == ({"mh-01": 4}, frozenset())  # nothing of what came later


def test_a_reveal_at_the_very_same_moment_counts_as_an_earlier_one(store: DurableStore) -> None:
    pair = one_of_five(store)
    pair.both_ready()
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 3}))
    later = second_meeting(pair, pair.sitting)
    later.both_ready()
    assert store.meetings.revealed(later.guest, later.invitation).changed == {"mh-01"}


# R80
def test_answers_changed_since_a_reveal_are_marked_for_both(store: DurableStore) -> None:
    pair = one_of_five(store)
    store.save(pair.guest, pair.rating, Changes({"mh-02": 3, "mh-03": 2}))
    pair.both_ready()
    assert store.meetings.revealed(pair.learner, pair.invitation).changed_since == frozenset()
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 2, "mh-02": None, "mh-03": 4, "mh-05": 1}))
    for actor in (pair.learner, pair.guest):
        found = store.meetings.revealed(actor, pair.invitation)
        assert found.changed_since == {"mh-01", "mh-02"}
        assert found.own.assessment.answers == {"mh-01": 4, "mh-02": 4, "mh-03": 4}
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 4, "mh-02": 4}))
    assert store.meetings.revealed(pair.guest, pair.invitation).changed_since == frozenset()


def test_answers_copied_into_a_new_scan_are_marked(store: DurableStore, clock: Clock) -> None:
    pair = one_of_five(store)
    pair.both_ready()
    clock.forward(days=1)
    (scan,) = store.sittings(pair.learner)
    copied = replace(scan, assessment=replace(scan.assessment, answers={"mh-01": 2, "mh-02": 5}))
    later = second_meeting(pair, store.keep(pair.learner, copied))
    later.both_ready()
    assert store.meetings.revealed(later.guest, later.invitation).changed == {"mh-01", "mh-02"}


def test_nothing_is_marked_while_nobody_is_ready(store: DurableStore) -> None:
    pair = one_of_five(store)
    later = second_meeting(pair, pair.sitting)
    pair.both_ready()
    store.save(pair.learner, pair.sitting, Changes({"mh-01": 2}))
    for seat in SEATS[:1]:
        store.meetings.ready(later.actor(seat), later.invitation, seat)
    with pytest.raises(NotFoundError):
        store.meetings.revealed(later.guest, later.invitation)
