"""Other processes on the same store, which a test starts, receives messages from and kills."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from scan.store import Actor, Changes, StoreError
from scan.store.durable import open_store
from scan.store.engine import open_database

# A fork server that has imported everything, the engines' own modules too, starts each process in milliseconds.
_PRELOADED = ["tests.support.store.route", "sqlalchemy.dialects.postgresql.psycopg", "psycopg", "alembic.command"]
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([__name__, *_PRELOADED])


@contextmanager
def other_process(target: Callable[..., None], *about: Any) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """Yield a process that runs `target`, and the receiver of its messages; it is killed at the end."""
    receiver, sender = _context.Pipe(duplex=False)
    process = _context.Process(target=target, args=(*about, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield process, receiver
    finally:
        process.kill()
        process.join()
        receiver.close()


def shared_number(number: float) -> Any:
    """Return a number that other processes see change."""
    return _context.Value("d", number)


def received(receiver: Connection) -> list[Any]:
    """Return all messages of a process that ended."""
    messages = []
    try:
        while receiver.poll():
            messages.append(receiver.recv())
    except EOFError:
        pass
    return messages


def numbered_answer(number: int) -> int:
    """Return the answer that saves this number in the history of an item: 1 to 5 in turn."""
    return (number - 1) % 5 + 1


def numbers_of_answers(answers: Sequence[str | None]) -> list[int]:
    """Return which numbers a history of answers stands for: 1, 2, 3, … and -1 for one that is out of turn."""
    return [number if answer == str(numbered_answer(number)) else -1 for number, answer in enumerate(answers, 1)]


def keep_saving(url: str, actor: str, sitting: str, first: int, sender: Connection) -> None:
    """Save first, first + 1, … as an answer and as a note, and send each number once it is acknowledged."""
    store = open_store(url)
    number = first
    while True:
        store.save(Actor(actor), sitting, Changes({"mh-01": numbered_answer(number)}, {"mh-01": str(number)}))
        sender.send(number)
        number += 1


def migrate(url: str, scripts: Path, sender: Connection) -> None:
    """Open the store with these migrations and send "begin", then "ok" or the message of the error."""
    sender.send("begin")
    try:
        open_database(url, 5, scripts).close()
        sender.send("ok")
    except StoreError as fault:
        sender.send(fault.message)
