"""Checks with strace that the log is on disk before an answer is acknowledged (reliability.md R03)."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from unittest import SkipTest

from benchmarks.outcome import OriginalPage, Outcome, inspected
from benchmarks.seed_stores import SqliteOriginal, path_of_url, save_next
from scan.store import Actor
from scan.store.durable import open_store

SAVE_PROGRAM = "from sys import argv; from benchmarks.syncs import save_and_announce; save_and_announce(*argv[1:])"
_ACKNOWLEDGED = "acknowledged"
_STRACE_OPTIONS = ["-f", "--seccomp-bpf", "-qq", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync"]
_CALL = re.compile(r"(?P<thread>\d+) +(?:<\.\.\. )?(?P<name>\w+)(?P<about>.*)")


def syncs(original: SqliteOriginal, times: int, chance: random.Random, saving: str = SAVE_PROGRAM) -> Outcome:
    """Save `times` answers and count those acknowledged before their bytes were synced; `chance` is not used."""
    if not shutil.which("strace"):
        raise SkipTest("strace is not installed")
    with original.copy() as url:
        trace, page = path_of_url(url).with_name("trace"), original.page
        about = (page.actor.id, page.sitting, str(page.acknowledged), page.token)
        program = [sys.executable, "-c", saving, url, *about, str(times)]
        command = ["strace", *_STRACE_OPTIONS, "-o", str(trace), *program]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.stderr.startswith("strace: "):
            raise SkipTest(run.stderr.splitlines()[0])
        run.check_returncode()
        acknowledged, unsynced = count_unsynced(trace.read_text().splitlines())
        outcome = inspected(url, page._replace(acknowledged=page.acknowledged + acknowledged))
    return outcome._replace(tried=times, lost=outcome.lost + unsynced)


def count_unsynced(trace: Iterable[str]) -> tuple[int, int]:
    """Return the number of acknowledgements, and of those given before the last write of the log was synced."""
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


def save_and_announce(url: str, actor: str, sitting: str, saved: str, token: str, times: str) -> None:
    """Post answers, and write a line to stdout after each, which strace sees."""
    store, owner = open_store(url), Actor(actor)
    numbers = {(str(field), item): number for (field, item), number in store.sitting(owner, sitting).numbers.items()}
    page = OriginalPage(owner, sitting, int(saved), token, numbers)
    for _ in range(int(times)):
        page = save_next(store, page)
        os.write(sys.stdout.fileno(), f"{_ACKNOWLEDGED}\n".encode())
    store.close()
