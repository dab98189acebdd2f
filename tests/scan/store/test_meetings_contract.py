"""What is shared of notes, what is said in a meeting, and what was agreed."""

import pytest

from scan.store import Changes, NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.meetings.contract import SEATS, Right
from tests.support.store.table import GUEST_CHANGES, LEARNER_CHANGES, MeetingPair, meeting_pair, settled_pair
from tests.support.store.world import NOON, Clock, new_sitting


# Notes on death, belief or conscience are nobody's business unless shared one by one.
@pytest.mark.parametrize("right", ["read", "rate"])
def test_a_note_that_is_not_shared_is_as_if_it_were_not_there(store: DurableStore, clock: Clock, right: Right) -> None:
    there, quiet = meeting_pair(store, right), meeting_pair(store, right)
    clock.forward(hours=1)
    store.save(there.learner, there.sitting, Changes(notes={"mh-03": "Mijn vader."}))
    seen = []
    for pair in (there, quiet):
        if right == "rate":
            pair.both_ready()
        own = store.meetings.shared(pair.guest, pair.invitation)
        seen.append((own.notes, own.saved_at, own.last, own.experience, own.assessment.answers))
    assert seen == [({}, NOON, "mh-02", {}, LEARNER_CHANGES.answers)] * 2


def test_notes_are_shared_one_by_one_and_taken_back(store: DurableStore) -> None:
    there = meeting_pair(store)
    store.meetings.share_note(there.guest, there.invitation, "guest", "mh-02", True)
    there.both_ready()
    store.meetings.share_note(there.learner, there.invitation, "learner", "mh-01", True)
    pair = store.meetings.revealed(there.learner, there.invitation)
    assert pair.rating is not None
    assert (pair.own.notes, pair.rating.notes) == ({"mh-01": "Ik belde zelf."}, {"mh-02": "Nog een keer samen doen."})
    assert store.meetings.notes_shared(there.guest, there.invitation, "guest") == {"mh-02"}
    store.meetings.share_note(there.learner, there.invitation, "learner", "mh-01", False)
    assert store.meetings.revealed(there.guest, there.invitation).own.notes == {}


def test_a_guest_sees_no_learning_goals_and_no_trainings(store: DurableStore) -> None:
    there = meeting_pair(store, "read")
    store.save(there.learner, there.sitting, Changes(goals={"doel": "Rustiger praten."}, done={"cursus": True}))
    seen = store.meetings.shared(there.guest, there.invitation)
    assert (seen.goals, seen.done, seen.saved_at) == ({}, frozenset[str](), NOON)


def test_who_may_read_sees_what_the_preview_shows_and_follows_it(store: DurableStore) -> None:
    there = meeting_pair(store, "read")
    for answer in (4, 5):
        store.save(there.learner, there.sitting, Changes({"mh-01": answer}))
        seen = store.meetings.shared(there.guest, there.invitation)
        assert seen == store.meetings.preview(there.learner, there.sitting)
        assert (seen.assessment.answers["mh-01"], seen.notes) == (answer, {})
    store.meetings.share_note(there.learner, there.invitation, "learner", "mh-01", True)
    assert store.meetings.shared(there.guest, there.invitation).notes == {"mh-01": "Ik belde zelf."}


def test_a_meeting_holds_who_said_what_where_and_when(store: DurableStore, clock: Clock) -> None:
    there = meeting_pair(store)
    there.both_ready()
    said = (
        ("learner", "mh-01", "Eerst meekijken."),
        ("guest", "mh-01", "Samen doen."),
        ("guest", "next", "2026-06-01"),
    )
    for seat, place, text in (*said, said[-1]):
        clock.forward(minutes=1)
        actor = there.learner if seat == "learner" else there.guest
        store.meetings.say(actor, there.invitation, seat, place, text)  # type: ignore[arg-type]
    meeting = store.meetings.meeting(there.guest, there.invitation)
    assert tuple((one.seat, one.place, one.text) for one in meeting.remarks) == said
    assert {place: one.text for place, one in meeting.standing.items()} == {
        "mh-01": "Samen doen.",
        "next": "2026-06-01",
    }
    store.meetings.say(there.learner, there.invitation, "learner", "next", "")
    assert list(store.meetings.meeting(there.learner, there.invitation).standing) == ["mh-01"]


@pytest.mark.parametrize(("place", "text"), [("mh-01", "a" * 5_001), ("mh-01", "\0"), ("", "a"), ("a" * 101, "a")])
def test_what_no_meeting_can_keep_is_refused(store: DurableStore, place: str, text: str) -> None:
    there = meeting_pair(store)
    there.both_ready()
    with pytest.raises(RefusedError):
        store.meetings.say(there.guest, there.invitation, "guest", place, text)
    assert store.meetings.meeting(there.guest, there.invitation).remarks == ()


def test_once_both_agreed_nothing_is_added(store: DurableStore) -> None:
    there = settled_pair(store)
    before = store.meetings.meeting(there.learner, there.invitation)
    assert (before.invitation.settled, len(before.remarks)) == (True, 1)
    with pytest.raises(RefusedError, match="akkoord"):
        store.meetings.say(there.guest, there.invitation, "guest", "mh-02", "Nog iets.")
    with pytest.raises(RefusedError, match="akkoord"):
        store.meetings.share_note(there.learner, there.invitation, "learner", "mh-01", True)
    with pytest.raises(RefusedError, match="akkoord"):
        store.meetings.agree(there.guest, there.invitation, "guest")
    assert store.meetings.meeting(there.learner, there.invitation) == before


def test_what_is_said_after_one_agreed_needs_agreeing_again(store: DurableStore) -> None:
    there = meeting_pair(store)
    there.both_ready()
    store.meetings.agree(there.learner, there.invitation, "learner")
    store.meetings.say(there.guest, there.invitation, "guest", "mh-01", "Toch iets anders.")
    assert there.state.agreed == {}
    there.both_agree()
    assert there.state.settled


def test_earlier_meetings_are_found_in_their_order_whatever_the_clock_said(store: DurableStore, clock: Clock) -> None:
    there = settled_pair(store)
    found = [there.invitation]
    for years in (-10, 10):
        clock.forward(days=365 * years)
        _, later = new_sitting(store, there.learner)
        store.save(there.learner, later, LEARNER_CHANGES)
        found.append(store.meetings.sit_together(there.learner, later))
        rating = store.meetings.rating(there.learner, found[-1]).assessment.id
        store.save(there.learner, rating, GUEST_CHANGES)
        for seat in SEATS:
            store.meetings.ready(there.learner, found[-1], seat)
    assert [meeting.invitation.id for meeting in store.meetings.meetings(there.learner)] == found


def test_two_at_one_laptop_need_no_link_and_sit_in_both_seats(store: DurableStore, clock: Clock) -> None:
    learner, sitting = new_sitting(store)
    store.save(learner, sitting, LEARNER_CHANGES)
    there = MeetingPair(store, learner, learner, sitting, store.meetings.sit_together(learner, sitting))
    there.rating = store.meetings.rating(learner, there.invitation).assessment.id
    store.save(learner, there.rating, GUEST_CHANGES)
    with pytest.raises(NotFoundError):
        store.meetings.revealed(learner, there.invitation)
    clock.forward(days=400)
    there.both_ready()
    pair = store.meetings.revealed(learner, there.invitation)
    assert pair.rating is not None
    assert (pair.own.assessment.answers, pair.rating.assessment.answers) == (
        LEARNER_CHANGES.answers,
        GUEST_CHANGES.answers,
    )
    assert (there.state.together, there.state.open, store.meetings.invited(learner)) == (True, True, ())
    assert [found.assessment.id for found in store.sittings(learner)] == [sitting]
    there.both_agree()
    assert there.state.settled


def test_several_supervisors_rate_one_scan_and_each_stands_alone(store: DurableStore) -> None:
    first = meeting_pair(store)
    other, _ = store.new_person()
    second = store.meetings.invite(first.learner, first.sitting, "rate")
    store.meetings.accept(other, second.code, "192.0.2.9")
    rating = store.meetings.rating(other, second.id).assessment.id
    store.save(other, rating, Changes({"mh-01": 5}))
    first.both_ready()
    with pytest.raises(NotFoundError):
        store.meetings.revealed(first.learner, second.id)
    with pytest.raises(NotFoundError):
        store.meetings.revealed(other, first.invitation)
    store.meetings.ready(other, second.id, "guest")
    store.meetings.ready(first.learner, second.id, "learner")
    pair = store.meetings.revealed(first.learner, second.id)
    assert pair.rating is not None
    assert pair.rating.assessment.answers == {"mh-01": 5}
