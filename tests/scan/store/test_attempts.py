"""Limits per network address, counted in memory."""

import pytest

from scan.limits.limits import FAILED_CODES, NEW_PEOPLE, Limit
from scan.store.attempts import AttemptCounter, network
from scan.store.errors import TooManyTriesError
from tests.support.store.world import Clock

HOSPITAL = "192.0.2.7"


# R63
@pytest.mark.parametrize(("limit", "most"), [(FAILED_CODES, 60), (NEW_PEOPLE, 1_000)])
def test_an_address_reaches_its_limit_and_starts_anew_each_minute(limit: Limit, most: int) -> None:
    clock = Clock()
    counter = AttemptCounter(clock)
    for _ in range(most):
        counter.count(limit, HOSPITAL)
    with pytest.raises(TooManyTriesError):
        counter.count(limit, HOSPITAL)
    with pytest.raises(TooManyTriesError):
        counter.check(limit, HOSPITAL)
    counter.count(limit, "192.0.2.8")
    clock.forward(seconds=61)
    counter.count(limit, HOSPITAL)


def test_one_limit_does_not_count_for_the_other() -> None:
    counter = AttemptCounter(Clock())
    for _ in range(60):
        counter.count(FAILED_CODES, HOSPITAL)
    counter.count(NEW_PEOPLE, HOSPITAL)


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    clock = Clock()
    counter = AttemptCounter(clock)
    for _ in range(60):
        counter.count(FAILED_CODES, HOSPITAL)
    clock.forward(hours=-5)
    counter.count(FAILED_CODES, HOSPITAL)


# R87
@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_an_ipv6_network_counts_as_one_address(address: str, counted: str) -> None:
    assert network(address) == counted
