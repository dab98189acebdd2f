"""Protects a SQLite file against corruption: one writer at a time, also across processes, and no network disk.

SQLite before 3.51.3 can lose a checkpoint when one connection writes while another resets the write-ahead log (the
"WAL-reset bug", reliability.md D3). Here one connection per process writes and checkpoints, and only while it holds a
lock file that all processes of this program share.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scan.store.driver_errors import BUSY, translated_errors, unavailable
from scan.store.errors import SecondServerError, UnavailableError

WITHOUT_RESET_BUG = (3, 51, 3)
NETWORK_FILE_SYSTEMS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "ceph",
    "lustre",
    "glusterfs",
    "fuse.sshfs",
    "davfs",
}
_POLL_SECONDS = 0.005


@dataclass(frozen=True)
class Guard:
    """How the database is protected, for a health page: the engine with its version, and a Dutch sentence."""

    engine: str
    message: str


def sqlite_guard(sqlite: tuple[int, ...]) -> Guard:
    """Return the protection that applies to this version of SQLite."""
    engine = f"SQLite {'.'.join(map(str, sqlite))}"
    how = "Schrijven en opruimen gaan via één verbinding, en nooit tegelijk met een ander proces."
    if sqlite < WITHOUT_RESET_BUG:
        return Guard(engine, f"Deze versie heeft de WAL-resetfout; daarom is de wacht nodig. {how}")
    return Guard(engine, f"Deze versie heeft de WAL-resetfout niet. {how}")


class WriteLock:
    """The lock file beside a database; only the process that holds it writes."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(path.name + ".lock")

    @contextmanager
    def acquired(self, lock_timeout: float) -> Iterator[None]:
        """Hold the lock inside the `with` block; raises UnavailableError after waiting `lock_timeout` seconds."""
        with translated_errors():
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._wait(handle, time.monotonic() + lock_timeout)
            yield
        finally:
            os.close(handle)

    def _wait(self, handle: int, until: float) -> None:
        while not _try_lock(handle):
            if time.monotonic() > until:
                raise unavailable(BUSY)
            time.sleep(_POLL_SECONDS)


@contextmanager
def only_server(path: Path, wait: float) -> Iterator[None]:
    """Be the one server on this file inside the `with` block (R64); commands may run beside it.

    Waits so many seconds for a server that is stopping, then raises SecondServerError. The lock is one of POSIX: it
    ends with this process, however it ends, and its children do not inherit it.
    """
    with translated_errors():
        handle = os.open(path.with_name(path.name + ".server"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        until = time.monotonic() + wait
        while not _try_lock(handle, fcntl.lockf):
            if time.monotonic() > until:
                raise SecondServerError(SecondServerError.message.format(os.read(handle, 20).decode() or "?"))
            time.sleep(_POLL_SECONDS)
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int, lock: Callable[[int, int], object] = fcntl.flock) -> bool:
    try:
        lock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # lockf may raise either
        return False
    return True


def refuse_network_disk(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise UnavailableError when the folder is on a network disk, where a write-ahead log can't be shared safely.

    `mounts` lists the mounted file systems; without that file the check is skipped.
    """
    kind = _file_system(folder.resolve(), mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        raise UnavailableError(
            f"De map {folder} staat op een netwerkschijf ({kind}); daar kan SQLite niet veilig bewaren. "
            "Kies met ZELFSCAN_DATABASE_URL een map op deze computer, of PostgreSQL."
        )


def _file_system(folder: Path, mounts: Path) -> str:
    if not mounts.exists():
        return ""
    fields = (line.split() for line in mounts.read_text().splitlines())
    # The longest mount point above the folder is the one in use; of equal ones the last.
    mounted = [(len(at), order, kind) for order, (_, at, kind, *_) in enumerate(fields) if _holds(at, folder)]
    return max(mounted)[2] if mounted else ""


def _holds(mount: str, folder: Path) -> bool:
    return folder.is_relative_to(mount.replace("\\040", " "))
