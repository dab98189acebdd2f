"""Files that are written completely or not at all, and that only their owner can read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path


@contextmanager
def temporary_file(path: Path, suffix: str) -> Iterator[Path]:
    """Yield a new empty file beside `path`, private to its owner; it is removed at the end unless it was renamed."""
    temporary = path.with_name(path.name + suffix)
    _remove(temporary)
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield temporary
    finally:
        _remove(temporary)


def replace_durably(temporary: Path, path: Path) -> None:
    """Rename a finished file to `path`, so that its name and all its bytes survive a power cut."""
    _sync(temporary)
    temporary.replace(path)
    _sync(path.parent)


def unused_path(path: Path, name: str) -> Path:
    """Return the first path that does not exist of path.name-1, path.name-2, …"""
    names = (path.with_name(f"{path.name}.{name}-{number}") for number in count(1))
    return next(path for path in names if not path.exists())


def remove_older(paths: Iterator[Path], before: datetime) -> None:
    """Remove the files that were last written before this moment."""
    for path in paths:
        if path.stat().st_mtime < before.timestamp():
            path.unlink()


def _remove(path: Path) -> None:
    # SQLite may have left its log files beside it.
    for log in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{log}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
