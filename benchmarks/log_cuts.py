"""A write-ahead log that ends too early or in rubbish, as after a power cut (reliability.md R02)."""

import random
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.originals import SAVED, SqliteOriginal, path_of, save_next
from benchmarks.outcome import OriginalPage, Outcome, looked, total
from scan.store.durable import DurableStore, open_store
from tests.support.store.places import sqlite_url

HEADER, OF_FRAME = 32, 24
SAVES_PER_TORN = 20
LAST_FRAMES = 3
SCRAMBLED = (1, 16, 512, 1 << 20)


@dataclass(frozen=True)
class Log:
    """A file, its log, and how long the log was at each acknowledgement."""

    page: OriginalPage
    file: bytes
    log: bytes
    acknowledged_at: tuple[int, ...]

    @property
    def frame(self) -> int:
        """The bytes of one frame: a page of the database, and what says which."""
        return OF_FRAME + int.from_bytes(self.file[16:18], "big")


def log_cuts(
    original: SqliteOriginal, times: int, chance: random.Random, opens: Callable[[str], DurableStore] = open_store
) -> Outcome:
    """Cut the log at every frame and tear it in so many other ways; all that was acknowledged before is there."""
    found = _written(original, max(2, times // SAVES_PER_TORN), opens)
    at_frames = ((at, b"") for at in range(HEADER, len(found.log) + 1, found.frame))
    torn = (_torn(found, chance) for _ in range(times))
    return total(_after(found, at, rest, original.folder) for harmed in (at_frames, torn) for at, rest in harmed)


def _written(original: SqliteOriginal, saves: int, opens: Callable[[str], DurableStore]) -> Log:
    with original.copy() as url:
        store, page, log = opens(url), original.page, Path(f"{path_of(url)}-wal")
        lengths = []
        for _ in range(saves):
            page = save_next(store, page)
            lengths.append(log.stat().st_size if log.exists() else 0)
        found = Log(page, path_of(url).read_bytes(), log.read_bytes(), tuple(lengths))
        store.close()
    return found


def _torn(found: Log, chance: random.Random) -> tuple[int, bytes]:
    """Where the log stops being what was written, and what comes there instead: nothing, or scrambled bytes."""
    if chance.random() < 0.5:
        return chance.randrange(len(found.log)), b""
    at = chance.randrange(len(found.log) - LAST_FRAMES * found.frame, len(found.log))
    until = at + chance.choice(SCRAMBLED)
    scrambled = bytes(byte ^ chance.randrange(1, 256) for byte in found.log[at:until])
    return at, scrambled + found.log[until:]


def _after(found: Log, at: int, rest: bytes, folder: Path) -> Outcome:
    acknowledged = SAVED + bisect_right(found.acknowledged_at, at)
    with TemporaryDirectory(dir=folder) as place:
        file = Path(place) / "zelfscan.sqlite3"
        file.write_bytes(found.file)
        Path(f"{file}-wal").write_bytes(found.log[:at] + rest)
        return looked(sqlite_url(file), found.page._replace(acknowledged=acknowledged))._replace(tried=1)
