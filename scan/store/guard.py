"""What keeps a SQLite file whole: one who writes at a time, also across processes, and no network disk.

SQLite before 3.51.3 can lose a checkpoint when one connection writes while another tidies the write-ahead log (the
"WAL-reset bug", reliability.md D3). Here writing and tidying are done by one connection of a process, and only while
it holds a lock file that every other process of ours asks for as well.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scan.store.driver_errors import BUSY, told, unavailable
from scan.store.errors import UnavailableError

WITHOUT_RESET_BUG = (3, 51, 3)
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ceph", "lustre", "glusterfs", "fuse.sshfs", "davfs"}
_LOOK_AGAIN = 0.005


@dataclass(frozen=True)
class Guard:
    """What is in force, for a health page: the engine with its version, and a Dutch sentence."""

    engine: str
    message: str


def guard_of(sqlite: tuple[int, ...]) -> Guard:
    """The guard in force for this version of SQLite."""
    engine = f"SQLite {'.'.join(map(str, sqlite))}"
    how = "Schrijven en opruimen gaan via één verbinding, en nooit tegelijk met een ander proces."
    if sqlite < WITHOUT_RESET_BUG:
        return Guard(engine, f"Deze versie heeft de WAL-resetfout; daarom is de wacht nodig. {how}")
    return Guard(engine, f"Deze versie heeft de WAL-resetfout niet. {how}")


class Turn:
    """The lock file beside a database: whoever holds it is the only one that writes."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(path.name + ".lock")

    @contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """Hold the turn, after waiting `patience` seconds at most; UnavailableError when it did not come."""
        with told():
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._wait(handle, time.monotonic() + patience)
            yield
        finally:
            os.close(handle)

    def _wait(self, handle: int, until: float) -> None:
        while not _locked(handle):
            if time.monotonic() > until:
                raise unavailable(BUSY)
            time.sleep(_LOOK_AGAIN)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def refuse_network(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """UnavailableError when the folder is on a network disk, where a write-ahead log can't be shared safely.

    `mounts` says what is mounted where; without that file nothing is known and nothing refused.
    """
    kind = _file_system(folder.resolve(), mounts)
    if kind in NETWORK:
        raise UnavailableError(
            f"De map {folder} staat op een netwerkschijf ({kind}); daar kan SQLite niet veilig bewaren. "
            "Kies met ZELFSCAN_DATABASE_URL een map op deze computer, of PostgreSQL."
        )


def _file_system(folder: Path, mounts: Path) -> str:
    if not mounts.exists():
        return ""
    fields = (line.split() for line in mounts.read_text().splitlines())
    # The longest mount point that holds the folder, and of equals the last one, is the one in use.
    held = [(len(at), order, kind) for order, (_, at, kind, *_) in enumerate(fields) if _holds(at, folder)]
    return max(held)[2] if held else ""


def _holds(mount: str, folder: Path) -> bool:
    return folder.is_relative_to(mount.replace("\\040", " "))
