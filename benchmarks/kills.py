"""Writers that are killed while they save (reliability.md R01)."""

import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice

from benchmarks.outcome import OriginalPage, Outcome, inspected
from benchmarks.seed_stores import Original
from scan.store import Actor
from scan.store.durable import open_store
from tests.support.store.processes import keep_saving, other_process, received
from tests.support.store.world import new_sitting

# Four write at once and are killed one by one: three while others go on, the last alone.
WRITERS = 4
LONGEST_SECONDS = 0.03
_START_SECONDS = 60

ActorWithSitting = tuple[Actor, str]


def kills(original: Original, times: int, chance: random.Random, target: Callable[..., None] = keep_saving) -> Outcome:
    """Kill `times` writers of one store, which is inspected at the end."""
    with original.copy() as url:
        store = open_store(url)
        people = iter([new_sitting(store) for _ in range(times)])
        store.close()
        pages: list[OriginalPage] = []
        while group := list(islice(people, WRITERS)):
            pages += _pages_of_killed(url, group, chance, target)
        return inspected(url, *pages, unsure=1)._replace(tried=len(pages))


def _pages_of_killed(
    url: str, people: Sequence[ActorWithSitting], chance: random.Random, target: Callable[..., None]
) -> Iterator[OriginalPage]:
    with ExitStack() as stack:
        writers = [stack.enter_context(other_process(target, url, actor.id, name, 1)) for actor, name in people]
        for _, receiver in writers:
            if not receiver.poll(_START_SECONDS):
                raise TimeoutError("a writer never began")
        for process, _ in chance.sample(writers, len(writers)):
            time.sleep(chance.uniform(0, LONGEST_SECONDS))
            process.kill()
            process.join()
            if process.exitcode != -signal.SIGKILL:
                raise ChildProcessError("a writer ended before it was killed")
        acknowledged = [len(received(hears)) for _, hears in writers]
    return (OriginalPage(actor, name, number) for (actor, name), number in zip(people, acknowledged, strict=True))
