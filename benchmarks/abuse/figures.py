"""What others notice of each attack, with the limits it must keep: python -m benchmarks abuse (docs/abuse.md)."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.abuse.attacks import ATTACKS, Attack
from benchmarks.abuse.bystander import Seen, memory, watch
from benchmarks.abuse.people import wordy_person
from benchmarks.abuse.requests import counted, send, upload
from benchmarks.answer_cost.people import AnsweringPerson, new_people
from benchmarks.answer_cost.servers import Served, serving
from scan.store.durable import open_store
from tests.server.running import free_port
from tests.support.paths import ROOT
from tests.support.store.places import sqlite_url

# ms that the writer is held, that /klaar is silent, and that an answer of someone else takes; MB more than before.
LIMITS = {"held": 50, "silence": 500, "saving": 1_000, "growth": 60}
REST_SECONDS = 3


def abuse_figures(quick: bool, only: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the figures of each attack, or of the one with this name, each on a server of its own.

    The first is no attack: what the machine itself does to the others.
    """
    for attack in (one for one in ATTACKS if only in (None, one.name)):
        with TemporaryDirectory() as folder:
            yield attack_figures(attack, attack.quick if quick else attack.times, Path(folder))


def attack_figures(attack: Attack, times: int, folder: Path) -> dict[str, Any]:
    """Run one attack and return its figures."""
    url, told, port = sqlite_url(folder / "zelfscan.sqlite3"), folder / "held", free_port()
    command = [sys.executable, "-m", "benchmarks.abuse.watched_server", str(port), str(told)]
    (person,) = new_people(url, 1)
    with closing(open_store(url)) as store:
        (reader,), tokens = wordy_person(store, 1, lines=3), attack.prepare(store, times)
    with serving(command, port, ROOT, folder / "log", {"ZELFSCAN_DATABASE_URL": url}) as served:
        bystander(served, person, Seen(), lambda: warm_up(served, reader))
        told.write_text("")
        before, seen, statuses = memory(served.pid), Seen(), list[int]()
        bystander(served, person, seen, lambda: statuses.extend(attack.run(served, tokens, times)))
        time.sleep(REST_SECONDS)
        after = memory(served.pid)
    measured = {"held": longest_hold(told), "silence": seen.silence, "saving": seen.saving, "growth": after - before}
    memories = {"before": before, "highest": seen.highest, "after": after}
    rounded = {name: round(number, 1) for name, number in (measured | memories).items()}
    holds = not seen.unsaved and all(measured[name] <= limit for name, limit in LIMITS.items())
    counts = {"times": times, "answers": counted(statuses), "unsaved": seen.unsaved}
    return {"name": attack.name, **counts, **rounded, "holds": holds}


def warm_up(served: Served, reader: str) -> None:
    """Have files made and read, so that their process runs, and wait a moment."""
    for _ in range(3):
        send(served, "/mee/rapport-1.pdf", reader)
        upload(served, reader, b"{}")
    time.sleep(REST_SECONDS)


def longest_hold(told: Path) -> float:
    """The longest time in ms that the writer was held."""
    return max(map(float, told.read_text().split()), default=0.0)


def bystander(served: Served, person: AnsweringPerson, seen: Seen, during: Callable[[], None]) -> None:
    """Note what someone else sees while this is done."""
    threads = watch(served, person, seen)
    during()
    seen.stop.set()
    for thread in threads:
        thread.join()
