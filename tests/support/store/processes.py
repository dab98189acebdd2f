"""Other processes on the same store, that a test starts, listens to and kills."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from scan.store import Actor, Changes, StoreError
from scan.store.durable import open_store
from scan.store.engine import open_database

# A server that has imported everything forks each of them in milliseconds.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.support.store.processes"])


@contextmanager
def other_process(doing: Callable[..., None], *about: Any) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """A process doing this, and what it tells; it is killed at the end, if a test did not do so before."""
    hears, tells = _context.Pipe(duplex=False)
    process = _context.Process(target=doing, args=(*about, tells), daemon=True)
    process.start()
    tells.close()
    try:
        yield process, hears
    finally:
        process.kill()
        process.join()
        hears.close()


def told(hears: Connection) -> list[Any]:
    """All that a process that ended has told."""
    heard = []
    try:
        while hears.poll():
            heard.append(hears.recv())
    except EOFError:
        pass
    return heard


def write_on(url: str, actor: str, sitting: str, first: int, tells: Connection) -> None:
    """Save first, first + 1, … and tell each number as soon as it is acknowledged."""
    store = open_store(url)
    number = first
    while True:
        store.save(Actor(actor), sitting, Changes(notes={"mh-01": str(number)}))
        tells.send(number)
        number += 1


def migrate(url: str, scripts: Path, tells: Connection) -> None:
    """Open the store with these migrations and tell how that went."""
    tells.send("begin")
    try:
        open_database(url, 5, scripts).close()
        tells.send("ok")
    except StoreError as fault:
        tells.send(fault.message)
