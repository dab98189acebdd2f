"""Three people, two tabs each, in all orders: nobody learns an answer of another before both were ready.

By default a sample, the same each time: `ZELFSCAN_WALKS=2000` walks in full, from the seed `ZELFSCAN_WALKS_FROM` on.
"""

import os
import shutil
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random

from scan.store.durable import open_store
from scan.store.maintenance import check
from tests.support.store.places import sqlite_url
from tests.support.store.walks import Walk, World
from tests.support.store.world import NOON, Clock

WALKS = int(os.environ.get("ZELFSCAN_WALKS", "12"))
FROM = int(os.environ.get("ZELFSCAN_WALKS_FROM", "0"))
STEPS = 30


# R78, R79, R80
def test_nobody_learns_an_answer_before_both_were_ready(new_store: Path, tmp_path: Path) -> None:
    clock, reveals = Clock(), 0
    with ExitStack() as opened:
        files = [shutil.copy(new_store, tmp_path / name) for name in ("one", "two")]
        stores = [opened.enter_context(closing(open_store(sqlite_url(file), now=clock))) for file in files]
        for seed in range(FROM, FROM + WALKS):
            clock.at = NOON
            worlds = [World(store, mirrored) for store, mirrored in zip(stores, (False, True), strict=True)]
            walk = Walk(worlds, clock, Random(seed))
            walk.go(STEPS)
            reveals += walk.reveals
        assert [check(store) for store in stores] == [(), ()]
    assert reveals >= WALKS / 10, "walks that reveal nothing prove nothing"
