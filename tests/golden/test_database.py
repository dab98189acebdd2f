"""A database that people filled with an earlier program opens, is whole, and holds what it held."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.golden.reading import (
    FILES,
    NOON,
    DamagedError,
    DurableStore,
    Json,
    LockedError,
    NotFoundError,
    all_feedback,
    check,
    facts,
    of_invitation,
    of_meeting,
    of_sitting,
    opened,
    person,
    profile,
    restore,
    rounded,
)

PEOPLE: Json = facts()["people"]
INVITATIONS: Json = facts()["invitations"]
EARLIER = ("database", "database-0003", "database-0004", "database-0005")
DATABASES = (*EARLIER, "database-0006", "database-0007")
every_schema = pytest.mark.parametrize("database", DATABASES, indirect=True)
SHARED = "FAm0QzfW-GpmDg_aBZFwBd4MJmhr-C8cm63ZKxgOX44"  # of a computer that anna shared at noon
CLOSED = ("expired", "expired_unseen", "withdrawn", "erased")


@every_schema
def test_nothing_in_it_is_damaged(store: DurableStore) -> None:
    assert check(store) == ()


@every_schema
def test_it_can_be_put_back_as_a_backup(tmp_path: Path, database: str) -> None:
    url = f"sqlite:///{tmp_path / 'restored.sqlite3'}"
    restore(FILES / f"{database}.sqlite3", url)
    store = opened(url)
    assert check(store) == ()
    assert {name: len(store.sittings(person(store, name))) for name in PEOPLE} == {
        name: len(one["scans"]) for name, one in PEOPLE.items()
    }
    store.close()


@every_schema
def test_every_scan_is_as_it_was_left(store: DurableStore) -> None:
    for name, one in PEOPLE.items():
        assert [of_sitting(kept) for kept in store.sittings(person(store, name))] == one["scans"], name


def test_every_scan_scores_as_it_did(store: DurableStore) -> None:
    for name, one in PEOPLE.items():
        found = [profile(kept) for kept in store.sittings(person(store, name))]
        assert rounded(found) == rounded(one["profiles"]), name


@pytest.mark.parametrize("database", ["database-0004"], indirect=True)
def test_feedback_on_items_is_listed_as_it_was_given(store: DurableStore) -> None:
    assert [(one.item.version, one.item.item, one.week.isoformat(), one.text) for one in all_feedback(store)] == [
        ("2026-1", "co-01", "2026-11-23", "Twee vragen in één? 💚"),
        ("2026-2", "mh-01", "2026-11-23", "Bij ons doet de huisarts dit."),
    ]


def test_codes_open_what_they_opened(store: DurableStore) -> None:
    coded = {name: one["code"] for name, one in PEOPLE.items() if "code" in one}
    assert len(coded) == 4
    for name, code in coded.items():
        assert store.actor_of_code(code, f"of {name}")[0] == person(store, name)


def test_a_cookie_that_was_revoked_opens_nothing(store: DurableStore) -> None:
    with pytest.raises(NotFoundError):
        store.actor_of(PEOPLE["emma"]["revoked_token"])


# R56
@pytest.mark.parametrize("database", ["database-0007"], indirect=True)
def test_a_computer_that_anna_shared_is_open_until_it_locks(store: DurableStore) -> None:
    assert store.devices.known(SHARED) == (person(store, "anna"), NOON + timedelta(minutes=15))
    later = DurableStore(store.database, lambda: NOON + timedelta(minutes=15))
    with pytest.raises(LockedError):
        later.actor_of(SHARED)


def test_every_invitation_is_in_the_state_it_was_in(store: DurableStore) -> None:
    for name, one in INVITATIONS.items():
        made = store.meetings.invitations(person(store, one["learner"]), one["state"]["sitting"])
        assert [of_invitation(told) for told in made if told.id == one["id"]] == [one["state"]], name


@pytest.mark.parametrize("secret", ["token", "code"])
def test_an_open_invitation_lets_someone_in_and_the_others_nobody(store: DurableStore, secret: str) -> None:
    guest = store.new_person()[0]
    assert store.meetings.accept(guest, INVITATIONS["open"][secret], "here") == INVITATIONS["open"]["id"]
    for name in (*CLOSED, "agreed", "halfway", "reading"):
        with pytest.raises(NotFoundError):
            store.meetings.accept(guest, INVITATIONS[name][secret], f"for {name}")


# R58
@every_schema
def test_a_meeting_shows_both_sides_what_it_showed_last(store: DurableStore) -> None:
    meetings = store.meetings
    for name, held in facts()["meetings"].items():
        seats = [INVITATIONS[name][seat] for seat in ("learner", "guest") if INVITATIONS[name][seat]]
        for one in seats:
            actor, invitation = person(store, one), INVITATIONS[name]["id"]
            shown = of_meeting(meetings.revealed(actor, invitation), meetings.meeting(actor, invitation))
            assert shown == held | {"remarks": last_of_each_place(held["remarks"])}, (name, one)
            assert name != "agreed" or (len(held["remarks"]), len(shown["remarks"])) == (8, 6)


def last_of_each_place(remarks: list[list[str]]) -> list[list[str]]:
    """The remarks that were not replaced by a later one of the same place."""
    last = {place: number for number, (_, place, *_) in enumerate(remarks)}
    return [remarks[number] for number in sorted(last.values())]


@pytest.mark.parametrize("seat", ["learner", "guest"])
def test_halfway_nothing_of_the_other_is_given_out(store: DurableStore, seat: str) -> None:
    there, meetings = INVITATIONS["halfway"], store.meetings
    actor = person(store, there[seat])
    for peek in (meetings.revealed, meetings.meeting, meetings.shared):
        with pytest.raises(NotFoundError):
            peek(actor, there["id"])
    assert there["id"] not in [one.invitation.id for one in meetings.meetings(actor)]
    if seat == "learner":
        with pytest.raises(NotFoundError):
            meetings.rating(actor, there["id"])
        return
    rating = meetings.rating(actor, there["id"])
    assert "Geheim van Boris." in rating.notes.values()
    assert "Geheim van Dirk." not in str(of_sitting(rating))
    with pytest.raises(NotFoundError):
        store.sitting(actor, there["state"]["sitting"])


def test_who_reads_along_sees_the_one_note_that_is_shared(store: DurableStore) -> None:
    there = INVITATIONS["reading"]
    seen = store.meetings.shared(person(store, there["guest"]), there["id"])
    own = PEOPLE["anna"]["scans"][1]
    assert seen.assessment.answers == own["answers"]
    assert [*seen.notes.values()] == [note for note in own["notes"].values() if note.startswith("Ik belde zelf")]
    assert (seen.goals, seen.done) == ({}, frozenset())


# R58
@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("database", EARLIER, indirect=True)
def test_a_remark_that_was_replaced_is_in_no_byte_of_a_migrated_file(store: DurableStore, file: Path) -> None:
    assert check(store) == ()
    assert b"Ik kijk mee bij het volgende" not in file.read_bytes()
    assert b"Boris kijkt mee bij het volgende" in file.read_bytes()


# R05, R09
@pytest.mark.parametrize("what", ["value = value || '!'", "place = 'mh-09'", "number = number + 90"])
def test_a_damaged_meeting_is_migrated_without_its_texts_and_stays_damaged(file: Path, what: str) -> None:
    shutil.copy(FILES / "database-0004.sqlite3", file)
    with closing(sqlite3.connect(file)) as tampered, tampered:
        tampered.execute(f"UPDATE events SET {what} WHERE what = 'said' AND place = 'mh-02'")  # noqa: S608
    store = opened(f"sqlite:///{file}")
    with pytest.raises(DamagedError):
        store.meetings.meeting(person(store, INVITATIONS["agreed"]["learner"]), INVITATIONS["agreed"]["id"])
    assert len(check(store)) == 1
    store.close()
    assert b"Boris kijkt mee bij het volgende" not in file.read_bytes()
