"""One write connection behind a queue: first come, first kept, and everyone waiting shares one commit."""

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
    """How a group of writes is made durable; the connection is at the start of a transaction."""

    def __call__(self) -> contextlib.AbstractContextManager[Connection]:
        """Commits on leaving, and raises a StoreError when it could not."""


@dataclass(frozen=True)
class Write:
    """Something to write, the promise of what it returns, and whether what it removes must leave no trace."""

    work: Callable[[Connection], Any]
    erases: bool
    future: "Future[Any]" = field(default_factory=Future)


class WriteQueue:
    """Runs writes in order on a thread of its own; each is acknowledged after the commit of its group.

    `tidy` is called after the commit of a group that erases, before it is acknowledged.
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
        """Do the work in a transaction and return its result after the commit; its error when nothing was kept."""
        write = Write(work, erases)
        with self._lock:
            if self._closed:
                raise UnavailableError
            self._waiting.put(write)
        result: Result = write.future.result()
        return result

    def close(self) -> None:
        """Finish what is waiting, then stop."""
        with self._lock:
            self._closed = True
            self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while group := self._next():
            self._write(group)

    def _next(self) -> list[Write]:
        """The writes that wait now, at least one; none at the end."""
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
            # Each once more on its own, so that no one fails for what another wanted; but not when none could begin.
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
        """What kept the traces of what was erased from being removed, if anything."""
        try:
            if erased:
                self._wipe_traces()
        except Exception as fault:
            return fault
        return None


def _outcome(connection: Connection, write: Write) -> WriteOutcome:
    """What a write returned, or why it was refused; a fault of the database is for the whole group, and is raised."""
    savepoint = connection.begin_nested()
    try:
        result = write.work(connection)
    except StoreError as refusal:
        savepoint.rollback()
        return None, refusal
    savepoint.commit()
    return result, None


def _fail_all(group: list[Write], fault: Exception) -> None:
    for write in group:
        write.future.set_exception(fault)
