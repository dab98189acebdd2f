"""A clock that jumps ten years either way between any two answers (reliability.md R08)."""

import random
from collections.abc import Callable
from datetime import timedelta

from benchmarks.originals import Original, save_next
from benchmarks.outcome import Outcome, looked, shown_number, total
from scan.store.durable import DurableStore, open_store
from tests.support.store.world import NOON, Clock, begun

TEN_YEARS = 3652.0
JUMPS = 10

ClockedOpener = Callable[[str, Clock], DurableStore]


def wrong_clocks(original: Original, times: int, chance: random.Random, opens: ClockedOpener = open_store) -> Outcome:
    """Let the clock jump so many times; answers and sittings stay in the order in which they were given."""
    return total(_confused(original, chance, opens) for _ in range(times // JUMPS))


def _confused(original: Original, chance: random.Random, opens: ClockedOpener) -> Outcome:
    clock, page = Clock(), original.page
    began, wrong = [page.sitting], 0
    with original.copy() as url:
        store = opens(url, clock)
        for _ in range(JUMPS):
            clock.at = NOON + timedelta(days=chance.uniform(-TEN_YEARS, TEN_YEARS))
            page = save_next(store, page)
            began.append(begun(store, page.actor)[1])
            wrong += shown_number(store, page) != page.acknowledged
        wrong += [sitting.assessment.id for sitting in store.sittings(page.actor)] != began
        store.close()
        found = looked(url, page)
    return found._replace(tried=JUMPS, silent=found.silent + wrong)
