"""Every limit of the store by its own number, so that it cannot move by itself (reliability.md §1)."""

import pytest

from scan.store import Changes, NotFoundError, RefusedError, TooManyTriesError
from scan.store.durable import DurableStore
from tests.support.store.world import Clock, new_sitting

LONGEST = {
    "a note": (lambda size: Changes(notes={"mh-01": "x" * size}), 5_000),
    "a goal": (lambda size: Changes(goals={"doel-1": "x" * size}), 20_000),
    "the id of an item": (lambda size: Changes({"x" * size: 3}), 100),
}


@pytest.mark.parametrize("what", LONGEST)
def test_a_text_may_be_this_long_and_no_longer(store: DurableStore, what: str) -> None:
    change, most = LONGEST[what]
    person = new_sitting(store)
    store.save(*person, change(most))
    before = store.sitting(*person)
    with pytest.raises(RefusedError):
        store.save(*person, change(most + 1))
    assert store.sitting(*person) == before


@pytest.mark.parametrize(("days", "allowed"), [(0, False), (1, True), (90, True), (91, False)])
def test_an_invitation_lasts_1_to_90_days(store: DurableStore, days: int, allowed: bool) -> None:
    person = new_sitting(store)
    if allowed:
        assert store.meetings.invite(*person, "rate", days).token
        return
    with pytest.raises(RefusedError):
        store.meetings.invite(*person, "rate", days)


def test_an_invitation_lasts_14_days_unless_told(store: DurableStore, clock: Clock) -> None:
    actor, scan = new_sitting(store)
    store.meetings.invite(actor, scan, "rate")
    (invitation,) = store.meetings.invitations(actor, scan)
    assert invitation.expires_at is not None
    assert (invitation.expires_at - clock.at).days == 14


def guess(store: DurableStore, code: str) -> type[Exception]:
    """How a wrong guess of a code is refused."""
    with pytest.raises((NotFoundError, TooManyTriesError)) as refused:
        store.actor_of_code(code[:-1] + ("2" if code[-1] != "2" else "3"), "192.0.2.7")
    return refused.type


def test_tries_of_an_erased_person_are_erased_too(store: DurableStore) -> None:
    actor = store.new_person()[0]
    code = store.new_code(actor)
    assert [guess(store, code) for _ in range(4)] == [NotFoundError] * 4
    store.forget_person(actor)
    assert [guess(store, code) for _ in range(6)] == [NotFoundError] * 5 + [TooManyTriesError]
