"""Killing processes while they save loses no acknowledged answer."""

import random
import time

from scan.store import Actor
from scan.store.durable import open_store
from scan.store.maintenance import check
from tests.support.patience import PATIENCE
from tests.support.store.processes import keep_saving, numbers_of_answers, other_process, received
from tests.support.store.world import history, new_sitting

KILLS = {"sqlite": 30, "postgresql": 10}


def last_acknowledged(url: str, actor: Actor, sitting: str, first: int, after: float) -> int:
    """Kill a writer `after` seconds and return the last number that it acknowledged."""
    with other_process(keep_saving, url, actor.id, sitting, first) as (process, receiver):
        assert receiver.poll(PATIENCE), "the writer never began"
        time.sleep(after)
        process.kill()
        process.join()
        return int(received(receiver)[-1])


def saved_numbers(url: str, sitting: str) -> list[int]:
    """Return every number that was saved, in order."""
    store = open_store(url)
    numbers = numbers_of_answers([value for _, _, field, value in history(store, sitting) if field == "answer"])
    store.close()
    return numbers


# R01 (in short; the fault tests kill a thousand writers per engine)
def test_killing_writers_loses_no_acknowledged_answer(url: str, engine: str) -> None:
    with_one_sitting = open_store(url)
    actor, sitting = new_sitting(with_one_sitting)
    with_one_sitting.close()
    chance = random.Random(7)
    for _ in range(KILLS[engine]):
        before = saved_numbers(url, sitting)
        acknowledged = last_acknowledged(url, actor, sitting, len(before) + 1, after=chance.uniform(0, 0.03))
        # A save without an acknowledgement may be there too; nothing is missing, double or out of order.
        after = saved_numbers(url, sitting)
        assert after == list(range(1, len(after) + 1))
        assert len(after) in (acknowledged, acknowledged + 1)
    store = open_store(url)
    assert check(store) == ()
    assert store.sitting(actor, sitting).notes == {"mh-01": str(len(after))}
    store.close()
