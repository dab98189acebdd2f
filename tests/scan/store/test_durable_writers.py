"""Many who write at once: nobody fails for another, everyone in turn, and nothing is acknowledged too early."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Connection, text

from scan.store import Actor, Changes, NotFoundError, StoreError, UnavailableError
from scan.store.durable import DurableStore
from scan.store.maintenance import check
from tests.support.store.world import new_sitting, stored_answers

WRITERS, SAVES = 50, 10
ITEMS = tuple(f"mh-{number:02}" for number in range(WRITERS))


# R06
def test_fifty_writers_all_succeed_and_none_waits_long(store: DurableStore) -> None:
    people = [new_sitting(store) for _ in range(WRITERS)]

    def write(person: tuple[Actor, str]) -> float:
        slowest = 0.0
        for number in range(SAVES):
            start = time.monotonic()
            store.save(*person, Changes({f"mh-{number}": 3}))
            slowest = max(slowest, time.monotonic() - start)
        return slowest

    with ThreadPoolExecutor(WRITERS) as at_once:
        slowest = list(at_once.map(write, people))
    assert [len(stored_answers(store, *person)) for person in people] == [SAVES] * WRITERS
    assert max(slowest) < 5, "the timeout that a page has"


# R06, R14
def test_fifty_tabs_of_one_sitting_lose_nothing_of_each_other(store: DurableStore) -> None:
    person = new_sitting(store)
    with ThreadPoolExecutor(WRITERS) as at_once:
        list(at_once.map(lambda item: store.save(*person, Changes({item: 4})), ITEMS))
    assert stored_answers(store, *person) == dict.fromkeys(ITEMS, 4)
    assert check(store) == ()


def nothing(_: Connection) -> None:
    """A write that does nothing."""


def piled_up(
    store: DurableStore, works: list[Callable[[Connection], Any]], last: Callable[[Connection], None] = nothing
) -> list["Future[Any]"]:
    """What becomes of these, put in this order while the writer was busy, so that they are one group.

    `last` is the last that the writer did before it came to them.
    """
    busy, go = Event(), Event()

    def hold(connection: Connection) -> None:
        busy.set()
        go.wait(10)
        last(connection)

    with ThreadPoolExecutor(len(works) + 1) as at_once:
        at_once.submit(store.database.write, hold)
        assert busy.wait(10)
        promises = []
        for work in works:
            promises.append(at_once.submit(store.database.write, work))
            time.sleep(0.02)
        go.set()
    return promises


def added(name: str) -> Callable[[Connection], str]:
    """A write of one row that says its name."""

    def work(connection: Connection) -> str:
        connection.execute(text("INSERT INTO tries VALUES (:name, 'x', 0, '')"), {"name": name})
        return name

    return work


def there(store: DurableStore) -> list[str]:
    """The names that were written."""
    return store.database.read(lambda connection: list(connection.scalars(text("SELECT id FROM tries ORDER BY id"))))


def refused(connection: Connection) -> None:
    """A write that changes something and then is refused."""
    added("refused")(connection)
    raise NotFoundError


def rolled_back(connection: Connection) -> None:
    """A write that takes the whole transaction with it, as a full disk does."""
    added("rolled back")(connection)
    connection.exec_driver_sql("ROLLBACK")
    raise MemoryError


def uncommittable(connection: Connection) -> None:
    """A write that is fine until its commit."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.exec_driver_sql("INSERT INTO entries VALUES ('nobody', 1, 'a', 'answer', '3', 0, '')")


SPOILERS: dict[str, tuple[Callable[[Connection], None], type[Exception]]] = {
    "refused": (refused, NotFoundError),
    "took the transaction with it": (rolled_back, MemoryError),
    "could not be committed": (uncommittable, StoreError),
}


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(("spoiler", "fault"), SPOILERS.values(), ids=SPOILERS.keys())
def test_a_write_that_fails_fails_alone(
    store: DurableStore, spoiler: Callable[[Connection], None], fault: type[Exception]
) -> None:
    before, failing, after = piled_up(store, [added("a"), spoiler, added("b")])
    assert (before.result(), after.result()) == ("a", "b")
    assert isinstance(failing.exception(), fault)
    assert there(store) == ["a", "b"]


def called(order: list[str], name: str, _: Connection) -> None:
    """A write that only remembers that it had its turn."""
    order.append(name)


# R06
@pytest.mark.parametrize("engine", ["sqlite"])
def test_first_come_first_kept(store: DurableStore) -> None:
    order: list[str] = []
    piled_up(store, [partial(called, order, name) for name in "abcdefghij"])
    assert order == list("abcdefghij")


@pytest.mark.parametrize("engine", ["sqlite"])
def test_everyone_who_waits_shares_one_commit(store: DurableStore) -> None:
    transactions = [promise.result() for promise in piled_up(store, [Connection.get_transaction] * 20)]
    assert transactions == [transactions[0]] * 20
    assert transactions[0] is not store.database.write(Connection.get_transaction)


# R04
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_write_that_waited_while_the_file_went_away_is_refused(store: DurableStore, file: Path) -> None:
    def moved(_: Connection) -> None:
        file.rename(file.with_name("away"))

    _, late = piled_up(store, [added("also late"), added("late")], moved)
    with pytest.raises(UnavailableError, match="het bestand of de map is er niet"):
        late.result()


def test_a_closed_store_refuses_and_does_not_wait(store: DurableStore) -> None:
    person = new_sitting(store)
    store.close()
    with pytest.raises(StoreError):
        store.save(*person, Changes({"mh-01": 3}))
