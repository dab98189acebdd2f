"""Faults of a disk or a server as context managers; each yields the reason in the message of the error."""

import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from unittest import SkipTest

from tests.support.store.places import Cluster, database_name
from tests.support.store.world import run_sql

BLOCK = 4096


@contextmanager
def log_limit(file: Path, room: int = 0) -> Iterator[str]:
    """The log may only grow by `room` bytes, as with a quota or a full disk."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = file.with_name(f"{file.name}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, limit[1]))
    try:
        yield "de schijf geeft een fout"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@contextmanager
def locked_file(file: Path) -> Iterator[str]:
    """Another connection holds the write lock."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield "een ander houdt haar te lang bezet"


@contextmanager
def folder_gone(file: Path) -> Iterator[str]:
    """The folder is missing, as when a disk was unplugged."""
    moved = file.parent.with_name(f"{file.parent.name}-away")
    file.parent.rename(moved)
    try:
        yield "het bestand of de map is er niet"
    finally:
        moved.rename(file.parent)


@contextmanager
def file_gone(file: Path) -> Iterator[str]:
    """The file is missing."""
    moved = file.with_name("away")
    file.rename(moved)
    try:
        yield "het bestand of de map is er niet"
    finally:
        moved.rename(file)


@contextmanager
def tiny_disk(folder: Path) -> Iterator[Path]:
    """Yield a disk of one megabyte, which only root can mount."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        raise SkipTest("only root can mount a disk that is really full")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def full_disk(file: Path, room: int = 0) -> Iterator[str]:
    """The disk has `room` bytes left."""
    filler = file.with_name("filler")
    with filler.open("wb", buffering=0) as growing, suppress(OSError):
        while growing.write(bytes(BLOCK)):
            pass
    os.truncate(filler, max(0, filler.stat().st_size - room))
    try:
        yield "de schijf is vol"
    finally:
        filler.unlink()


@contextmanager
def read_only_file(file: Path) -> Iterator[str]:
    """The file can't be written, not even by root."""
    mode = file.stat().st_mode
    file.chmod(0o400)
    immutable = subprocess.run(["chattr", "+i", file], capture_output=True, check=False)
    try:
        # Root writes read-only files; only an immutable one stops it, which not every file system knows.
        if immutable.returncode and file.owner() == "root":
            raise SkipTest("this file system has no immutable files")
        yield "er mag niet geschreven worden"
    finally:
        subprocess.run(["chattr", "-i", file], capture_output=True, check=False)
        file.chmod(mode)


@contextmanager
def read_only_database(url: str, cluster: Cluster) -> Iterator[str]:
    """The database is read-only, like a replica."""
    cluster.run(f"ALTER DATABASE {database_name(url)} SET default_transaction_read_only = on")
    disconnect(url)
    try:
        yield "er mag niet geschreven worden"
    finally:
        cluster.run(f"ALTER DATABASE {database_name(url)} RESET default_transaction_read_only")
        disconnect(url)


@contextmanager
def closed_database(url: str, cluster: Cluster) -> Iterator[str]:
    """The database refuses connections, as during a restart."""
    cluster.run(f"ALTER DATABASE {database_name(url)} ALLOW_CONNECTIONS false")
    cluster.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test%'")
    try:
        yield "de database antwoordt niet"
    finally:
        cluster.run(f"ALTER DATABASE {database_name(url)} ALLOW_CONNECTIONS true")


@contextmanager
def locked_rows(url: str, cluster: Cluster) -> Iterator[str]:
    """Another connection holds row locks."""
    with cluster.connected(url) as other:
        other.execute("SELECT * FROM sittings FOR UPDATE")
        yield "een ander houdt haar te lang bezet"


def disconnect(url: str) -> None:
    """End every connection to this database."""
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    run_sql(url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608 - our own words
