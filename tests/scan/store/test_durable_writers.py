"""Concurrent writes are isolated from each other's failures, run in order, and are acknowledged after commit."""

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
from scan.store.sqlite import write_queue
from tests.support.patience import PATIENCE
from tests.support.store.world import new_sitting, stored_answers

WRITERS, SAVES = 50, 10
ITEMS = tuple(f"mh-{number:02}" for number in range(WRITERS))


@pytest.fixture(autouse=True)
def slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine is, the time of a group is not over."""
    monkeypatch.setattr(write_queue, "GROUP_SECONDS", 60)


# R06
def test_fifty_writers_all_succeed(store: DurableStore) -> None:
    people = [new_sitting(store) for _ in range(WRITERS)]

    def write(person: tuple[Actor, str]) -> None:
        for number in range(SAVES):
            store.save(*person, Changes({f"mh-{number}": 3}))

    with ThreadPoolExecutor(WRITERS) as at_once:
        list(at_once.map(write, people))
    assert [len(stored_answers(store, *person)) for person in people] == [SAVES] * WRITERS


# R06, R14
def test_fifty_tabs_of_one_sitting_lose_no_answers(store: DurableStore) -> None:
    person = new_sitting(store)
    with ThreadPoolExecutor(WRITERS) as at_once:
        list(at_once.map(lambda item: store.save(*person, Changes({item: 4})), ITEMS))
    assert stored_answers(store, *person) == dict.fromkeys(ITEMS, 4)
    assert check(store) == ()


def do_nothing(_: Connection) -> None:
    """A write that does nothing."""


def queued_together(
    store: DurableStore, works: list[Callable[[Connection], Any]], last: Callable[[Connection], None] = do_nothing
) -> list["Future[Any]"]:
    """Queue these writes in order while the writer is busy, so that they form one group; return their futures.

    `last` runs at the end of the write before that group.
    """
    busy, go = Event(), Event()

    def hold(connection: Connection) -> None:
        busy.set()
        go.wait(PATIENCE)
        last(connection)

    with ThreadPoolExecutor(len(works) + 1) as at_once:
        at_once.submit(store.database.write, hold)
        assert busy.wait(PATIENCE)
        futures = []
        for work in works:
            futures.append(at_once.submit(store.database.write, work))
            time.sleep(0.02)
        go.set()
    return futures


def insert_named(name: str) -> Callable[[Connection], str]:
    """Return a write that inserts a row and returns its name."""

    def work(connection: Connection) -> str:
        connection.execute(text("INSERT INTO tries VALUES (:name, 'x', 0, '')"), {"name": name})
        return name

    return work


def inserted_names(store: DurableStore) -> list[str]:
    """Return the names of the inserted rows."""
    return store.database.read(lambda connection: list(connection.scalars(text("SELECT id FROM tries ORDER BY id"))))


def refused(connection: Connection) -> None:
    """Insert a row, then raise a StoreError."""
    insert_named("refused")(connection)
    raise NotFoundError


def rolled_back(connection: Connection) -> None:
    """Insert a row, then roll back the whole transaction, as a full disk does."""
    insert_named("rolled back")(connection)
    connection.exec_driver_sql("ROLLBACK")
    raise MemoryError


def uncommittable(connection: Connection) -> None:
    """Insert a row that makes the commit fail."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.exec_driver_sql("INSERT INTO blocks VALUES ('nobody', 1, 0, 'a', x'00', NULL, '')")


FAILING_WRITES: dict[str, tuple[Callable[[Connection], None], type[Exception]]] = {
    "refused": (refused, NotFoundError),
    "took the transaction with it": (rolled_back, MemoryError),
    "could not be committed": (uncommittable, StoreError),
}


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize(("failing_write", "fault"), FAILING_WRITES.values(), ids=FAILING_WRITES.keys())
def test_a_failing_write_fails_alone(
    store: DurableStore, failing_write: Callable[[Connection], None], fault: type[Exception]
) -> None:
    before, failing, after = queued_together(store, [insert_named("a"), failing_write, insert_named("b")])
    assert (before.result(), after.result()) == ("a", "b")
    assert isinstance(failing.exception(), fault)
    assert inserted_names(store) == ["a", "b"]


def interrupted(connection: Connection) -> None:
    """Insert a row, then stop as Ctrl-C does."""
    insert_named("interrupted")(connection)
    raise KeyboardInterrupt


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_interrupted_write_acknowledges_none_of_its_group(store: DurableStore) -> None:
    promises = queued_together(store, [insert_named("a"), interrupted, insert_named("b")])
    faults = sorted(type(promise.exception()).__name__ for promise in promises)
    assert faults == ["KeyboardInterrupt", "UnavailableError", "UnavailableError"]
    assert store.database.write(insert_named("c")) == "c"
    assert inserted_names(store) == ["c"]


def append_name(order: list[str], name: str, _: Connection) -> None:
    """A write that appends its name to `order`."""
    order.append(name)


# R06
@pytest.mark.parametrize("engine", ["sqlite"])
def test_writes_run_in_the_order_they_were_queued(store: DurableStore) -> None:
    order: list[str] = []
    queued_together(store, [partial(append_name, order, name) for name in "abcdefghij"])
    assert order == list("abcdefghij")


@pytest.mark.parametrize("engine", ["sqlite"])
def test_waiting_writes_share_one_commit(store: DurableStore) -> None:
    transactions = [promise.result() for promise in queued_together(store, [Connection.get_transaction] * 20)]
    assert transactions == [transactions[0]] * 20
    assert transactions[0] is not store.database.write(Connection.get_transaction)


# R74
@pytest.mark.parametrize("engine", ["sqlite"])
def test_once_its_time_is_over_a_group_takes_no_more_writes(
    store: DurableStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_queue, "GROUP_SECONDS", 0)
    order: list[str] = []
    queued_together(store, [partial(append_name, order, name) for name in "abcdefghij"])
    transactions = [promise.result() for promise in queued_together(store, [Connection.get_transaction] * 5)]
    assert (order, len(set(transactions))) == (list("abcdefghij"), 5)


# R04
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_write_queued_before_the_file_was_moved_is_refused(store: DurableStore, file: Path) -> None:
    def moved(_: Connection) -> None:
        file.rename(file.with_name("away"))

    _, late = queued_together(store, [insert_named("also late"), insert_named("late")], moved)
    with pytest.raises(UnavailableError, match="het bestand of de map is er niet"):
        late.result()


def test_a_closed_store_refuses_writes_at_once(store: DurableStore) -> None:
    person = new_sitting(store)
    store.close()
    with pytest.raises(StoreError):
        store.save(*person, Changes({"mh-01": 3}))
