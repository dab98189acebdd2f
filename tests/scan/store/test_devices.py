"""A computer that was marked as shared locks when nobody uses it, until its person fills in their code."""

from datetime import timedelta

import pytest

from scan.identity.provider import SHARED_MINUTES, SettingError, provider
from scan.store import Actor, LockedError, NotFoundError
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import check
from tests.support.store.world import Clock, all_rows

ADDRESS = "192.0.2.7"


@pytest.fixture
def shared(store: DurableStore) -> tuple[Actor, str]:
    """Someone at a computer that they marked as shared at this moment."""
    actor, token = store.new_person()
    store.devices.share(actor, token, is_shared=True)
    return actor, token


# R56
def test_a_shared_computer_locks_after_fifteen_minutes_without_use(
    store: DurableStore, shared: tuple[Actor, str], clock: Clock
) -> None:
    actor, token = shared
    clock.forward(minutes=14, seconds=59)
    assert store.actor_of(token) == actor
    assert store.devices.known(token).open_until == clock.at + timedelta(seconds=1)
    clock.forward(seconds=1)
    for act in (store.actor_of, store.devices.known, lambda _: store.devices.use(actor, token)):
        with pytest.raises(LockedError):
            act(token)
    for is_shared in (True, False):
        with pytest.raises(LockedError):
            store.devices.share(actor, token, is_shared)


# R56
def test_a_visit_does_not_keep_it_open_and_use_does(
    store: DurableStore, shared: tuple[Actor, str], clock: Clock
) -> None:
    actor, token = shared
    for _ in range(4):
        clock.forward(minutes=10)
        assert store.devices.use(actor, token).open_until == clock.at + timedelta(minutes=15)
    for _ in range(14):
        clock.forward(minutes=1)
        store.actor_of(token)
    clock.forward(minutes=1)
    with pytest.raises(LockedError):
        store.actor_of(token)


def test_ones_own_computer_never_locks_and_its_use_is_not_kept(url: str, store: DurableStore, clock: Clock) -> None:
    actor, token = store.new_person()
    before = all_rows(url, "keys")
    assert store.devices.use(actor, token).open_until is None
    assert all_rows(url, "keys") == before
    store.devices.share(actor, token, is_shared=True)
    assert store.devices.share(actor, token, is_shared=False).open_until is None
    assert all_rows(url, "keys") == before
    clock.forward(days=300)
    assert store.actor_of(token) == actor
    assert check(store) == ()


# R56
def test_a_code_opens_the_same_scans_at_a_locked_computer(
    store: DurableStore, shared: tuple[Actor, str], clock: Clock
) -> None:
    actor, token = shared
    code = store.new_code(actor)
    clock.forward(hours=1)
    found, fresh = store.actor_of_code(code, ADDRESS, is_shared=True)
    assert found == store.actor_of(fresh) == actor
    assert store.devices.known(fresh).open_until == clock.at + timedelta(minutes=15)
    with pytest.raises(LockedError):
        store.actor_of(token)
    assert store.devices.known(store.actor_of_code(code, ADDRESS)[1]).open_until is None


# R86
def test_a_clock_that_jumped_locks_nothing_for_good(
    store: DurableStore, shared: tuple[Actor, str], clock: Clock
) -> None:
    actor, token = shared
    for years in (3, -6):
        clock.forward(days=365 * years)
        with pytest.raises(LockedError):
            store.actor_of(token)
    clock.forward(days=365 * 3)
    assert store.actor_of(token) == actor


# R56
def test_nobody_marks_or_uses_the_computer_of_another(store: DurableStore, shared: tuple[Actor, str]) -> None:
    bram, own = store.new_person()
    actor, token = shared
    for caller, device in ((bram, token), (actor, own), (Actor("x"), token), (actor, "x")):
        for is_shared in (True, False):
            with pytest.raises(NotFoundError):
                store.devices.share(caller, device, is_shared)
        with pytest.raises(NotFoundError):
            store.devices.use(caller, device)
    assert store.devices.known(own).open_until is None
    assert store.devices.known(token).open_until is not None


# R56
def test_who_runs_the_server_chooses_how_long(url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED_MINUTES, "3")
    store = open_store(url, clock, shared_minutes=provider().shared_minutes)
    actor, token = store.new_person()
    store.devices.share(actor, token, is_shared=True)
    clock.forward(minutes=3)
    with pytest.raises(LockedError):
        store.actor_of(token)
    store.close()
    monkeypatch.setenv(SHARED_MINUTES, "nooit")
    with pytest.raises(SettingError, match="ZELFSCAN_SHARED_MINUTES: 'nooit' is geen termijn"):
        provider()


def test_the_last_use_of_a_shared_computer_is_among_what_is_kept(
    store: DurableStore, shared: tuple[Actor, str], clock: Clock
) -> None:
    assert store.kept_moments(shared[0])["used there"] == (clock.at,)
    assert store.kept_moments(store.new_person()[0])["used there"] == ()
