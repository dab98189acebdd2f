"""What someone else notices during an attack: whether `/klaar` answers, their answers are saved, and memory stays."""

import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread

from benchmarks.answer_cost.people import AnsweringPerson
from benchmarks.answer_cost.servers import Served
from scan.door.answers import ANSWER_PATH
from scan.strict_json import read_json

PATIENCE = 120  # seconds
PAUSE = 0.05  # between two questions of the bystander


@dataclass
class Seen:
    """The longest times in ms, the memory of the server with its child process in MB, and what was not saved."""

    silence: float = 0.0
    saving: float = 0.0
    highest: float = 0.0
    unsaved: int = 0
    stop: Event = field(default_factory=Event)


def watch(served: Served, person: AnsweringPerson, seen: Seen) -> list[Thread]:
    """Threads that look until `seen.stop` is set."""
    threads = [Thread(target=one, args=(served, person, seen)) for one in (_ask, _answer, _weigh)]
    for thread in threads:
        thread.start()
    return threads


def memory(pid: int) -> float:
    """The memory of a process and its children that is in no other process, in MB."""
    return sum(_own_memory(one) for one in (pid, *_children(pid)))


def _ask(served: Served, person: AnsweringPerson, seen: Seen) -> None:
    heard = time.perf_counter()
    while not seen.stop.is_set():
        with suppress(OSError, HTTPException), closing(_connected(served)) as connection:
            connection.request("GET", "/klaar")
            if connection.getresponse().status == 200:
                now = time.perf_counter()
                seen.silence, heard = max(seen.silence, (now - heard) * 1_000), now
        time.sleep(PAUSE)
    seen.silence = max(seen.silence, (time.perf_counter() - heard) * 1_000)


def _answer(served: Served, person: AnsweringPerson, seen: Seen) -> None:
    while not seen.stop.is_set():
        start = time.perf_counter()
        try:
            with closing(_connected(served)) as connection:
                headers, body = person.next_request()
                connection.request("POST", ANSWER_PATH, body, headers)
                person.hear(read_json(connection.getresponse().read().decode()))
            seen.saving = max(seen.saving, (time.perf_counter() - start) * 1_000)
        except (OSError, HTTPException, ValueError):
            seen.unsaved += 1
        time.sleep(PAUSE)


def _weigh(served: Served, person: AnsweringPerson, seen: Seen) -> None:
    while not seen.stop.is_set():
        seen.highest = max(seen.highest, memory(served.pid))
        time.sleep(PAUSE)


def _connected(served: Served) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)


def _own_memory(pid: int) -> float:
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) / 1_000
    return 0.0


def _children(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield from map(int, (task / "children").read_text().split())
