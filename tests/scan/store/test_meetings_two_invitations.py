"""Two invitations to one scan: what one reveals, the other hides (R17), and who saw it never rates blind (R79)."""

import pytest

from scan.store import Changes, NotFoundError, RefusedError
from scan.store.durable import DurableStore
from scan.store.meetings.revealed import SEATS
from tests.support.store.table import ADDRESS, MeetingPair, meeting_pair
from tests.support.store.world import Clock


def second_guest(pair: MeetingPair) -> MeetingPair:
    """The same scan with another guest, who rated it too."""
    store, (guest, _) = pair.store, pair.store.new_person()
    invited = store.meetings.invite(pair.learner, pair.sitting, "rate")
    store.meetings.accept(guest, invited.token, ADDRESS)
    rating = store.meetings.rating(guest, invited.id).assessment.id
    return MeetingPair(store, pair.learner, guest, pair.sitting, invited.id, rating)


def test_what_is_revealed_to_one_guest_stays_hidden_from_another(store: DurableStore) -> None:
    one = meeting_pair(store)
    other = second_guest(one)
    one.both_ready()
    meetings = store.meetings
    assert meetings.revealed(one.guest, one.invitation).own.assessment.answers
    for actor in (other.guest, other.learner):
        for peek in (meetings.revealed, meetings.meeting):
            with pytest.raises(NotFoundError):
                peek(actor, other.invitation)
    for invitation in (one.invitation, other.invitation):
        with pytest.raises(NotFoundError):
            meetings.shared(other.guest, invitation)
    assert [meeting.invitation.id for meeting in meetings.meetings(one.learner)] == [one.invitation]


@pytest.mark.parametrize("seat", SEATS)
def test_who_is_ready_in_one_meeting_is_not_ready_in_another(store: DurableStore, seat: str) -> None:
    one = meeting_pair(store)
    other = second_guest(one)
    one.both_ready()
    states = {state.id: state for state in store.meetings.invitations(one.learner, one.sitting)}
    assert seat in states[one.invitation].ready
    assert states[other.invitation].ready == {}


def test_a_note_is_shared_with_one_guest_only(store: DurableStore) -> None:
    one = meeting_pair(store)
    other = second_guest(one)
    store.meetings.share_note(one.learner, one.invitation, "learner", "mh-01", True)
    assert store.meetings.notes_shared(one.learner, one.invitation, "learner") == {"mh-01"}
    assert store.meetings.notes_shared(other.learner, other.invitation, "learner") == frozenset()


def invited_again(pair: MeetingPair, right: str) -> str:
    """The token of one more invitation to the same scan."""
    return pair.store.meetings.invite(pair.learner, pair.sitting, right).token  # type: ignore[arg-type]


def test_who_rates_blind_cannot_read_along_by_another_invitation(store: DurableStore) -> None:
    pair = meeting_pair(store)
    with pytest.raises(RefusedError, match="Je beoordeelt deze scan al"):
        store.meetings.accept(pair.guest, invited_again(pair, "read"), ADDRESS)


def test_who_read_along_cannot_rate_blind_by_another_invitation(store: DurableStore) -> None:
    pair = meeting_pair(store, "read")
    with pytest.raises(RefusedError, match="Je zag de antwoorden van deze scan al"):
        store.meetings.accept(pair.guest, invited_again(pair, "rate"), ADDRESS)


def test_who_saw_the_answers_in_a_meeting_cannot_rate_blind_by_another_invitation(store: DurableStore) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    with pytest.raises(RefusedError, match="Je zag de antwoorden van deze scan al"):
        store.meetings.accept(pair.guest, invited_again(pair, "rate"), ADDRESS)


def test_who_saw_the_answers_in_a_meeting_may_read_along(store: DurableStore) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    again = store.meetings.accept(pair.guest, invited_again(pair, "read"), ADDRESS)
    assert store.meetings.shared(pair.guest, again).assessment.answers


def test_who_reads_along_may_read_along_by_another_invitation_too(store: DurableStore) -> None:
    pair = meeting_pair(store, "read")
    again = store.meetings.accept(pair.guest, invited_again(pair, "read"), ADDRESS)
    assert store.meetings.shared(pair.guest, again).assessment.answers


def test_who_read_along_until_it_was_withdrawn_still_cannot_rate_blind(store: DurableStore, clock: Clock) -> None:
    pair = meeting_pair(store, "read")
    store.meetings.withdraw(pair.learner, pair.invitation)
    clock.forward(days=1)
    with pytest.raises(RefusedError, match="Je zag de antwoorden van deze scan al"):
        store.meetings.accept(pair.guest, invited_again(pair, "rate"), ADDRESS)


def test_who_rated_until_it_was_withdrawn_may_read_along(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.meetings.withdraw(pair.learner, pair.invitation)
    assert store.meetings.accept(pair.guest, invited_again(pair, "read"), ADDRESS)


def test_another_scan_of_the_same_learner_may_be_rated_after_reading_one(store: DurableStore) -> None:
    pair = meeting_pair(store, "read")
    next_one = store.meetings.invite(pair.learner, second_scan(pair), "rate")
    assert store.meetings.accept(pair.guest, next_one.token, ADDRESS) == next_one.id


def second_scan(pair: MeetingPair) -> str:
    """One more scan of the learner."""
    (scan,) = pair.store.sittings(pair.learner)
    return pair.store.keep(pair.learner, scan)


# R79
def test_who_rates_a_scan_accepts_no_second_invitation_to_rate_it(store: DurableStore) -> None:
    pair = meeting_pair(store)
    with pytest.raises(RefusedError, match="Je beoordeelt deze scan al"):
        store.meetings.accept(pair.guest, invited_again(pair, "rate"), ADDRESS)


def test_who_accepted_two_before_a_reveal_rates_blind_once(
    store: DurableStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = meeting_pair(store)
    second = store.meetings.invite(pair.learner, pair.sitting, "rate")
    with monkeypatch.context() as before_the_rule:  # a release without it may have let them in
        before_the_rule.setattr("scan.store.meetings.guests.check_new_guest", lambda *_: None)
        store.meetings.accept(pair.guest, second.token, ADDRESS)
    rating = store.meetings.rating(pair.guest, second.id).assessment.id
    store.save(pair.guest, rating, Changes({"mh-01": 2}))
    pair.both_ready()
    for too_late in (
        lambda: store.save(pair.guest, rating, Changes({"mh-01": 4})),
        lambda: store.meetings.ready(pair.guest, second.id, "guest"),
    ):
        with pytest.raises(RefusedError, match="Je zag de antwoorden van deze scan al"):
            too_late()
