"""Three people, two tabs each, in all orders: nobody learns an answer of another before both were ready.

`ZELFSCAN_WALKS=2000` walks in full; by default a sample, the same each time.
"""

import os
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random

from scan.store.durable import open_store
from scan.store.maintenance import check
from tests.support.store.walks import Walk, World
from tests.support.store.world import NOON, Clock

WALKS = int(os.environ.get("ZELFSCAN_WALKS", "15"))
STEPS = 40


# R78, R79, R80
def test_nobody_learns_an_answer_before_both_were_ready(tmp_path: Path) -> None:
    clock, reveals = Clock(), 0
    with ExitStack() as opened:
        stores = [
            opened.enter_context(closing(open_store(f"sqlite:///{tmp_path / name}.db", now=clock)))
            for name in ("one", "two")
        ]
        for seed in range(WALKS):
            clock.at = NOON
            worlds = [World(store, mirrored) for store, mirrored in zip(stores, (False, True), strict=True)]
            walk = Walk(worlds, clock, Random(seed))
            walk.go(STEPS)
            reveals += walk.reveals
        assert [check(store) for store in stores] == [(), ()]
    assert reveals >= WALKS // 5, "walks that reveal nothing prove nothing"
