"""A clock that is ten years ahead or behind changes no order and reactivates nothing."""

from datetime import timedelta

import pytest

from scan.store import Changes, NotFoundError, RefusedError, TooManyTriesError
from scan.store.durable import DurableStore
from scan.store.maintenance import check, is_overdue, purge
from tests.support.store.world import NOON, Clock, new_sitting, stored_answers

TEN_YEARS = timedelta(days=3652)
SHIFTS = {"ahead": TEN_YEARS, "behind": -TEN_YEARS}
wrong_clock = pytest.mark.parametrize("shift", SHIFTS.values(), ids=SHIFTS.keys())


# R08
@wrong_clock
def test_the_answer_saved_last_is_current_whatever_the_clock(
    store: DurableStore, clock: Clock, shift: timedelta
) -> None:
    actor, sitting = new_sitting(store)
    for moment, answer in ((NOON, 1), (NOON + shift, 2), (NOON, 3)):
        clock.at = moment
        store.save(actor, sitting, Changes({"mh-01": answer}))
        assert stored_answers(store, actor, sitting) == {"mh-01": answer}
    assert check(store) == ()


# R08
@wrong_clock
def test_sittings_stay_in_the_order_they_were_begun(store: DurableStore, clock: Clock, shift: timedelta) -> None:
    actor, first = new_sitting(store)
    clock.at = NOON + shift
    _, second = new_sitting(store, actor)
    clock.at = NOON
    _, third = new_sitting(store, actor)
    assert [found.assessment.id for found in store.sittings(actor)] == [first, second, third]


# R08
@wrong_clock
def test_what_was_revoked_or_replaced_stays_so(store: DurableStore, clock: Clock, shift: timedelta) -> None:
    actor, token = store.new_person()
    code = store.new_code(actor)
    store.revoke(actor, token)
    store.new_code(actor)
    clock.at = NOON + shift
    with pytest.raises(NotFoundError):
        store.actor_of(token)
    with pytest.raises(NotFoundError):
        store.actor_of_code(code, "192.0.2.1")


# R08, R22
@wrong_clock
def test_a_corrected_clock_locks_nobody_out(store: DurableStore, clock: Clock, shift: timedelta) -> None:
    actor, _ = store.new_person()
    code = store.new_code(actor)
    clock.at = NOON + shift
    for _ in range(5):
        with pytest.raises(NotFoundError):
            store.actor_of_code(code[:4] + "2" * 11, "192.0.2.1")
    with pytest.raises(TooManyTriesError):
        store.actor_of_code(code, "192.0.2.1")
    clock.at = NOON
    assert store.actor_of_code(code, "192.0.2.1")[0] == actor


# R08, R41
def test_a_visit_in_the_future_is_corrected_at_the_next_visit(store: DurableStore, clock: Clock) -> None:
    clock.at = NOON + TEN_YEARS
    _, token = store.new_person()
    clock.at = NOON
    store.actor_of(token)
    assert purge(store, (NOON + timedelta(days=800)).date(), force=True) == 1


def test_overdue_people_are_detected_without_erasing_them(store: DurableStore, clock: Clock) -> None:
    for days in (0, 799, 800):
        clock.at = NOON + timedelta(days=days)
        new_sitting(store)
    assert [is_overdue(store, day) for day in (NOON.date(), clock.at.date())] == [False, True]
    assert purge(store, clock.at.date()) == 1
    assert not is_overdue(store, clock.at.date())


# R08
def test_a_clock_that_jumped_ahead_makes_nobody_overdue(store: DurableStore) -> None:
    new_sitting(store)
    assert not is_overdue(store, (NOON + timedelta(days=3650)).date())


# R86
def test_a_visit_while_the_clock_had_jumped_makes_nobody_overdue(store: DurableStore, clock: Clock) -> None:
    new_sitting(store)
    clock.at = NOON + TEN_YEARS
    for _ in range(3):
        clock.forward(hours=1)
        new_sitting(store)
    assert not is_overdue(store, clock.at.date())
    with pytest.raises(RefusedError, match=r"op één dag.*Klopt de klok.*niets gewist"):
        purge(store, clock.at.date())
    assert purge(store, clock.at.date(), force=True) == 1
