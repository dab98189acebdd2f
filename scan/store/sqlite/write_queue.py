"""One write connection behind a first-in, first-out queue; all waiting writes share one commit."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from scan.store.errors import StoreError, UnavailableError

Result = TypeVar("Result")
WriteOutcome = tuple[Any, StoreError | None]
LARGEST_GROUP = 64


class OpensTransaction(Protocol):
    """Opens a transaction for a group of writes and yields its connection."""

    def __call__(self) -> contextlib.AbstractContextManager[Connection]:
        """Commit at the end of the `with` block; raises a StoreError when that fails."""


@dataclass(frozen=True)
class Write:
    """A queued write, the future of its result, and whether the traces of what it deletes must be wiped."""

    work: Callable[[Connection], Any]
    erases: bool
    future: "Future[Any]" = field(default_factory=Future)


class WriteQueue:
    """Runs writes in order on its own thread; each is acknowledged after the commit of its group.

    `wipe_traces` is called after the commit of a group that erases, before that group is acknowledged.
    """

    def __init__(self, open_transaction: OpensTransaction, wipe_traces: Callable[[], None]) -> None:
        self._open_transaction = open_transaction
        self._wipe_traces = wipe_traces
        self._waiting: SimpleQueue[Write | None] = SimpleQueue()
        self._lock = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def put(self, work: Callable[[Connection], Result], erases: bool = False) -> Result:
        """Run `work` in a transaction and return its result after the commit; raises its error when that fails."""
        write = Write(work, erases)
        with self._lock:
            if self._closed:
                raise UnavailableError
            self._waiting.put(write)
        result: Result = write.future.result()
        return result

    def close(self) -> None:
        """Finish pending writes, then stop the thread."""
        with self._lock:
            self._closed = True
            self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while group := self._next():
            self._write(group)

    def _next(self) -> list[Write]:
        """Wait for the next group of queued writes; empty once the queue is closed."""
        group: list[Write] = []
        write = self._waiting.get()
        while write is not None:
            group.append(write)
            if len(group) == LARGEST_GROUP:
                return group
            try:
                write = self._waiting.get_nowait()
            except Empty:
                return group
        if group:
            self._waiting.put(None)
        return group

    def _write(self, group: list[Write]) -> None:
        began = False
        try:
            with self._open_transaction() as connection:
                began = True
                outcomes = [_outcome(connection, write) for write in group]
        except Exception as fault:
            # Retry each write alone, so that none fails because of another; not when the transaction did not begin.
            if began and len(group) > 1:
                for write in group:
                    self._write([write])
            else:
                _fail_all(group, fault)
            return
        self._acknowledge(group, outcomes)

    def _acknowledge(self, group: list[Write], outcomes: list[WriteOutcome]) -> None:
        results = list(zip(group, outcomes, strict=True))
        erased = any(write.erases and not refusal for write, (_, refusal) in results)
        wipe_error = self._wipe_error(erased)
        for write, (result, refusal) in results:
            if refusal or (write.erases and wipe_error):
                write.future.set_exception(refusal or wipe_error)
            else:
                write.future.set_result(result)

    def _wipe_error(self, erased: bool) -> Exception | None:
        """Wipe traces if something was erased, and return the error if that failed."""
        try:
            if erased:
                self._wipe_traces()
        except Exception as fault:
            return fault
        return None


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
        write.future.set_exception(fault)
