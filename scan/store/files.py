"""Files that are there whole or not at all, and that nobody else can read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path


@contextmanager
def young(path: Path, suffix: str) -> Iterator[Path]:
    """A new empty file beside the one it may become, for its owner only; what it did not become is removed."""
    part = path.with_name(path.name + suffix)
    _remove(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        _remove(part)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, so that after a power cut it has that name and all its bytes."""
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def free(path: Path, name: str) -> Path:
    """A name beside `path` that nothing has yet: path.name-1, path.name-2, …"""
    names = (path.with_name(f"{path.name}.{name}-{number}") for number in count(1))
    return next(found for found in names if not found.exists())


def remove_older(found: Iterator[Path], than: datetime) -> None:
    """Remove those files that were last written before this moment."""
    for path in found:
        if path.stat().st_mtime < than.timestamp():
            path.unlink()


def _remove(part: Path) -> None:
    # A file of SQLite may have its log beside it.
    for log in ("", "-wal", "-shm", "-journal"):
        Path(f"{part}{log}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
