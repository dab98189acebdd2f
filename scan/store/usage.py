"""Reads how scans were filled in, one at a time and without saying whose they are."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple, TypeVar, cast

from sqlalchemy import Connection, select

from scan.scoring.assessment import Answer
from scan.store.durable import DurableStore
from scan.store.errors import DamagedError
from scan.store.records.digest import StoredRow
from scan.store.records.entries import ANSWER_FIELD, as_answer
from scan.store.records.history import read_blocks
from scan.store.records.tables import sittings, stamp

_Result = TypeVar("_Result")
_FETCH_SIZE = 1000
_SECOND = 1_000_000


class AnswerEvent(NamedTuple):
    """An answer to an item, None when it was removed, and how many seconds after the start of the scan."""

    item: str
    answer: Answer | None
    seconds: int


class ScanTimeline(NamedTuple):
    """The answers of one scan in the order they were given, without person, id or text."""

    version: str
    phase: str
    specialism: str
    events: tuple[AnswerEvent, ...]


def fold_timelines(store: DurableStore, until: datetime, fold: Callable[[Iterator[ScanTimeline]], _Result]) -> _Result:
    """Return what `fold` makes of everyone's first scan of each version and phase begun before `until`.

    In the order in which they were begun. A damaged scan is left out and logged.
    """
    return store.database.read(lambda connection: fold(_timelines(connection, until)))


def _timelines(connection: Connection, until: datetime) -> Iterator[ScanTimeline]:
    own = select(sittings).where(sittings.c.rates.is_(None), sittings.c.begun_at < stamp(until))
    query = own.order_by(sittings.c.begun_at, sittings.c.id).execution_options(yield_per=_FETCH_SIZE)
    seen: set[tuple[str, str, str]] = set()
    for row in connection.execute(query).mappings():
        first = (row["person"], row["version"], row["phase"])
        if first not in seen:
            seen.add(first)
            yield from _timeline(connection, row)


def _timeline(connection: Connection, row: StoredRow) -> Iterator[ScanTimeline]:
    try:
        entries = tuple(read_blocks(connection, row).entries())
    except DamagedError:
        logging.getLogger(__name__).warning("a damaged scan was left out; `zelfscan inspect` names it")
        return
    events = (
        AnswerEvent(
            one.key.item,
            cast(Answer | None, as_answer(ANSWER_FIELD, one.value)),
            (one.at - row["begun_at"]) // _SECOND,
        )
        for one in entries
        if one.key.field == ANSWER_FIELD
    )
    yield ScanTimeline(row["version"], row["phase"], row["specialism"] or "", tuple(events))
