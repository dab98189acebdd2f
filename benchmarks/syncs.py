"""Whether the log is on disk before an answer is acknowledged, seen from outside by strace (reliability.md R03)."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from unittest import SkipTest

from benchmarks.originals import SqliteOriginal, path_of, save_next
from benchmarks.outcome import OriginalPage, Outcome, looked
from scan.store import Actor
from scan.store.durable import open_store

SAVING = "from sys import argv; from benchmarks.syncs import save_aloud; save_aloud(*argv[1:])"
_ACKNOWLEDGED = "acknowledged"
_WATCHED = ["-f", "--seccomp-bpf", "-qq", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync"]
_CALL = re.compile(r"(?P<thread>\d+) +(?:<\.\.\. )?(?P<name>\w+)(?P<about>.*)")


def syncs(original: SqliteOriginal, times: int, chance: random.Random, saving: str = SAVING) -> Outcome:
    """Save so many answers and count those that were acknowledged before their bytes were; draws nothing by chance."""
    if not shutil.which("strace"):
        raise SkipTest("strace is not installed")
    with original.copy() as url:
        trace, (actor, sitting, saved) = path_of(url).with_name("trace"), original.page
        program = [sys.executable, "-c", saving, url, actor.id, sitting, str(saved), str(times)]
        command = ["strace", *_WATCHED, "-o", str(trace), *program]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.stderr.startswith("strace: "):
            raise SkipTest(run.stderr.splitlines()[0])
        run.check_returncode()
        acknowledged, unsynced = counted(trace.read_text().splitlines())
        found = looked(url, OriginalPage(actor, sitting, saved + acknowledged))
    return found._replace(tried=times, lost=found.lost + unsynced)


def counted(trace: Iterable[str]) -> tuple[int, int]:
    """How many were acknowledged, and how many of those while something of the log was not yet known to be on disk."""
    acknowledged = unsynced = 0
    synced, waiting = False, set[str]()
    for call in filter(None, map(_CALL.match, trace)):
        thread, name, about = call.group("thread", "name", "about")
        if name == "write" and _ACKNOWLEDGED in about:
            acknowledged, unsynced, synced = acknowledged + 1, unsynced + (not synced), False
        elif name == "pwrite64" and "-wal>" in about:
            synced = False
        elif name in ("fsync", "fdatasync"):
            if "-wal>" in about:
                waiting.add(thread)
            if about.endswith("= 0") and thread in waiting:
                waiting.remove(thread)
                synced = True
    return acknowledged, unsynced


def save_aloud(url: str, actor: str, sitting: str, saved: str, times: str) -> None:
    """What the watched program does: save, and say so by one call that strace sees."""
    store, page = open_store(url), OriginalPage(Actor(actor), sitting, int(saved))
    for _ in range(int(times)):
        page = save_next(store, page)
        os.write(sys.stdout.fileno(), f"{_ACKNOWLEDGED}\n".encode())
    store.close()
