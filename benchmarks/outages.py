"""A store that is full, read-only, locked or missing: refused in Dutch, nothing lost, no restart needed (R04)."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.outcome import OriginalPage, Outcome, inspected, shown_number, total
from benchmarks.seed_stores import Original, PostgresOriginal, SqliteOriginal, path_of_url, save_next
from scan.store import UnavailableError
from scan.store.durable import DurableStore, open_store
from tests.support.store import mishaps

Mishap = Callable[[str], AbstractContextManager[str]]
StoreOpener = Callable[[str], DurableStore]
SAVED_IS_KEPT = "Wat al bewaard was, is er nog."
LONG_NOTE = "n" * 4_000
# More than one save with such a note takes, so that the disk fills up before, within or after any of its writes.
MOST_ROOM = 40_000
MOST_SAVES = 10


def open_briefly(url: str) -> DurableStore:
    """Open a store with a short lock timeout."""
    return open_store(url, lock_timeout=0.02)


def fault_outcome(
    original: Original, fault: Mishap, before: bool = True, opener: StoreOpener = open_briefly
) -> Outcome:
    """Return the outcome of one fault, for a store that was opened `before` it or during it.

    The refusal must give the reason that `fault` yields, and saving must work again afterwards.
    """
    with original.copy() as url:
        store = opener(url)
        page = save_next(store, original.page)
        if not before:
            store.close()
        with fault(url) as reason:
            store = store if before else opener(url)
            page, message = _save_until_refused(store, page)
        wrong = int(message != f"De bewaarplaats werkt nu niet: {reason}. {SAVED_IS_KEPT}")
        wrong += shown_number(store, page) != page.acknowledged
        page = save_next(store, page)
        store.close()
        outcome = inspected(url, page)
    return outcome._replace(tried=1, silent=outcome.silent + wrong)


def _save_until_refused(store: DurableStore, page: OriginalPage) -> tuple[OriginalPage, str]:
    """Save until it is refused; return what was acknowledged before, and the message of the refusal."""
    for _ in range(MOST_SAVES):
        try:
            page = save_next(store, page, note=f"{page.acknowledged}{LONG_NOTE}")
        except UnavailableError as fault:
            return page, fault.message
    return page, ""


def file_limit(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Limit the size of the log, at any point within a save."""
    rooms = (chance.randrange(MOST_ROOM) for _ in range(times))
    return total(fault_outcome(original, _on_file(mishaps.log_limit, room=room)) for room in rooms)


def disk_full(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Fill a small disk, at any point within a save; only root can mount one."""
    rooms = (chance.randrange(0, MOST_ROOM, mishaps.BLOCK) for _ in range(times))
    with TemporaryDirectory() as folder, mishaps.tiny_disk(Path(folder) / "disk") as disk:
        tiny = replace(original, folder=disk)
        return total(fault_outcome(tiny, _on_file(mishaps.full_disk, room=room)) for room in rooms)


def read_only_file(original: SqliteOriginal, times: int, _: random.Random) -> Outcome:
    """Make the file immutable, on a real disk: one in memory has no immutable files."""
    with TemporaryDirectory() as disk:
        on_disk = replace(original, folder=Path(disk))
        return total(fault_outcome(on_disk, _on_file(mishaps.read_only_file), before=False) for _ in range(times))


def locked_file(original: SqliteOriginal, times: int, _: random.Random) -> Outcome:
    """Another process holds the write lock."""
    return total(fault_outcome(original, _on_file(mishaps.locked_file)) for _ in range(times))


def missing_folder(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Move the folder or the file away for a while."""
    faults = (chance.choice((mishaps.folder_gone, mishaps.file_gone)) for _ in range(times))
    return total(fault_outcome(original, _on_file(fault)) for fault in faults)


def read_only_server(original: PostgresOriginal, times: int, _: random.Random) -> Outcome:
    """Make the server read-only."""
    return total(
        fault_outcome(original, partial(mishaps.read_only_database, cluster=original.cluster)) for _ in range(times)
    )


def locked_rows(original: PostgresOriginal, times: int, _: random.Random) -> Outcome:
    """Another process holds row locks."""
    return total(fault_outcome(original, partial(mishaps.locked_rows, cluster=original.cluster)) for _ in range(times))


def server_away(original: PostgresOriginal, times: int, _: random.Random) -> Outcome:
    """Let the server refuse connections for a while."""
    return total(
        fault_outcome(original, partial(mishaps.closed_database, cluster=original.cluster)) for _ in range(times)
    )


def _on_file(fault: Callable[..., AbstractContextManager[str]], **about: int) -> Mishap:
    return lambda url: fault(path_of_url(url), **about)
