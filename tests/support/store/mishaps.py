"""What can happen to a store, each for as long as a `with` lasts; it yields the reason that a page is told."""

import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from unittest import SkipTest

from tests.support.store.places import Cluster, name_of
from tests.support.store.world import behind

BLOCK = 4096


@contextmanager
def full(file: Path, room: int = 0) -> Iterator[str]:
    """The log may grow so many bytes only: what a quota does, and a full disk, without filling one."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = file.with_name(f"{file.name}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, limit[1]))
    try:
        yield "de schijf geeft een fout"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@contextmanager
def locked(file: Path) -> Iterator[str]:
    """Another program is writing and does not stop."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield "een ander houdt haar te lang bezet"


@contextmanager
def folder_gone(file: Path) -> Iterator[str]:
    """The folder is not there, as when a disk was unplugged."""
    away = file.parent.with_name(f"{file.parent.name}-away")
    file.parent.rename(away)
    try:
        yield "het bestand of de map is er niet"
    finally:
        away.rename(file.parent)


@contextmanager
def replaced_by_nothing(file: Path) -> Iterator[str]:
    """Someone moved the file away."""
    away = file.with_name("away")
    file.rename(away)
    try:
        yield "het bestand of de map is er niet"
    finally:
        away.rename(file)


@contextmanager
def tiny_disk(at: Path) -> Iterator[Path]:
    """A disk of one megabyte, which only root can make."""
    at.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", at], capture_output=True, check=False)
    if made.returncode:
        raise SkipTest("only root can mount a disk that is really full")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


@contextmanager
def filled_up(file: Path, room: int = 0) -> Iterator[str]:
    """A tiny disk with so many bytes left."""
    filler = file.with_name("filler")
    with filler.open("wb", buffering=0) as grows, suppress(OSError):
        while grows.write(bytes(BLOCK)):
            pass
    os.truncate(filler, max(0, filler.stat().st_size - room))
    try:
        yield "de schijf is vol"
    finally:
        filler.unlink()


@contextmanager
def unwritable(file: Path) -> Iterator[str]:
    """Nobody may write this file, not even root."""
    mode = file.stat().st_mode
    file.chmod(0o400)
    made = subprocess.run(["chattr", "+i", file], capture_output=True, check=False)
    try:
        # Root writes read-only files; only an immutable one stops it, which not every file system knows.
        if made.returncode and file.owner() == "root":
            raise SkipTest("this file system has no immutable files")
        yield "er mag niet geschreven worden"
    finally:
        subprocess.run(["chattr", "-i", file], capture_output=True, check=False)
        file.chmod(mode)


@contextmanager
def read_only(url: str, cluster: Cluster) -> Iterator[str]:
    """The database takes no writes, as a replica does."""
    cluster.run(f"ALTER DATABASE {name_of(url)} SET default_transaction_read_only = on")
    disconnect(url)
    try:
        yield "er mag niet geschreven worden"
    finally:
        cluster.run(f"ALTER DATABASE {name_of(url)} RESET default_transaction_read_only")
        disconnect(url)


@contextmanager
def away(url: str, cluster: Cluster) -> Iterator[str]:
    """The database lets nobody in, as while it restarts."""
    cluster.run(f"ALTER DATABASE {name_of(url)} ALLOW_CONNECTIONS false")
    cluster.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test%'")
    try:
        yield "de database antwoordt niet"
    finally:
        cluster.run(f"ALTER DATABASE {name_of(url)} ALLOW_CONNECTIONS true")


@contextmanager
def row_locked(url: str, cluster: Cluster) -> Iterator[str]:
    """Another program holds the rows and does not stop."""
    with cluster.connected(url) as other:
        other.execute("SELECT * FROM sittings FOR UPDATE")
        yield "een ander houdt haar te lang bezet"


def disconnect(url: str) -> None:
    """End every connection to this database."""
    here = "datname = current_database() AND pid <> pg_backend_pid()"
    behind(url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {here}")  # noqa: S608 - our own words
