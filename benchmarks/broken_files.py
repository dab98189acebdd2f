"""Store files that are rubbish, truncated or have a flipped bit (reliability.md R04, R05)."""

import random
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from benchmarks.outcome import Outcome, inspected, total
from benchmarks.seed_stores import SqliteOriginal, path_of_url
from scan.store import Changes, StoreError
from scan.store.durable import open_store
from tests.support.store.broken import RUBBISH, verdict, with_flipped_bit, with_small_pages
from tests.support.store.places import sqlite_url
from tests.support.store.world import ALL_CHANGES, new_sitting

LONGEST_RUBBISH = 20_000
HEADER_BYTES = 100
SECTOR_BYTES = 512


def rubbish(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Replace the store by files that never were one: known kinds, random bytes, random bytes after a valid header."""
    header = original.file.read_bytes()[:HEADER_BYTES]
    random_files = (
        chance.choice((b"", header)) + chance.randbytes(chance.randrange(LONGEST_RUBBISH)) for _ in range(times)
    )
    return replaced_files(original, chain(RUBBISH.values(), random_files))


def truncated_files(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Truncate the store at a sector or at any byte."""
    good = original.file.read_bytes()
    ends = (chance.randrange(0, len(good), chance.choice((1, SECTOR_BYTES))) for _ in range(times))
    return replaced_files(original, (good[:end] for end in ends))


def replaced_files(original: SqliteOriginal, contents: Iterable[bytes]) -> Outcome:
    """Open each content in the place of the store, which is put back afterwards; silent counts what was not refused."""
    return total(_replaced_file(original, content) for content in contents)


def _replaced_file(original: SqliteOriginal, content: bytes) -> Outcome:
    with original.copy() as url:
        file = path_of_url(url)
        good = file.read_bytes()
        file.write_bytes(content)
        wrong = (not _is_refused(url), file.read_bytes() != content)
        file.write_bytes(good)
        outcome = inspected(url, original.page)
    return outcome._replace(tried=1, silent=outcome.silent + sum(wrong))


def _is_refused(url: str) -> bool:
    try:
        open_store(url).close()
    except StoreError:
        return True
    return False


def bit_flips(original: SqliteOriginal, times: int, chance: random.Random) -> Outcome:
    """Flip `times` bits of a small store, one at a time, and read two sittings and a cookie after each."""
    with original.copy() as url:
        file = path_of_url(url).with_name("small.sqlite3")
        store = open_store(sqlite_url(file))
        actor, token = store.new_person()
        for changes in (ALL_CHANGES, Changes({"mh-01": 2})):
            store.save(actor, new_sitting(store, actor)[1], changes)
        sittings = store.sittings(actor)
        store.close()
        good, verdicts = with_small_pages(file), []
        for bit in chance.sample(range(len(good) * 8), times):
            _replace_store(file, with_flipped_bit(good, bit))
            verdicts.append(verdict(sqlite_url(file), actor, token, sittings))
        _replace_store(file, good)
        whole = verdict(sqlite_url(file), actor, token, sittings) == "harmless"
    answers = sum(len(sitting.assessment.answers) for sitting in sittings)
    return Outcome(times, answers, 0 if whole else answers, verdicts.count("silent"))


def _replace_store(file: Path, content: bytes) -> None:
    """Write the file of a store and remove its log."""
    Path(f"{file}-wal").unlink(missing_ok=True)
    file.write_bytes(content)
