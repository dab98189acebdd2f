"""Shared notes, remarks and agreements of a meeting."""

from functools import partial

import pytest

from scan.limits.limits import MEETING_GOALS, MEETING_TEXT
from scan.store import Changes, NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.meetings.contract import NEXT_MEETING, Right
from scan.store.meetings.revealed import SEATS, Seat
from tests.support.store.table import GUEST_CHANGES, LEARNER_CHANGES, MeetingPair, meeting_pair, settled_pair
from tests.support.store.world import NOON, SETTING, Clock, new_sitting


# Notes on death, belief or conscience are private unless shared one by one.
@pytest.mark.parametrize("right", ["read", "rate"])
def test_a_note_that_is_not_shared_leaves_no_trace(store: DurableStore, clock: Clock, right: Right) -> None:
    pair, quiet = meeting_pair(store, right), meeting_pair(store, right)
    clock.forward(hours=1)
    store.save(pair.learner, pair.sitting, Changes(notes={"mh-03": "Mijn vader."}))
    seen = []
    for one in (pair, quiet):
        if right == "rate":
            one.both_ready()
        own = store.meetings.shared(one.guest, one.invitation)
        seen.append((own.notes, own.saved_at, own.last, own.experience, own.assessment.answers))
    assert seen == [({}, NOON, "mh-02", {}, LEARNER_CHANGES.answers)] * 2


def test_notes_are_shared_one_by_one_and_taken_back(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.meetings.share_note(pair.guest, pair.invitation, "guest", "mh-02", True)
    pair.both_ready()
    store.meetings.share_note(pair.learner, pair.invitation, "learner", "mh-01", True)
    revealed = store.meetings.revealed(pair.learner, pair.invitation)
    assert revealed.rating is not None
    assert (revealed.own.notes, revealed.rating.notes) == (
        {"mh-01": "Ik belde zelf."},
        {"mh-02": "Nog een keer samen doen."},
    )
    assert store.meetings.notes_shared(pair.guest, pair.invitation, "guest") == {"mh-02"}
    store.meetings.share_note(pair.learner, pair.invitation, "learner", "mh-01", False)
    assert store.meetings.revealed(pair.guest, pair.invitation).own.notes == {}


def test_a_guest_sees_no_learning_goals_trainings_or_institute(store: DurableStore) -> None:
    pair = meeting_pair(store, "read")
    private = Changes(goals={"doel": "Rustiger praten."}, done={"cursus": True}, places={"institute": "Radboudumc"})
    store.save(pair.learner, pair.sitting, private)
    seen = store.meetings.shared(pair.guest, pair.invitation)
    assert (seen.goals, seen.done, seen.saved_at, seen.assessment.setting) == ({}, frozenset[str](), NOON, SETTING)


def test_neither_side_of_a_reveal_holds_the_institute(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.save(pair.learner, pair.sitting, Changes(places={"institute": "Radboudumc"}))
    pair.both_ready()
    revealed = store.meetings.revealed(pair.guest, pair.invitation)
    assert revealed.rating is not None
    assert (revealed.own.assessment.setting, revealed.rating.assessment.setting) == (SETTING, SETTING)


def test_a_reader_sees_the_preview_and_later_changes(store: DurableStore) -> None:
    pair = meeting_pair(store, "read")
    for answer in (4, 5):
        store.save(pair.learner, pair.sitting, Changes({"mh-01": answer}))
        seen = store.meetings.shared(pair.guest, pair.invitation)
        assert seen == store.meetings.preview(pair.learner, pair.sitting)
        assert (seen.assessment.answers["mh-01"], seen.notes) == (answer, {})
    store.meetings.share_note(pair.learner, pair.invitation, "learner", "mh-01", True)
    assert store.meetings.shared(pair.guest, pair.invitation).notes == {"mh-01": "Ik belde zelf."}


# R58
def test_a_meeting_has_the_last_remark_of_every_place_in_order(store: DurableStore, clock: Clock) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    remarks = (
        ("learner", "mh-01", "Eerst meekijken."),
        ("guest", "mh-01", "Samen doen."),
        ("guest", NEXT_MEETING, "2026-06-01"),
    )
    for seat, place, text in (*remarks, remarks[-1]):
        clock.forward(minutes=1)
        actor = pair.learner if seat == "learner" else pair.guest
        store.meetings.say(actor, pair.invitation, seat, place, text)  # type: ignore[arg-type]
    meeting = store.meetings.meeting(pair.guest, pair.invitation)
    assert tuple((one.seat, one.place, one.text) for one in meeting.remarks) == remarks[1:]
    assert {place: one.text for place, one in meeting.standing.items()} == {
        "mh-01": "Samen doen.",
        NEXT_MEETING: "2026-06-01",
    }
    store.meetings.say(pair.learner, pair.invitation, "learner", NEXT_MEETING, "")
    assert list(store.meetings.meeting(pair.learner, pair.invitation).standing) == ["mh-01"]


@pytest.mark.parametrize(("place", "text"), [("mh-01", "a" * 5_001), ("mh-01", "\0"), ("", "a"), ("a" * 101, "a")])
def test_an_invalid_remark_is_refused(store: DurableStore, place: str, text: str) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    with pytest.raises(RefusedError):
        store.meetings.say(pair.guest, pair.invitation, "guest", place, text)
    assert store.meetings.meeting(pair.guest, pair.invitation).remarks == ()


# R85
@pytest.mark.parametrize("seat", SEATS)
def test_a_remark_about_a_place_that_is_not_in_the_meeting_is_refused(store: DurableStore, seat: Seat) -> None:
    pair = meeting_pair(store)
    store.save(pair.learner, pair.sitting, Changes({"mh-03": 3}))  # which the guest did not answer
    pair.both_ready()
    for unknown in ("mh-03", "niet-mh-03", "verzonnen", "doel-", "doel- 1", "volgende-keer-2", "niet-"):
        with pytest.raises(RefusedError, match="hoort niet bij dit gesprek"):
            store.meetings.say(pair.actor(seat), pair.invitation, seat, unknown, "Toch.")
    for known in ("mh-01", "niet-mh-02", "doel-1", NEXT_MEETING):
        store.meetings.say(pair.actor(seat), pair.invitation, seat, known, "Goed.")
    assert [one.place for one in store.meetings.meeting(pair.learner, pair.invitation).remarks] == [
        *("mh-01", "niet-mh-02", "doel-1", NEXT_MEETING)
    ]


# R85
def test_a_meeting_holds_a_hundred_goals_of_half_a_million_characters_and_no_more(store: DurableStore) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    say = partial(store.meetings.say, pair.guest, pair.invitation, "guest")
    say("doel-0", "Eerst iets korts.")  # a text that is replaced takes no room
    for number in range(MEETING_GOALS.most):
        say(f"doel-{number}", "x" * (MEETING_TEXT.most // MEETING_GOALS.most))
    with pytest.raises(RefusedError) as refused:
        say("mh-01", "x")
    assert (MEETING_TEXT.most, refused.value.message) == (500_000, MEETING_TEXT.message)
    say("mh-01", "")
    say("doel-1", "x")
    with pytest.raises(RefusedError) as refused:
        say("doel-100", "Nog een.")
    assert (MEETING_GOALS.most, refused.value.message) == (100, MEETING_GOALS.message)
    say("doel-0", "")
    say("doel-100", "Nog een.")


def test_once_both_agreed_nothing_is_added(store: DurableStore) -> None:
    pair = settled_pair(store)
    before = store.meetings.meeting(pair.learner, pair.invitation)
    assert (before.invitation.settled, len(before.remarks)) == (True, 1)
    with pytest.raises(RefusedError, match="akkoord"):
        store.meetings.say(pair.guest, pair.invitation, "guest", "mh-02", "Nog iets.")
    with pytest.raises(RefusedError, match="akkoord"):
        store.meetings.share_note(pair.learner, pair.invitation, "learner", "mh-01", True)
    store.meetings.agree(pair.guest, pair.invitation, "guest", pair.said)
    assert store.meetings.meeting(pair.learner, pair.invitation) == before


def test_a_remark_cancels_an_earlier_agreement(store: DurableStore) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    store.meetings.agree(pair.learner, pair.invitation, "learner", pair.said)
    store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", "Toch iets anders.")
    assert pair.state.agreed == {}
    pair.both_agree()
    assert pair.state.settled


def test_meetings_are_listed_in_order_whatever_the_clock(store: DurableStore, clock: Clock) -> None:
    pair = settled_pair(store)
    ids = [pair.invitation]
    for years in (-10, 10):
        clock.forward(days=365 * years)
        _, later = new_sitting(store, pair.learner)
        store.save(pair.learner, later, LEARNER_CHANGES)
        ids.append(store.meetings.sit_together(pair.learner, later))
        rating = store.meetings.rating(pair.learner, ids[-1]).assessment.id
        store.save(pair.learner, rating, GUEST_CHANGES)
        for seat in SEATS:
            store.meetings.ready(pair.learner, ids[-1], seat)
    assert [meeting.invitation.id for meeting in store.meetings.meetings(pair.learner)] == ids


def test_at_one_laptop_one_actor_has_both_seats_without_a_link(store: DurableStore, clock: Clock) -> None:
    learner, sitting = new_sitting(store)
    store.save(learner, sitting, LEARNER_CHANGES)
    pair = MeetingPair(store, learner, learner, sitting, store.meetings.sit_together(learner, sitting))
    pair.rating = store.meetings.rating(learner, pair.invitation).assessment.id
    store.save(learner, pair.rating, GUEST_CHANGES)
    with pytest.raises(NotFoundError):
        store.meetings.revealed(learner, pair.invitation)
    clock.forward(days=400)
    pair.both_ready()
    revealed = store.meetings.revealed(learner, pair.invitation)
    assert revealed.rating is not None
    assert (revealed.own.assessment.answers, revealed.rating.assessment.answers) == (
        LEARNER_CHANGES.answers,
        GUEST_CHANGES.answers,
    )
    assert (pair.state.together, pair.state.open, store.meetings.invited(learner)) == (True, True, ())
    assert [found.assessment.id for found in store.sittings(learner)] == [sitting]
    pair.both_agree()
    assert pair.state.settled


def test_ratings_of_several_supervisors_are_independent(store: DurableStore) -> None:
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
    revealed = store.meetings.revealed(first.learner, second.id)
    assert revealed.rating is not None
    assert revealed.rating.assessment.answers == {"mh-01": 5}
