"""What an answer costs in the store: bytes (P9), processor time and commits (P10), and growth with history (P16).

Every function works on a new SQLite file in a folder, checks what is stored before it measures, and returns the median
of its rounds. Rounds of what is compared take turns, so that a busy machine slows both.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import count, cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.costs.cost_figure import CostFigure, cost_figure
from scan.store import Changes, FieldChange
from scan.store.durable import DurableStore, open_store
from tests.support.store.places import sqlite_url
from tests.support.store.world import new_sitting

ITEMS = tuple(f"mh-{number:02}" for number in range(1, 36))
ANSWERED_BYTES = 45  # a scan of 45 answers, one byte each
WRITERS = 64
SHORT, LONG = 10, 900
_FILLED: tuple[Literal["NE", "NVT"], ...] = ("NE", "NVT")  # no answer of a turn


class SavingLoop:
    """Someone who answers the items of one scan in turn, always with another value than before."""

    def __init__(self, store: DurableStore) -> None:
        self._store = store
        self.actor, self.sitting = new_sitting(store)
        self._turns = ((item, value) for value in cycle(range(1, 6)) for item in ITEMS)
        self._numbers: dict[str, int] = {}

    def answer(self) -> None:
        """Save the next answer."""
        item, value = next(self._turns)
        change = FieldChange("answers", item, value, self._numbers.get(item, 0))
        (state,) = self._store.record(self.actor, self.sitting, [change]).fields
        if not state.is_saved:
            raise AssertionError(f"not saved: {state}")
        self._numbers[item] = state.number

    def fill(self, entries: int) -> None:
        """Add this many entries, in as few saves as give every item another value each time."""
        for start in range(0, entries, len(ITEMS)):
            items = ITEMS[: entries - start]
            self._store.save(self.actor, self.sitting, Changes(dict.fromkeys(items, _FILLED[start % len(_FILLED)])))
        numbers = self._store.sitting(self.actor, self.sitting).numbers
        self._numbers = {item: number for (_, item), number in numbers.items()}
        if max(self._numbers.values()) != entries:
            raise AssertionError(f"{max(self._numbers.values())} entries are stored, not {entries}")

    def check(self, answers: int) -> None:
        """Raise AssertionError unless this many answers are stored."""
        found = len(self._store.sitting(self.actor, self.sitting).assessment.answers)
        if found != answers:
            raise AssertionError(f"{found} answers are stored, not {answers}")


def bytes_per_scan(folder: Path, scans: int = 600, rounds: int = 3) -> CostFigure:
    """Bytes on disk of a person with one scan of 35 answers, each saved by itself, ÷ 45 (P9).

    It is what a file grows by, over one in which nobody answered.
    """
    grown = []
    for _ in range(rounds):
        with _new_store(folder) as (store, file), ThreadPoolExecutor(WRITERS) as at_once:
            store.database.copy(file.with_name("empty"))
            people = list(at_once.map(lambda _: SavingLoop(store), range(scans)))
            for _ in ITEMS:
                list(at_once.map(SavingLoop.answer, people))
            people[-1].check(len(ITEMS))
            store.close()
            grown.append((file.stat().st_size - file.with_name("empty").stat().st_size) / scans)
    return cost_figure("P9 bytes per scan", "B", grown, [ANSWERED_BYTES] * rounds)


def cpu_per_save(folder: Path, saves: int = 200, rounds: int = 7) -> CostFigure:
    """Processor time of saving one answer, ÷ that of an UPDATE and a commit by the driver alone (P10)."""
    with _new_store(folder) as (store, file), closing(_bare_table(file.with_name("bare.sqlite3"))) as bare:
        person, numbers = SavingLoop(store), count()
        for _ in ITEMS:
            person.answer()
        person.check(len(ITEMS))
        values, bases = [], []
        for _ in range(rounds):
            values.append(_cpu_ms(*[person.answer] * saves))
            bases.append(_cpu_ms(*[lambda: bare.execute("UPDATE bare SET value = ?", (next(numbers),))] * saves))
    return cost_figure("P10 CPU per save", "ms", values, bases)


def commits_per_sync(folder: Path, saves: int = 20, rounds: int = 5) -> CostFigure:
    """Answers saved a second by 64 writers at once, ÷ fdatasync calls a second on the same disk (P10)."""
    with _new_store(folder) as (store, file), ThreadPoolExecutor(WRITERS) as at_once:
        people = [SavingLoop(store) for _ in range(WRITERS)]
        list(at_once.map(SavingLoop.answer, people))
        people[-1].check(1)
        values, bases = [], []
        for _ in range(rounds):
            start = time.perf_counter()
            list(at_once.map(lambda person: [person.answer() for _ in range(saves)], people))
            values.append(WRITERS * saves / (time.perf_counter() - start))
            bases.append(_syncs_per_second(file.with_name("synced")))
    return cost_figure("P10 commits at 64 writers", "/s", values, bases)


def growth_with_history(folder: Path, sittings: int = 20, rounds: int = 9) -> CostFigure:
    """Processor time of saving an answer in a scan with 900 entries, ÷ that in one with 10 (P16); they take turns."""
    with _new_store(folder) as (store, _):
        longs = [_with_history(store, LONG) for _ in range(sittings)]
        values, bases = [], []
        for _ in range(rounds):
            shorts = [_with_history(store, SHORT) for _ in range(sittings)]
            pairs = [(_cpu_ms(a.answer), _cpu_ms(b.answer)) for a, b in zip(longs, shorts, strict=True)]
            values.append(median(first for first, _ in pairs))
            bases.append(median(second for _, second in pairs))
        longs[-1].check(len(ITEMS))
    return cost_figure("P16 CPU per save, 900 entries ÷ 10", "ms", values, bases)


def _with_history(store: DurableStore, entries: int) -> SavingLoop:
    person = SavingLoop(store)
    person.fill(entries)
    return person


@contextmanager
def _new_store(folder: Path) -> Iterator[tuple[DurableStore, Path]]:
    with TemporaryDirectory(dir=folder) as place:
        file = Path(place) / "zelfscan.sqlite3"
        store = open_store(sqlite_url(file))
        yield store, file
        store.close()


def _bare_table(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE bare (value);")
    connection.execute("INSERT INTO bare VALUES (0)")
    return connection


def _syncs_per_second(file: Path, times: int = 100) -> float:
    block = os.urandom(4096)
    with file.open("wb", buffering=0) as written:
        start = time.perf_counter()
        for _ in range(times):
            written.write(block)
            os.fdatasync(written.fileno())
        return times / (time.perf_counter() - start)


def _cpu_ms(*works: Callable[[], object]) -> float:
    start = time.process_time()
    for work in works:
        work()
    return (time.process_time() - start) * 1000 / len(works)
