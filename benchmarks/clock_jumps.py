"""A clock that jumps up to ten years back or forth between two answers (reliability.md R08)."""

import random
from collections.abc import Callable
from datetime import timedelta

from benchmarks.outcome import Outcome, inspected, shown_number, total
from benchmarks.seed_stores import Original, save_next
from scan.store.durable import DurableStore, open_store
from tests.support.store.world import NOON, Clock, new_sitting

TEN_YEARS = 3652.0
JUMPS = 10

ClockedOpener = Callable[[str, Clock], DurableStore]


def wrong_clocks(original: Original, times: int, chance: random.Random, opener: ClockedOpener = open_store) -> Outcome:
    """Let the clock jump `times` times; answers and sittings must stay in the order in which they were saved."""
    return total(_jumping_clock(original, chance, opener) for _ in range(times // JUMPS))


def _jumping_clock(original: Original, chance: random.Random, opener: ClockedOpener) -> Outcome:
    clock, page = Clock(), original.page
    sittings, wrong = [page.sitting], 0
    with original.copy() as url:
        store = opener(url, clock)
        for _ in range(JUMPS):
            clock.at = NOON + timedelta(days=chance.uniform(-TEN_YEARS, TEN_YEARS))
            page = save_next(store, page)
            sittings.append(new_sitting(store, page.actor)[1])
            wrong += shown_number(store, page) != page.acknowledged
        wrong += [sitting.assessment.id for sitting in store.sittings(page.actor)] != sittings
        store.close()
        outcome = inspected(url, page)
    return outcome._replace(tried=JUMPS, silent=outcome.silent + wrong)
