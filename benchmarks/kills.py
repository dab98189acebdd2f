"""Writers that are killed while they save (reliability.md R01)."""

import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice

from benchmarks.originals import Original
from benchmarks.outcome import OriginalPage, Outcome, looked
from scan.store import Actor
from scan.store.durable import open_store
from tests.support.store.processes import other_process, told, write_on
from tests.support.store.world import begun

# Four write at once and are killed one by one: three die beside others that go on, the last with nobody left.
WRITERS = 4
LONGEST = 0.03
_TO_BEGIN = 60

Person = tuple[Actor, str]


def kills(original: Original, times: int, chance: random.Random, doing: Callable[..., None] = write_on) -> Outcome:
    """Kill so many writers of one store, which is looked into at the end: nothing is ever removed from it."""
    with original.copy() as url:
        store = open_store(url)
        people = iter([begun(store) for _ in range(times)])
        store.close()
        pages: list[OriginalPage] = []
        while group := list(islice(people, WRITERS)):
            pages += _killed(url, group, chance, doing)
        return looked(url, *pages, unsure=1)._replace(tried=len(pages))


def _killed(
    url: str, people: Sequence[Person], chance: random.Random, doing: Callable[..., None]
) -> Iterator[OriginalPage]:
    with ExitStack() as stack:
        writers = [stack.enter_context(other_process(doing, url, actor.id, name, 1)) for actor, name in people]
        for _, hears in writers:
            if not hears.poll(_TO_BEGIN):
                raise TimeoutError("a writer never began")
        for process, _ in chance.sample(writers, len(writers)):
            time.sleep(chance.uniform(0, LONGEST))
            process.kill()
            process.join()
            if process.exitcode != -signal.SIGKILL:
                raise ChildProcessError("a writer ended before it was killed")
        heard = [len(told(hears)) for _, hears in writers]
    return (OriginalPage(actor, name, number) for (actor, name), number in zip(people, heard, strict=True))
