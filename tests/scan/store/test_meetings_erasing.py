"""Erasing takes along what is someone's and says so to the other; meddling with a meeting is noticed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from scan.store import DamagedError, NotFoundError, StoreError
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import backup, check, purge, restore
from tests.support.store.table import MeetingPair, meeting_pair, settled_pair
from tests.support.store.world import ALL_CHANGES, Clock, all_rows, bytes_of, new_sitting, run_sql

ERASING: dict[str, Callable[[MeetingPair], None]] = {
    "the learner": lambda there: there.store.forget_person(there.learner),
    "the sitting": lambda there: there.store.forget(there.learner, there.sitting),
}


# R40
@pytest.mark.parametrize("erasing", ERASING.values(), ids=ERASING.keys())
def test_with_a_sitting_go_its_invitations_and_ratings(
    url: str, store: DurableStore, file: Path, engine: str, erasing: Callable[[MeetingPair], None]
) -> None:
    there = settled_pair(store)
    _, own = new_sitting(store, there.guest)
    erasing(there)
    assert all_rows(url, "invitations", "guests", "events", "entries") == [[]] * 4
    for doing in (store.meetings.rating, store.meetings.meeting, store.meetings.revealed):
        with pytest.raises(NotFoundError):
            doing(there.guest, there.invitation)
    assert [found.assessment.id for found in store.sittings(there.guest)] == [own]
    assert check(store) == ()
    assert engine != "sqlite" or found_in(file, there) == {there.guest.id.encode()}


def found_in(file: Path, there: MeetingPair) -> set[bytes]:
    """What is on disk of these two."""
    words = (b"Vaak gezien.", b"slechtnieuws", there.rating.encode(), there.guest.id.encode())
    return {word for word in words if word in bytes_of(file)}


# R40
def test_with_a_guest_goes_their_rating_and_what_was_agreed_stays(
    url: str, store: DurableStore, file: Path, engine: str, clock: Clock
) -> None:
    there = settled_pair(store)
    said = store.meetings.meeting(there.learner, there.invitation).remarks
    clock.forward(days=1)
    store.forget_person(there.guest)
    pair = store.meetings.revealed(there.learner, there.invitation)
    assert (pair.own.assessment.answers["mh-01"], pair.rating, there.state.erased_at) == (4, None, clock.at)
    assert store.meetings.meeting(there.learner, there.invitation).remarks == said
    assert all_rows(url, "guests") == [[]]
    assert check(store) == ()
    assert engine != "sqlite" or found_in(file, there) == {b"slechtnieuws"}


def test_a_guest_who_is_erased_before_the_reveal_is_gone_and_the_link_stays_used(store: DurableStore) -> None:
    there = meeting_pair(store)
    store.meetings.ready(there.guest, there.invitation, "guest")
    store.forget_person(there.guest)
    with pytest.raises(StoreError, match="voorbij"):
        store.meetings.ready(there.learner, there.invitation, "learner")
    with pytest.raises(NotFoundError):
        store.meetings.revealed(there.learner, there.invitation)
    assert (there.state.open, check(store)) == (False, ())


# R41
def test_a_purge_of_the_guest_says_so_and_of_the_learner_takes_all_along(
    url: str, store: DurableStore, clock: Clock
) -> None:
    there = settled_pair(store)
    clock.forward(days=400)
    store.save(there.learner, new_sitting(store, there.learner)[1], ALL_CHANGES)
    assert purge(store, date(2028, 3, 2)) == 1
    assert there.state.erased_at is not None
    assert check(store) == ()
    assert purge(store, date(2032, 1, 1)) == 1
    assert all_rows(url, "persons", "invitations", "events") == [[]] * 3


# R11
def test_a_backup_holds_meetings_too(url: str, store: DurableStore, tmp_path: Path) -> None:
    there = settled_pair(store)
    before = store.meetings.meetings(there.learner), store.meetings.revealed(there.guest, there.invitation)
    backup(store, tmp_path / "copy")
    store.forget_person(there.learner)
    restore(tmp_path / "copy", url)
    assert before == (store.meetings.meetings(there.learner), store.meetings.revealed(there.guest, there.invitation))
    assert check(store) == ()


MEDDLING = {
    "another's word": "UPDATE events SET seat = 'guest' WHERE what = 'said'",
    "a word edited": "UPDATE events SET value = 'x' WHERE what = 'said'",
    "a word removed": "DELETE FROM events WHERE what = 'said'",
    "the last event removed": "DELETE FROM events WHERE number = (SELECT max(number) FROM events)",
    "events moved": "UPDATE events SET number = 19 - number WHERE number IN (9, 10)",
    "all events removed": "DELETE FROM events",
    "a later end": "UPDATE invitations SET expires_at = expires_at + 1",
    "another right": "UPDATE invitations SET allows = 'read'",
    "a used link made new": "UPDATE invitations SET token = 'x'",
    "another guest": "UPDATE guests SET person = (SELECT person FROM invitations)",
    "the guest removed": "DELETE FROM guests",
    "a rating edited": "UPDATE entries SET value = '5' WHERE value = '2'",
    "the rating removed": "DELETE FROM sittings WHERE rates IS NOT NULL",
    "the rating made a scan": "UPDATE sittings SET rates = NULL",
    "the invitation removed": "DELETE FROM invitations",
}


# R05, R28
@pytest.mark.parametrize("meddling", MEDDLING.values(), ids=MEDDLING.keys())
def test_meddling_with_a_meeting_is_noticed_and_reported(url: str, store: DurableStore, meddling: str) -> None:
    there = settled_pair(store)
    assert check(store) == ()
    run_sql(url, meddling)
    with pytest.raises(DamagedError):
        (
            store.meetings.invitations(there.learner, there.sitting),
            store.meetings.revealed(there.learner, there.invitation),
        )
    assert check(store)
    with suppress(DamagedError):
        store.forget_person(there.guest)
    store.forget_person(there.learner)


def test_a_meeting_survives_a_restart(url: str, store: DurableStore, clock: Clock) -> None:
    there = settled_pair(store)
    before = store.meetings.meetings(there.learner)
    again = open_store(url, clock)
    assert again.meetings.meetings(there.learner) == before
    again.close()
