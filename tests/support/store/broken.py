"""Files that are no store or a broken one, and what a store makes of them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from scan.store import Actor, DamagedError, StoreError
from scan.store.durable import open_store
from scan.store.maintenance import check

RUBBISH = {
    "empty": b"",
    "a letter": b"x",
    "text": b"dit is geen database\n" * 500,
    "zeros": bytes(8192),
    "only a header": b"SQLite format 3\0",
    "a header and zeros": b"SQLite format 3\0" + bytes(8192),
}


def small(file: Path) -> bytes:
    """The bytes of a database in small pages, so that few bits are empty."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=DELETE; PRAGMA page_size=512; VACUUM; PRAGMA journal_mode=WAL;")
    return file.read_bytes()


def flipped(good: bytes, bit: int) -> bytes:
    """The bytes with one bit the other way."""
    bad = bytearray(good)
    bad[bit // 8] ^= 1 << bit % 8
    return bytes(bad)


def verdict(url: str, actor: Actor, token: str, said: object) -> str:
    """What becomes of a look at a damaged file."""
    try:
        store = open_store(url, lock_timeout=0.1)
    except StoreError:
        return "refused"
    try:
        same = (store.actor_of(token), store.sittings(actor)) == (actor, said)
    except StoreError as fault:
        same = False
        if isinstance(fault, DamagedError):
            return "refused"
    finally:
        complaints = check(store)
        store.close()
    return "reported" if complaints else "harmless" if same else "silent"
