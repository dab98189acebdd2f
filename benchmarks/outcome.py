"""The outcome of a number of faults, and the inspection of a store that finds it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scan.store import Actor, StoreError
from scan.store.durable import DurableStore
from scan.store.engine import open_database
from scan.store.maintenance import check
from scan.store.migration import SCRIPTS
from tests.support.store.processes import numbered_answer, numbers_of_answers
from tests.support.store.world import history

ITEM = "mh-01"


class Outcome(NamedTuple):
    """Counts of faults `tried`, answers `acknowledged`, of those `lost`, and errors that were not reported (`silent`).

    `lost` counts acknowledged answers that are missing or unreadable, and problems that `check` reports; `silent`
    counts unexpected values, and input that was accepted where it had to be refused.
    """

    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    silent: int = 0


class OriginalPage(NamedTuple):
    """A sitting in which 1, 2, 3, … were saved one after the other, and the number of acknowledged ones.

    `token` is that of its person's cookie, `numbers` the last acknowledged entry of each field of an item.
    """

    actor: Actor
    sitting: str
    acknowledged: int
    token: str = ""
    numbers: Mapping[tuple[str, str], int] = {}


def total(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the sum of the outcomes."""
    return Outcome(*map(sum, zip(Outcome(), *outcomes, strict=True)))


def inspected(url: str, *pages: OriginalPage, unsure: int = 0, scripts: Path = SCRIPTS) -> Outcome:
    """Open the store anew and return how much of these pages is left.

    `unsure` is the number of saves per page that may be present without an acknowledgement, as of a killed writer.
    """
    acknowledged = sum(page.acknowledged for page in pages)
    try:
        store = DurableStore(open_database(url, scripts=scripts))
    except StoreError:
        return Outcome(0, acknowledged, lost=acknowledged)
    outcome = total(_page_outcome(store, page, unsure) for page in pages)
    complaints = len(check(store))
    store.close()
    return outcome._replace(lost=outcome.lost + complaints)


def compared(acknowledged: int, saved: Sequence[int], unsure: int = 0) -> Outcome:
    """Compare the saved numbers with 1, 2, 3, …: none may be missing, double or out of order."""
    lost = len(set(range(1, acknowledged + 1)) - set(saved))
    in_order = list(saved) == sorted(set(saved))
    unexpected = [number for number in saved if not 1 <= number <= acknowledged + unsure]
    return Outcome(0, acknowledged, lost, len(unexpected) + (not in_order))


def _page_outcome(store: DurableStore, page: OriginalPage, unsure: int) -> Outcome:
    try:
        saved = saved_numbers(store, page.sitting)
        shown = shown_number(store, page)
    except StoreError:
        return Outcome(0, page.acknowledged, lost=page.acknowledged)
    outcome = compared(page.acknowledged, saved, unsure)
    return outcome._replace(silent=outcome.silent + (shown != max(saved, default=0)))


def saved_numbers(store: DurableStore, sitting: str) -> list[int]:
    """Return every number that was ever saved in a sitting, in order."""
    answers = [value for _, item, field, value in history(store, sitting) if (item, field) == (ITEM, "answer")]
    return numbers_of_answers(answers)


def shown_number(store: DurableStore, page: OriginalPage) -> int:
    """Return the last number that was saved, 0 when there is none; -1 when the sitting shows another answer."""
    last = max(saved_numbers(store, page.sitting), default=0)
    shown = store.sitting(page.actor, page.sitting).assessment.answers.get(ITEM)
    return last if shown == (numbered_answer(last) if last else None) else -1
