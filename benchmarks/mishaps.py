"""Full, read-only, locked, gone: refused in Dutch, nothing lost, and well again without a restart (R04)."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.originals import Original, PostgresOriginal, SqliteOriginal, path_of, save_next
from benchmarks.outcome import OriginalPage, Outcome, looked, shown_number, total
from scan.store import UnavailableError
from scan.store.durable import DurableStore, open_store
from tests.support.store import mishaps

Mishap = Callable[[str], AbstractContextManager[str]]
StoreOpener = Callable[[str], DurableStore]
KEPT = "Wat al bewaard was, is er nog."
LONG = "n" * 4_000
# More than one save with such a note takes, so that a disk is full before, within and after any of its writes.
ROOM = 40_000
MOST = 10


def open_briefly(url: str) -> DurableStore:
    """A store that hardly waits for others."""
    return open_store(url, lock_timeout=0.02)


def withstood(original: Original, fault: Mishap, before: bool = True, opens: StoreOpener = open_briefly) -> Outcome:
    """What comes of one fault that must be told, to a store that was opened `before` it or while it lasts."""
    with original.copy() as url:
        store = opens(url)
        page = save_next(store, original.page)
        if not before:
            store.close()
        with fault(url) as reason:
            store = store if before else opens(url)
            page, told = _until_refused(store, page)
        wrong = int(told != f"De bewaarplaats werkt nu niet: {reason}. {KEPT}")
        wrong += shown_number(store, page) != page.acknowledged
        page = save_next(store, page)
        store.close()
        found = looked(url, page)
    return found._replace(tried=1, silent=found.silent + wrong)


def _until_refused(store: DurableStore, page: OriginalPage) -> tuple[OriginalPage, str]:
    """What was acknowledged all the same, since some room was left, and what the refusal said."""
    for _ in range(MOST):
        try:
            page = save_next(store, page, beside=f"{page.acknowledged}{LONG}")
        except UnavailableError as fault:
            return page, fault.message
    return page, ""


def file_limit(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """The log may not grow any more, wherever in a save that is."""
    rooms = (chance.randrange(ROOM) for _ in range(times))
    return total(withstood(original, _of_file(mishaps.full, room=room)) for room in rooms)


def disk_full(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """A disk that is really full, wherever in a save; only root can make one."""
    rooms = (chance.randrange(0, ROOM, mishaps.BLOCK) for _ in range(times))
    with TemporaryDirectory() as place, mishaps.tiny_disk(Path(place) / "disk") as disk:
        tiny = replace(original, folder=disk)
        return total(withstood(tiny, _of_file(mishaps.filled_up, room=room)) for room in rooms)


def read_only_file(original: SqliteOriginal, times: int, _: random.Random) -> Outcome:
    """A file that nobody may write, on a disk: one in memory knows no such files."""
    with TemporaryDirectory() as disk:
        here = replace(original, folder=Path(disk))
        return total(withstood(here, _of_file(mishaps.unwritable), before=False) for _ in range(times))


def locked_file(original: SqliteOriginal, times: int, _: random.Random) -> Outcome:
    """Another program writes and does not stop."""
    return total(withstood(original, _of_file(mishaps.locked)) for _ in range(times))


def missing_folder(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """The folder or the file is not there for a while."""
    faults = (chance.choice((mishaps.folder_gone, mishaps.replaced_by_nothing)) for _ in range(times))
    return total(withstood(original, _of_file(fault)) for fault in faults)


def read_only_server(original: PostgresOriginal, times: int, _: random.Random) -> Outcome:
    """A server that takes no writes."""
    return total(withstood(original, partial(mishaps.read_only, cluster=original.cluster)) for _ in range(times))


def locked_rows(original: PostgresOriginal, times: int, _: random.Random) -> Outcome:
    """Another program holds the rows and does not stop."""
    return total(withstood(original, partial(mishaps.row_locked, cluster=original.cluster)) for _ in range(times))


def server_away(original: PostgresOriginal, times: int, _: random.Random) -> Outcome:
    """A server that lets nobody in for a while."""
    return total(withstood(original, partial(mishaps.away, cluster=original.cluster)) for _ in range(times))


def _of_file(fault: Callable[..., AbstractContextManager[str]], **about: int) -> Mishap:
    return lambda url: fault(path_of(url), **about)
