"""One write connection behind a first-in, first-out queue; all waiting writes share one commit."""

import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from scan.store.errors import StoreError, UnavailableError

Result = TypeVar("Result")
WriteOutcome = tuple[Any, StoreError | None]
LARGEST_GROUP = 64
GROUP_SECONDS = 0.01  # after which no other write joins a group: a writer is held for 50 ms at most (R74)


class OpensTransaction(Protocol):
    """Opens a transaction for a group of writes and yields its connection."""

    def __call__(self) -> contextlib.AbstractContextManager[Connection]:
        """Commit at the end of the `with` block; raises a StoreError when that fails."""


@dataclass(slots=True)
class Write:
    """A queued write, and its outcome once `is_done`.

    The error of one that never is done, as when the thread that wrote for it was interrupted, is an UnavailableError.
    """

    work: Callable[[Connection], Any]
    is_done: bool = False
    result: Any = None
    error: Exception | None = field(default_factory=UnavailableError)

    def finish(self, result: Any, error: Exception | None = None) -> None:
        """Set the outcome."""
        self.result, self.error, self.is_done = result, error, True


class WriteQueue:
    """Runs writes in order; each is acknowledged after the commit of its group.

    The thread that gets its turn writes for all that wait, since a writer thread would cost every save two switches.
    """

    def __init__(self, open_transaction: OpensTransaction) -> None:
        self._open_transaction = open_transaction
        self._waiting: deque[Write] = deque()
        self._turn = Lock()
        self._lock = Lock()
        self._closed = False

    def put(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in a transaction and return its result after the commit; raises its error when that fails."""
        write = Write(work)
        with self._lock:
            if self._closed:
                raise UnavailableError
            self._waiting.append(write)
        with self._turn:
            while self._waiting and not write.is_done:
                self._write(self._next())
        if write.error:
            raise write.error
        result: Result = write.result
        return result

    def run_alone(self, work: Callable[[], None]) -> None:
        """Run `work` while no write runs; writes that come meanwhile wait."""
        with self._turn:
            work()

    def close(self) -> None:
        """Finish pending writes; later ones are refused."""
        with self._lock:
            self._closed = True
        with self._turn:
            while self._waiting:
                self._write(self._next())

    def _next(self) -> list[Write]:
        return [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST_GROUP))]

    def _write(self, group: list[Write]) -> None:
        began = False
        try:
            with self._open_transaction() as connection:
                began = True
                outcomes = list(self._outcomes(connection, group))
        except Exception as fault:
            # Retry each write alone, so that none fails because of another; not when the transaction did not begin.
            if began and len(group) > 1:
                for write in group:
                    self._write([write])
            else:
                _fail_all(group, fault)
            return
        for write, (result, refusal) in zip(group, outcomes, strict=True):
            write.finish(result, refusal)

    def _outcomes(self, connection: Connection, group: list[Write]) -> Iterator[WriteOutcome]:
        """Run the writes of a group; once its time is over, those that are left go back to the front of the queue."""
        end = monotonic() + GROUP_SECONDS
        for number, write in enumerate(group):
            if number and monotonic() >= end:
                self._waiting.extendleft(reversed(group[number:]))
                del group[number:]
                return
            yield _outcome(connection, write)


def _outcome(connection: Connection, write: Write) -> WriteOutcome:
    """Run a write; return its result or its StoreError. Database errors concern the whole group and are raised."""
    run = connection.connection.cursor().execute
    run("SAVEPOINT write")
    try:
        result = write.work(connection)
    except StoreError as refusal:
        run("ROLLBACK TO write")
        run("RELEASE write")
        return None, refusal
    run("RELEASE write")
    return result, None


def _fail_all(group: list[Write], fault: Exception) -> None:
    for write in group:
        write.finish(None, fault)
