"""Runs of pages take turns, so that one person's many tabs do not hold up others (R76)."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from scan.limits.turns import Turns
from tests.support.patience import PATIENCE

LONG, SHORT = PATIENCE, 0.05


@contextmanager
def running(turns: Turns, *people: str) -> Iterator[list[Event]]:
    """Runs of these people that go on until the end of the block; each sets its event when it has its turn."""
    end, begun = Event(), [Event() for _ in people]

    def run(person: str, has_turn: Event) -> None:
        with turns.turn(person):
            has_turn.set()
            end.wait(LONG)

    threads = [Thread(target=run, args=pair) for pair in zip(people, begun, strict=True)]
    for thread in threads:
        thread.start()
    try:
        yield begun
    finally:
        end.set()
        for thread in threads:
            thread.join()


# R76
def test_a_person_has_as_many_runs_at_once_as_allowed_and_others_go_on() -> None:
    turns = Turns(at_once=5, of_person=2, patience=LONG)
    with running(turns, "a", "a") as first:
        assert all(one.wait(LONG) for one in first)
        third = Event()
        thread = Thread(target=_take, args=(turns, "a", third))
        thread.start()
        with running(turns, "b") as (other,):
            assert other.wait(LONG)
            assert not third.wait(SHORT)
    thread.join()
    assert third.is_set()


# R76
def test_above_the_number_of_all_runs_everyone_waits_for_one_that_ends() -> None:
    turns = Turns(at_once=2, of_person=2, patience=LONG)
    with running(turns, "", "") as first:
        assert all(one.wait(LONG) for one in first)
        waiting = Event()
        thread = Thread(target=_take, args=(turns, "c", waiting))
        thread.start()
        assert not waiting.wait(SHORT)
    thread.join()
    assert waiting.is_set()


# R76
def test_a_run_that_waited_long_goes_on() -> None:
    turns = Turns(at_once=1, of_person=1, patience=SHORT)
    with running(turns, "a") as (first,), turns.turn("b"):
        assert first.wait(LONG)


# R76
def test_a_run_that_fails_leaves_its_turn() -> None:
    turns = Turns(at_once=1, of_person=1, patience=LONG)
    for _ in range(3):
        try:
            with turns.turn("a"):
                raise ValueError
        except ValueError:
            continue
    with running(turns, "a") as (begun,):
        assert begun.wait(LONG)


def _take(turns: Turns, person: str, has_turn: Event) -> None:
    with turns.turn(person):
        has_turn.set()
