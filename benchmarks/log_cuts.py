"""A write-ahead log that is truncated or ends in rubbish, as after a power cut (reliability.md R02)."""

import random
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.outcome import OriginalPage, Outcome, inspected, total
from benchmarks.seed_stores import SAVES, SqliteOriginal, path_of_url, save_next
from scan.store.durable import DurableStore, open_store
from tests.support.store.places import sqlite_url

LOG_HEADER, FRAME_HEADER = 32, 24
TEARS_PER_SAVE = 20
LAST_FRAMES = 3
SCRAMBLED_BYTES = (1, 16, 512, 1 << 20)


@dataclass(frozen=True)
class Log:
    """A file, its log, and the length of the log at each acknowledgement."""

    page: OriginalPage
    file: bytes
    log: bytes
    acknowledged_at: tuple[int, ...]

    @property
    def frame(self) -> int:
        """The bytes of one frame: a page of the database and its header."""
        return FRAME_HEADER + int.from_bytes(self.file[16:18], "big")


def log_cuts(
    original: SqliteOriginal, times: int, chance: random.Random, opener: Callable[[str], DurableStore] = open_store
) -> Outcome:
    """Cut the log at every frame and tear it at `times` random places; everything acknowledged before must remain."""
    written = _written_log(original, max(2, times // TEARS_PER_SAVE), opener)
    at_frames = ((at, b"") for at in range(LOG_HEADER, len(written.log) + 1, written.frame))
    torn = (_random_tear(written, chance) for _ in range(times))
    return total(_outcome_of_cut(written, at, rest, original.folder) for cuts in (at_frames, torn) for at, rest in cuts)


def _written_log(original: SqliteOriginal, saves: int, opener: Callable[[str], DurableStore]) -> Log:
    with original.copy() as url:
        store, page, log = opener(url), original.page, Path(f"{path_of_url(url)}-wal")
        lengths = []
        for _ in range(saves):
            page = save_next(store, page)
            lengths.append(log.stat().st_size if log.exists() else 0)
        written = Log(page, path_of_url(url).read_bytes(), log.read_bytes(), tuple(lengths))
        store.close()
    return written


def _random_tear(written: Log, chance: random.Random) -> tuple[int, bytes]:
    """The position at which the log is torn, and the bytes from there on: none, or scrambled ones."""
    if chance.random() < 0.5:
        return chance.randrange(len(written.log)), b""
    at = chance.randrange(len(written.log) - LAST_FRAMES * written.frame, len(written.log))
    until = at + chance.choice(SCRAMBLED_BYTES)
    scrambled = bytes(byte ^ chance.randrange(1, 256) for byte in written.log[at:until])
    return at, scrambled + written.log[until:]


def _outcome_of_cut(written: Log, at: int, rest: bytes, folder: Path) -> Outcome:
    acknowledged = SAVES + bisect_right(written.acknowledged_at, at)
    with TemporaryDirectory(dir=folder) as temporary:
        file = Path(temporary) / "zelfscan.sqlite3"
        file.write_bytes(written.file)
        Path(f"{file}-wal").write_bytes(written.log[:at] + rest)
        return inspected(sqlite_url(file), written.page._replace(acknowledged=acknowledged))._replace(tried=1)
