"""Role means of many scans: from long rows by pandas (P7) and by SQLite (P8), beside ours from packed rows."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.costs.cost_figure import CostFigure, cost_figure
from benchmarks.costs.scoring import PHASE, SPECIALISM, assessments
from scan.cohort.sums import group_points, items_in_phase, scans_asked
from scan.content.loading import load_instrument
from scan.dates import now
from scan.instrument.instrument import Instrument
from scan.scoring.assessment import Assessment
from scan.store import Actor, Changes, Sitting
from scan.store.durable import DurableStore, open_store
from scan.store.groups.answer_blocks import AnswerBlock, fold_answers
from scan.store.records.entries import entry_values, sitting_columns
from scan.store.records.history import add_values
from scan.store.records.rows import insert_row
from scan.store.records.tables import sittings, stamp
from scan.terminal import ITEMS
from tests.support.store.places import sqlite_url

Sums = dict[tuple[str, str], tuple[int, int]]  # by scan and role: the sum of the points, and their number
SCANS_OF_A_PERSON = 50


def means_in_memory(folder: Path, scans: int, rounds: int) -> CostFigure:
    """CPU of pandas' groupby over long rows ÷ ours over blocks, for the role means of each scan (P7)."""
    instrument, store, names = _filled_store(folder, scans)
    blocks = fold_answers(store, names, scans_asked(instrument, PHASE), lambda found: [*found])
    items = items_in_phase(instrument, PHASE)
    rows = pd.DataFrame(long_rows(blocks, [item.role for item in items]), columns=["scan", "role", "point"])
    rows = rows.astype({"scan": "category", "role": "category"})
    groups = rows.groupby(["scan", "role"], observed=True)["point"]
    theirs = groups.agg(["sum", "count"]).itertuples(name=None)
    _check({(scan, role): (total, n) for (scan, role), total, n in theirs}, role_sums(blocks, instrument))

    def grouped() -> object:
        return rows.groupby(["scan", "role"], observed=True)["point"].mean()

    return _compared("P7 pandas groupby, role means", rounds, grouped, lambda: role_means(blocks, instrument))


def means_from_store(folder: Path, scans: int, rounds: int) -> CostFigure:
    """CPU of GROUP BY over long rows in SQLite ÷ ours out of the store, for the role means of each scan (P8)."""
    instrument, store, names = _filled_store(folder, scans)
    asked = scans_asked(instrument, PHASE)
    blocks = fold_answers(store, names, asked, lambda found: [*found])
    rows = long_rows(blocks, [item.role for item in items_in_phase(instrument, PHASE)])
    with closing(sqlite3.connect(folder / "long.sqlite3")) as long:
        long.execute("CREATE TABLE answers (scan TEXT, role TEXT, point INTEGER)")
        long.executemany("INSERT INTO answers VALUES (?, ?, ?)", rows)
        long.commit()
        sums = long.execute("SELECT scan, role, SUM(point), COUNT(point) FROM answers GROUP BY scan, role").fetchall()
        _check({(scan, role): (total, n) for scan, role, total, n in sums}, role_sums(blocks, instrument))
        query = "SELECT scan, role, AVG(point) FROM answers GROUP BY scan, role"
        return _compared(
            "P8 long rows and GROUP BY",
            rounds,
            lambda: long.execute(query).fetchall(),
            lambda: fold_answers(store, names, asked, lambda found: role_means(found, instrument)),
        )


def role_means(blocks: Iterable[AnswerBlock], instrument: Instrument) -> list[Any]:
    """The mean of each role in each scan, role by role."""
    keys = [item.role for item in items_in_phase(instrument, PHASE)]
    found = [group_points(block.codes, keys) for block in blocks]
    return [one.means() for block in found for one in block.values()]


def role_sums(blocks: Iterable[AnswerBlock], instrument: Instrument) -> Sums:
    """The sum and number of the points of each role in each scan, where there are any."""
    keys, found = [item.role for item in items_in_phase(instrument, PHASE)], Sums()
    for block in blocks:
        for role, points in group_points(block.codes, keys).items():
            pairs = zip(block.scans, points.totals.tolist(), points.numbers.tolist(), strict=True)
            found |= {(scan, role): (total, n) for scan, total, n in pairs if n}
    return found


def long_rows(blocks: Iterable[AnswerBlock], roles: Sequence[str]) -> list[tuple[str, str, int]]:
    """A row for each answer that is a point."""
    return [
        (scan, role, code)
        for block in blocks
        for role, codes in zip(roles, block.codes.tolist(), strict=True)
        for scan, code in zip(block.scans, codes, strict=True)
        if 1 <= code <= 5
    ]


def _compared(name: str, rounds: int, theirs: Callable[[], object], ours: Callable[[], object]) -> CostFigure:
    values, bases = [], []
    for _ in range(rounds):
        values.append(_cpu_time(theirs))
        bases.append(_cpu_time(ours))
    return cost_figure(name, "ms", values, bases)


def _cpu_time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def _check(theirs: Sums, ours: Sums) -> None:
    if theirs != ours:
        raise AssertionError("the sums differ")


def _filled_store(folder: Path, scans: int) -> tuple[Instrument, DurableStore, Sequence[str]]:
    """A store with so many finished scans, written as the store itself writes them, and their ids."""
    instrument, store = load_instrument(ITEMS), open_store(sqlite_url(folder / "cohort.sqlite3"))
    people = list(assessments(instrument.set_for(SPECIALISM), scans))
    names: list[str] = []
    for start in range(0, scans, SCANS_OF_A_PERSON):
        actor, _ = store.new_person()
        part = people[start : start + SCANS_OF_A_PERSON]
        names += store.database.write(partial(_written, actor=actor, people=part))
    return instrument, store, names


def _written(connection: Any, actor: Actor, people: Sequence[Assessment]) -> list[str]:
    names, at = [], now()
    for number, one in enumerate(people, 1):
        columns = sitting_columns(Sitting(one), at)
        row = insert_row(connection, sittings, person=actor.id, number=number, **columns)
        add_values(connection, row, entry_values(Changes(one.answers)), stamp(at))
        names.append(str(row["id"]))
    return names
