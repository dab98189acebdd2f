"""Erasing a learner or a guest, and tampering with a meeting."""

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
    "the learner": lambda pair: pair.store.forget_person(pair.learner),
    "the sitting": lambda pair: pair.store.forget(pair.learner, pair.sitting),
}


# R40
@pytest.mark.parametrize("erase", ERASING.values(), ids=ERASING.keys())
def test_erasing_a_sitting_erases_its_invitations_and_ratings(
    url: str, store: DurableStore, file: Path, engine: str, erase: Callable[[MeetingPair], None]
) -> None:
    pair = settled_pair(store)
    _, own = new_sitting(store, pair.guest)
    erase(pair)
    assert all_rows(url, "invitations", "guests", "events", "remarks", "blocks", "texts") == [[]] * 6
    for call in (store.meetings.rating, store.meetings.meeting, store.meetings.revealed):
        with pytest.raises(NotFoundError):
            call(pair.guest, pair.invitation)
    assert [found.assessment.id for found in store.sittings(pair.guest)] == [own]
    assert check(store) == ()
    assert engine != "sqlite" or words_on_disk(file, pair) == {pair.guest.id.encode()}


def words_on_disk(file: Path, pair: MeetingPair) -> set[bytes]:
    """Return which words and ids of these two are on disk."""
    words = (b"Vaak gezien.", b"slechtnieuws", pair.rating.encode(), pair.guest.id.encode())
    return {word for word in words if word in bytes_of(file)}


# R40
def test_erasing_a_guest_erases_the_rating_and_keeps_the_remarks(
    url: str, store: DurableStore, file: Path, engine: str, clock: Clock
) -> None:
    pair = settled_pair(store)
    remarks = store.meetings.meeting(pair.learner, pair.invitation).remarks
    clock.forward(days=1)
    store.forget_person(pair.guest)
    revealed = store.meetings.revealed(pair.learner, pair.invitation)
    assert (revealed.own.assessment.answers["mh-01"], revealed.rating, pair.state.erased_at) == (4, None, clock.at)
    assert store.meetings.meeting(pair.learner, pair.invitation).remarks == remarks
    assert all_rows(url, "guests") == [[]]
    assert check(store) == ()
    assert engine != "sqlite" or words_on_disk(file, pair) == {b"slechtnieuws"}


def test_erasing_a_guest_before_the_reveal_ends_the_invitation(store: DurableStore) -> None:
    pair = meeting_pair(store)
    store.meetings.ready(pair.guest, pair.invitation, "guest")
    store.forget_person(pair.guest)
    with pytest.raises(StoreError, match="voorbij"):
        store.meetings.ready(pair.learner, pair.invitation, "learner")
    with pytest.raises(NotFoundError):
        store.meetings.revealed(pair.learner, pair.invitation)
    assert (pair.state.open, check(store)) == (False, ())


# R41
def test_a_purged_guest_is_recorded_and_a_purged_learner_erased(url: str, store: DurableStore, clock: Clock) -> None:
    pair = settled_pair(store)
    clock.forward(days=398)
    store.new_person()
    clock.forward(days=2)
    store.save(pair.learner, new_sitting(store, pair.learner)[1], ALL_CHANGES)
    assert purge(store, date(2028, 3, 2)) == 1
    assert pair.state.erased_at is not None
    assert check(store) == ()
    assert purge(store, date(2032, 1, 1), force=True) == 2
    assert all_rows(url, "persons", "invitations", "events") == [[]] * 3


# R11
def test_a_backup_includes_meetings(url: str, store: DurableStore, tmp_path: Path) -> None:
    pair = settled_pair(store)
    before = store.meetings.meetings(pair.learner), store.meetings.revealed(pair.guest, pair.invitation)
    backup(store, tmp_path / "copy")
    store.forget_person(pair.learner)
    restore(tmp_path / "copy", url)
    assert before == (store.meetings.meetings(pair.learner), store.meetings.revealed(pair.guest, pair.invitation))
    assert check(store) == ()


TAMPERING = {
    "another's word": "UPDATE events SET seat = 'guest' WHERE what = 'said'",
    "a word edited": "UPDATE events SET value = 'x' WHERE what = 'said'",
    "a remark edited": "UPDATE remarks SET text = 'x'",
    "a remark removed": "DELETE FROM remarks",
    "a remark of another event": "UPDATE remarks SET number = number - 1",
    "a word removed": "DELETE FROM events WHERE what = 'said'",
    "the last event removed": "DELETE FROM events WHERE number = (SELECT max(number) FROM events)",
    "events moved": "UPDATE events SET number = 19 - number WHERE number IN (9, 10)",
    "all events removed": "DELETE FROM events",
    "a later end": "UPDATE invitations SET expires_at = expires_at + 1",
    "another right": "UPDATE invitations SET allows = 'read'",
    "a used link made new": "UPDATE invitations SET token = 'x'",
    "another guest": "UPDATE guests SET person = (SELECT person FROM invitations)",
    "the guest removed": "DELETE FROM guests",
    "a rating edited": "UPDATE blocks SET items = replace(items, 'mh-02', 'mh-03')",
    "the rating removed": "DELETE FROM sittings WHERE rates IS NOT NULL",
    "the rating made a scan": "UPDATE sittings SET rates = NULL",
    "the invitation removed": "DELETE FROM invitations",
}


# R05, R28
@pytest.mark.parametrize("tampering", TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_with_a_meeting_is_refused_and_reported(url: str, store: DurableStore, tampering: str) -> None:
    pair = settled_pair(store)
    assert check(store) == ()
    run_sql(url, tampering)
    with pytest.raises(DamagedError):
        (
            store.meetings.invitations(pair.learner, pair.sitting),
            store.meetings.revealed(pair.learner, pair.invitation),
        )
    assert check(store)
    with suppress(DamagedError):
        store.forget_person(pair.guest)
    store.forget_person(pair.learner)


def test_a_meeting_survives_a_restart(url: str, store: DurableStore, clock: Clock) -> None:
    pair = settled_pair(store)
    before = store.meetings.meetings(pair.learner)
    again = open_store(url, clock)
    assert again.meetings.meetings(pair.learner) == before
    again.close()
