"""Files that are not a store, or a damaged one, and the verdict of the store on them."""

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


def with_small_pages(file: Path) -> bytes:
    """Rewrite a database with small pages, so that few bits are unused, and return its bytes."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=DELETE; PRAGMA page_size=512; VACUUM; PRAGMA journal_mode=WAL;")
    return file.read_bytes()


def with_flipped_bit(content: bytes, bit: int) -> bytes:
    """Return the bytes with one bit flipped."""
    flipped = bytearray(content)
    flipped[bit // 8] ^= 1 << bit % 8
    return bytes(flipped)


def verdict(url: str, actor: Actor, token: str, sittings: object) -> str:
    """Read a damaged file: it is refused, reported, harmless, or silently wrong."""
    try:
        store = open_store(url, lock_timeout=0.1)
    except StoreError:
        return "refused"
    try:
        same = (store.actor_of(token), store.sittings(actor)) == (actor, sittings)
    except StoreError as fault:
        same = False
        if isinstance(fault, DamagedError):
            return "refused"
    finally:
        complaints = check(store)
        store.close()
    return "reported" if complaints else "harmless" if same else "silent"
