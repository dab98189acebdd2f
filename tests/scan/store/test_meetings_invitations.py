"""Invitations: for one guest, for a limited time, and with secrets of which only hashes are stored."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from scan.store import Actor, ClosedError, DamagedError, NotFoundError, RefusedError, StoreError, TooManyTriesError
from scan.store.durable import DurableStore
from scan.store.meetings.contract import Invitation, NewInvitation
from tests.support.store.table import ADDRESS, meeting_pair
from tests.support.store.world import NOON, Clock, all_rows, bytes_of, new_sitting, run_sql

SECRETS: dict[str, Callable[[NewInvitation], str]] = {
    "the link": lambda invited: invited.token,
    "the code": lambda invited: invited.code,
    "the code as people type it": lambda invited: f" {invited.code.lower().replace('-', ' ')}\n",
}


def wrong(code: str) -> str:
    """Return a code with the right id and a wrong secret."""
    return code[:4] + "".join("2" if letter == "3" else "3" for letter in code[4:].replace("-", ""))


def failed_tries(store: DurableStore, guest: Actor, code: str, times: int, address: str = "10.0.0.{}") -> list[type]:
    """Try a code `times` times and return the types of the errors."""
    errors: list[type] = []
    for number in range(times):
        with pytest.raises(StoreError) as refused:
            store.meetings.accept(guest, code, address.format(number))
        errors.append(type(refused.value))
    return errors


def only_invitation(store: DurableStore, learner: Actor, sitting: str) -> Invitation:
    """Return the only invitation, as the learner sees it."""
    (invitation,) = store.meetings.invitations(learner, sitting)
    return invitation


# R21
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_an_invitation_works_for_the_first_guest_only(
    store: DurableStore, secret: Callable[[NewInvitation], str]
) -> None:
    (learner, sitting), (guest, _), (other, _) = new_sitting(store), store.new_person(), store.new_person()
    invited = store.meetings.invite(learner, sitting, "read")
    for _ in range(2):
        assert store.meetings.accept(guest, secret(invited), ADDRESS) == invited.id
    for late in SECRETS.values():
        with pytest.raises(NotFoundError):
            store.meetings.accept(other, late(invited), ADDRESS)
    assert [found.id for found in store.meetings.invited(guest)] == [invited.id]
    assert store.meetings.invited(other) == ()


def test_a_guest_sees_invitations_in_the_order_in_which_they_were_made(store: DurableStore, clock: Clock) -> None:
    guest, made = store.new_person()[0], list[NewInvitation]()
    for _ in range(5):
        clock.forward(hours=1)
        made.append(store.meetings.invite(*new_sitting(store), "read"))
    for invited in reversed(made):
        store.meetings.accept(guest, invited.token, ADDRESS)
    assert [found.id for found in store.meetings.invited(guest)] == [invited.id for invited in made]


# R05
def test_an_invitation_that_was_changed_is_not_offered_to_its_guest(url: str, store: DurableStore) -> None:
    pair = meeting_pair(store)
    run_sql(url, "UPDATE invitations SET expires_at = expires_at + 1")
    with pytest.raises(DamagedError):
        store.meetings.invited(pair.guest)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_a_learner_cannot_accept_their_own_invitation(
    store: DurableStore, secret: Callable[[NewInvitation], str]
) -> None:
    learner, sitting = new_sitting(store)
    invited = store.meetings.invite(learner, sitting, "rate")
    with pytest.raises(NotFoundError):
        store.meetings.accept(learner, secret(invited), ADDRESS)
    assert only_invitation(store, learner, sitting).accepted_at is None


def test_a_code_has_twelve_clear_letters_and_a_token_256_bits(store: DurableStore) -> None:
    learner, sitting = new_sitting(store)
    invited = store.meetings.invite(learner, sitting, "read")
    assert [len(group) for group in invited.code.split("-")] == [4, 4, 4]
    assert not set(invited.code) & set("01OIL")
    assert len(invited.token) >= 43


# R22
def test_five_wrong_tries_block_a_code_and_not_the_link(store: DurableStore, clock: Clock) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    invited = store.meetings.invite(learner, sitting, "read")
    assert failed_tries(store, guest, wrong(invited.code), 6) == [NotFoundError] * 5 + [TooManyTriesError]
    assert only_invitation(store, learner, sitting).tries == 5
    clock.forward(hours=2)
    assert failed_tries(store, guest, invited.code, 1) == [NotFoundError]
    assert store.meetings.accept(guest, invited.token, ADDRESS) == invited.id


# R22
def test_the_fifth_try_may_be_the_right_one(store: DurableStore) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    invited = store.meetings.invite(learner, sitting, "read")
    failed_tries(store, guest, wrong(invited.code), 4)
    assert store.meetings.accept(guest, invited.code, ADDRESS) == invited.id


# R22
def test_an_address_can_try_sixty_wrong_codes_a_minute(store: DurableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scan.store.records.codes.SCRYPT_COST", 2)
    guest, _ = store.new_person()
    codes = [f"{first}{second}22-2222-2222" for first in "23456789" for second in "23456789"][:62]
    answers = [failed_tries(store, guest, code, 1, ADDRESS)[0] for code in codes]
    assert answers == [NotFoundError] * 60 + [TooManyTriesError] * 2


@pytest.mark.parametrize("secret", ["", "abc", "\0", "\ud83d", "2222-2222-2222", "a" * 10_000, "é" * 12])
def test_a_malformed_secret_is_refused(store: DurableStore, secret: str) -> None:
    meeting_pair(store)
    with pytest.raises(NotFoundError):
        store.meetings.accept(store.new_person()[0], secret, ADDRESS)


# R19
def test_no_token_or_code_is_in_the_database(url: str, store: DurableStore, file: Path, engine: str) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    opened, unopened = (store.meetings.invite(learner, sitting, "rate") for _ in range(2))
    failed_tries(store, guest, wrong(opened.code), 1)
    store.meetings.accept(guest, opened.code, ADDRESS)
    stored = repr(all_rows(url, "invitations", "guests", "events", "tries", "sittings")).encode()
    stored += bytes_of(file) if engine == "sqlite" else b""
    assert opened.id.encode() in stored
    for invited in (opened, unopened):
        letters = invited.code.replace("-", "")
        for bare in (invited.token, invited.code, letters, letters[4:], letters[4:].lower(), ADDRESS):
            assert bare.encode() not in stored


# R08, R21
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_an_expired_secret_is_refused_when_the_clock_is_set_back(
    store: DurableStore, clock: Clock, secret: Callable[[NewInvitation], str]
) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    invited = store.meetings.invite(learner, sitting, "read", days=1)
    for at in (NOON + timedelta(days=1), NOON + timedelta(days=2), NOON):
        clock.at = at
        with pytest.raises(NotFoundError):
            store.meetings.accept(guest, secret(invited), ADDRESS)
    assert only_invitation(store, learner, sitting).expired_at is not None


def test_the_learner_sees_the_state_of_every_invitation(store: DurableStore, clock: Clock) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    first, second = (store.meetings.invite(learner, sitting, "read", days) for days in (14, 3))
    clock.forward(days=2)
    store.meetings.accept(guest, first.token, ADDRESS)
    clock.forward(days=2)
    store.meetings.shared(guest, first.id)
    store.meetings.withdraw(learner, first.id)
    days = [NOON + timedelta(days=number) for number in range(15)]
    used, unused = store.meetings.invitations(learner, sitting)
    assert (used.id, used.right, used.made_at, used.expires_at) == (first.id, "read", days[0], days[14])
    assert (used.accepted_at, used.seen_at, used.withdrawn_at, used.expired_at) == (days[2], days[4], days[4], None)
    assert (unused.id, unused.accepted_at, unused.seen_at, unused.withdrawn_at) == (second.id, None, None, None)
    assert unused.expires_at == unused.expired_at == days[3]
    assert (used.open, unused.open) == (False, False)


# R78
def test_an_invitation_that_was_accepted_since_it_was_shown_is_not_withdrawn(store: DurableStore) -> None:
    (learner, sitting), (guest, _) = new_sitting(store), store.new_person()
    invited = store.meetings.invite(learner, sitting, "rate")
    shown = only_invitation(store, learner, sitting)
    store.meetings.accept(guest, invited.token, ADDRESS)
    with pytest.raises(ClosedError):
        store.meetings.withdraw(learner, invited.id, shown)
    accepted = only_invitation(store, learner, sitting)
    assert accepted.open
    store.meetings.withdraw(learner, invited.id, accepted)
    assert not only_invitation(store, learner, sitting).open


@pytest.mark.parametrize(("right", "days"), [("write", 14), ("read", 0), ("read", 91), ("rate", -1)])
def test_an_invitation_with_an_invalid_right_or_term_is_refused(store: DurableStore, right: str, days: int) -> None:
    learner, sitting = new_sitting(store)
    with pytest.raises(RefusedError):
        store.meetings.invite(learner, sitting, right, days)  # type: ignore[arg-type]
    assert store.meetings.invitations(learner, sitting) == ()


# R82
def test_nobody_is_made_by_a_secret_that_opens_nothing(url: str, store: DurableStore) -> None:
    learner, sitting = new_sitting(store)
    invited, withdrawn = (store.meetings.invite(learner, sitting, "read") for _ in range(2))
    store.meetings.withdraw(learner, withdrawn.id)
    before = all_rows(url, "persons", "keys", "guests")
    for secret in ("x" * 43, wrong(invited.code), withdrawn.token, withdrawn.code):
        with pytest.raises(NotFoundError):
            store.meetings.accept_as_new(secret, ADDRESS)
    assert all_rows(url, "persons", "keys", "guests") == before
    guest, token, name = store.meetings.accept_as_new(invited.token, ADDRESS)
    assert (store.actor_of(token), name) == (guest, invited.id)
    with pytest.raises(NotFoundError):
        store.meetings.accept_as_new(invited.token, ADDRESS)
    assert [len(rows) for rows in all_rows(url, "persons", "keys", "guests")] == [2, 2, 1]
