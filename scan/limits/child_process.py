"""Work in a child process with limits of memory, time and number, so that no file takes down the server (R75)."""

import logging
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pkgutil import resolve_name
from threading import BoundedSemaphore, Lock
from typing import Any

from scan.limits.limits import CHILD_BYTES, CHILD_CALLS, CHILD_SECONDS, CHILD_WAITING

BUSY, TOO_MUCH = CHILD_WAITING.message, CHILD_BYTES.message
FAILED = "Dit bestand kon niet gemaakt worden. Probeer het later opnieuw."


class ChildError(Exception):
    """The child could not do it; `message` is the reason in Dutch."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass
class _Running:
    process: Any
    pipe: Any
    calls: int = 0

    def kill(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class ChildProcess:
    """A process that is started at the first call, kept for the next ones, and replaced after a number of calls.

    It opens no database. It does one call at a time; above the limit of those that wait a call is refused.
    """

    def __init__(self, memory: int = CHILD_BYTES.most, seconds: float = CHILD_SECONDS.most) -> None:
        self._memory, self._seconds = memory, seconds
        self._places = BoundedSemaphore(CHILD_WAITING.most)
        self._turn = Lock()
        self._running: _Running | None = None

    def run(self, name: str, *arguments: object) -> Any:
        """The result of the function with this name ("package.module:function"); raises ChildError within a minute."""
        if not self._places.acquire(blocking=False):
            raise ChildError(BUSY)
        try:
            with self._turn:
                return self._answer(name, arguments)
        finally:
            self._places.release()

    def close(self) -> None:
        """End the process; a later call starts another one."""
        with self._turn:
            self._end()

    @property
    def pid(self) -> int | None:
        """The id of the process, None when none runs."""
        return self._running.process.pid if self._running else None

    def _answer(self, name: str, arguments: tuple[object, ...]) -> Any:
        child = self._running = self._running or _started(self._memory)
        try:
            child.pipe.send((name, arguments))
            if not child.pipe.poll(self._seconds):
                raise ChildError(TOO_MUCH)
            result, reason = child.pipe.recv()
        except (ChildError, EOFError, OSError):  # too slow, or killed by a limit
            self._end()
            raise ChildError(TOO_MUCH) from None
        child.calls += 1
        if reason or child.calls >= CHILD_CALLS.most:
            self._end()
        if reason:
            logging.getLogger(__name__).error("the child process failed in %s: %s", name, reason)
            raise ChildError(TOO_MUCH if reason == MemoryError.__name__ else FAILED)
        return result

    def _end(self) -> None:
        running, self._running = self._running, None
        if running:
            running.kill()


def _started(memory: int) -> _Running:
    """A new process; spawned, so that it shares no lock, no file and no database of this one."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, memory), daemon=True)
    process.start()
    theirs.close()
    return _Running(process, ours)


def _serve(pipe: Connection, memory: int) -> None:
    """Answer calls until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes the pipe
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_outcome(resolve_name(name), arguments))


def _outcome(function: Callable[..., Any], arguments: tuple[object, ...]) -> tuple[Any, str]:
    """The result, and "" or the kind and place of an error: its message may hold what someone wrote."""
    try:
        return function(*arguments), ""
    except MemoryError:
        return None, MemoryError.__name__
    except BaseException as error:  # a panic of a library in Rust is no Exception
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else sys.executable
        return None, f"{type(error).__name__} at {place}"


FILES = ChildProcess()  # makes reports
