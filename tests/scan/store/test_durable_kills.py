"""Processes that are killed while they save: what was acknowledged is there, whole and in order."""

import random
import time

from scan.store import Actor
from scan.store.durable import open_store
from scan.store.maintenance import check
from tests.support.store.processes import keep_saving, other_process, received
from tests.support.store.world import new_sitting, run_sql

KILLS = {"sqlite": 30, "postgresql": 10}


def killed(url: str, actor: Actor, sitting: str, first: int, after: float) -> int:
    """The last number a writer told before it was killed, so many seconds after its first."""
    with other_process(keep_saving, url, actor.id, sitting, first) as (process, hears):
        assert hears.poll(20), "the writer never began"
        time.sleep(after)
        process.kill()
        process.join()
        return int(received(hears)[-1])


def kept(url: str) -> list[int]:
    """Every number that was ever written, in order."""
    return [int(value) for (value,) in run_sql(url, "SELECT value FROM entries ORDER BY number")]


# R01 (its short form: a thousand kills an engine are in the fault run)
def test_no_acknowledged_answer_is_lost_however_often_a_writer_is_killed(url: str, engine: str) -> None:
    with_one_sitting = open_store(url)
    actor, sitting = new_sitting(with_one_sitting)
    with_one_sitting.close()
    chance = random.Random(7)
    for _ in range(KILLS[engine]):
        before = kept(url)
        acknowledged = killed(url, actor, sitting, len(before) + 1, after=chance.uniform(0, 0.03))
        # What was written but not yet told may be there too; nothing is missing, double or out of order.
        after = kept(url)
        assert after == list(range(1, len(after) + 1))
        assert len(after) in (acknowledged, acknowledged + 1)
    store = open_store(url)
    assert check(store) == ()
    assert store.sitting(actor, sitting).notes == {"mh-01": str(len(after))}
    store.close()
