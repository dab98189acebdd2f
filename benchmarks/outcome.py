"""What came of a number of faults, and the one look by which it is found."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from scan.store import Actor, StoreError
from scan.store.durable import DurableStore
from scan.store.engine import open_database
from scan.store.maintenance import check
from scan.store.migration import SCRIPTS
from scan.store.records.tables import entries

ITEM = "mh-01"


class Outcome(NamedTuple):
    """How many faults were `tried`, answers `acknowledged`, of those `lost`, and things wrong that nobody told of.

    `lost` counts what was acknowledged and is missing, can't be read or is complained of by `check`; `silent` what is
    there and should not be, or was taken where it had to be refused.
    """

    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    silent: int = 0


class OriginalPage(NamedTuple):
    """A sitting in which 1, 2, 3, … were saved one after the other, and how many of those were acknowledged."""

    actor: Actor
    sitting: str
    acknowledged: int


def total(outcomes: Iterable[Outcome]) -> Outcome:
    """All of them together."""
    return Outcome(*map(sum, zip(Outcome(), *outcomes, strict=True)))


def looked(url: str, *pages: OriginalPage, unsure: int = 0, scripts: Path = SCRIPTS) -> Outcome:
    """What a program that starts now finds of these pages.

    `unsure` saves a page may be there without an acknowledgement, as of a writer killed between the two.
    """
    acknowledged = sum(page.acknowledged for page in pages)
    try:
        store = DurableStore(open_database(url, scripts=scripts))
    except StoreError:
        return Outcome(0, acknowledged, lost=acknowledged)
    found = total(_of_page(store, page, unsure) for page in pages)
    complaints = len(check(store))
    store.close()
    return found._replace(lost=found.lost + complaints)


def judged(acknowledged: int, kept: Sequence[int], unsure: int = 0) -> Outcome:
    """What is kept of 1, 2, 3, …, in the order in which it is kept: nothing is missing, double or moved."""
    lost = len(set(range(1, acknowledged + 1)) - set(kept))
    in_order = list(kept) == sorted(set(kept))
    made_up = [number for number in kept if not 1 <= number <= acknowledged + unsure]
    return Outcome(0, acknowledged, lost, len(made_up) + (not in_order))


def _of_page(store: DurableStore, page: OriginalPage, unsure: int) -> Outcome:
    try:
        kept = numbers(store, page.sitting)
        shown = shown_number(store, page)
    except StoreError:
        return Outcome(0, page.acknowledged, lost=page.acknowledged)
    found = judged(page.acknowledged, kept, unsure)
    return found._replace(silent=found.silent + (shown != max(kept, default=0)))


def numbers(store: DurableStore, sitting: str) -> list[int]:
    """Every number that was ever saved in a sitting, in order."""
    mine = (entries.c.sitting == sitting, entries.c.item == ITEM)
    query = entries.select().where(*mine).order_by(entries.c.number)
    return store.database.read(lambda connection: [int(row.value) for row in connection.execute(query)])


def shown_number(store: DurableStore, page: OriginalPage) -> int:
    """The number that the page shows, 0 when there is none."""
    return int(store.sitting(page.actor, page.sitting).notes.get(ITEM, 0))
