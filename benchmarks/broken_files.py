"""Files that are rubbish, cut off or a bit different: refused, reported or harmless (reliability.md R04, R05)."""

import random
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from benchmarks.originals import SqliteOriginal, path_of
from benchmarks.outcome import Outcome, looked, total
from scan.store import Changes, StoreError
from scan.store.durable import open_store
from tests.support.store.broken import RUBBISH, flipped, small, verdict
from tests.support.store.places import sqlite_url
from tests.support.store.world import ALL_SAID, begun

LONGEST = 20_000
HEADER = 100
SECTOR = 512


def rubbish(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Files that never were a store: the known kinds, random bytes, and random bytes after a true header."""
    header = original.file.read_bytes()[:HEADER]
    drawn = (chance.choice((b"", header)) + chance.randbytes(chance.randrange(LONGEST)) for _ in range(times))
    return refusals(original, chain(RUBBISH.values(), drawn))


def truncated(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """A store that ends too early, at a sector or at any byte."""
    good = original.file.read_bytes()
    ends = (chance.randrange(0, len(good), chance.choice((1, SECTOR))) for _ in range(times))
    return refusals(original, (good[:end] for end in ends))


def refusals(original: SqliteOriginal, contents: Iterable[bytes]) -> Outcome:
    """What comes of these in the place of a store, which is put back after each."""
    return total(_refusal(original, content) for content in contents)


def _refusal(original: SqliteOriginal, content: bytes) -> Outcome:
    with original.copy() as url:
        file = path_of(url)
        good = file.read_bytes()
        file.write_bytes(content)
        wrong = (not _refused(url), file.read_bytes() != content)
        file.write_bytes(good)
        found = looked(url, original.page)
    return found._replace(tried=1, silent=found.silent + sum(wrong))


def _refused(url: str) -> bool:
    try:
        open_store(url).close()
    except StoreError:
        return True
    return False


def bit_flips(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """So many bits of a small file, each flipped alone, and all that two sittings and a cookie hold looked at."""
    with original.copy() as url:
        file = path_of(url).with_name("small.sqlite3")
        store = open_store(sqlite_url(file))
        actor, token = store.new_person()
        for changes in (ALL_SAID, Changes({"mh-01": 2})):
            store.save(actor, begun(store, actor)[1], changes)
        said = store.sittings(actor)
        store.close()
        good, verdicts = small(file), []
        for bit in chance.sample(range(len(good) * 8), times):
            _put(file, flipped(good, bit))
            verdicts.append(verdict(sqlite_url(file), actor, token, said))
        _put(file, good)
        whole = verdict(sqlite_url(file), actor, token, said) == "harmless"
    answers = sum(len(sitting.assessment.answers) for sitting in said)
    return Outcome(times, answers, 0 if whole else answers, verdicts.count("silent"))


def _put(file: Path, content: bytes) -> None:
    """Let this be all there is of a store: no log beside it either."""
    Path(f"{file}-wal").unlink(missing_ok=True)
    file.write_bytes(content)
