"""Anonymous people and the cookies they are known by; of a token only its hash is kept (reliability.md R19)."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Connection, delete, select

from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow
from scan.store.records.rate_limits import clear_tries, count_beginning
from scan.store.records.rows import add, change, known, one
from scan.store.records.tables import codes, keys, persons, stamp
from scan.store.store import Actor

# Being seen is written once a day at most: retention counts in months, and a page asks who is there at every run.
SEEN_ANEW = timedelta(days=1) // timedelta(microseconds=1)


def new_person(connection: Connection, address: str | None, at: datetime) -> tuple[Actor, str]:
    """A person nobody knows, and the token for their cookie; counted when they came from an address."""
    if address is not None:
        count_beginning(connection, address, at)
    row = add(connection, persons, id=token_urlsafe(16), created_at=stamp(at), seen_at=stamp(at), sittings=0)
    actor = Actor(row["id"])
    return actor, new_key(connection, actor, at)


def new_key(connection: Connection, actor: Actor, at: datetime) -> str:
    """A token of 256 bits that opens this person's sittings."""
    person(connection, actor)
    token = token_urlsafe(32)
    add(connection, keys, hash=hashed(token), person=actor.id, created_at=stamp(at), seen_at=stamp(at))
    return token


def person(connection: Connection, actor: Actor, lock: bool = False) -> StoredRow:
    """The row of this person; NotFoundError when there is none."""
    row = one(connection, persons, persons.c.id == known(actor.id), lock=lock)
    if row is None:
        raise NotFoundError
    return row


def key_of(connection: Connection, token: str) -> StoredRow:
    """The row of this token; NotFoundError when it is unknown or revoked."""
    row = one(connection, keys, keys.c.hash == hashed(token))
    if row is None or row["revoked_at"] is not None:
        raise NotFoundError
    return row


def seen_lately(row: StoredRow, at: datetime) -> bool:
    """Whether this row needs no new time; a time far ahead, of a clock that was wrong, does."""
    return abs(stamp(at) - int(row["seen_at"])) < SEEN_ANEW


def see(connection: Connection, token: str, at: datetime) -> None:
    """Remember that this person was here."""
    key = key_of(connection, token)
    change(connection, keys, key, seen_at=stamp(at))
    touch(connection, person(connection, Actor(key["person"]), lock=True), at)


def touch(connection: Connection, row: StoredRow, at: datetime) -> None:
    """Remember that the person of this row was here, when that is news."""
    if not seen_lately(row, at):
        change(connection, persons, row, seen_at=stamp(at))


def revoke(connection: Connection, actor: Actor, token: str, at: datetime) -> None:
    """Let this token of this person open nothing any more; NotFoundError when it is not theirs."""
    key = key_of(connection, token)
    if key["person"] != actor.id:
        raise NotFoundError
    change(connection, keys, key, revoked_at=stamp(at))


def forget_person(connection: Connection, actor: Actor) -> None:
    """Remove a person and, by the foreign keys, everything of theirs; also when it is damaged."""
    mine = connection.execute(select(codes.c.id).where(codes.c.person == known(actor.id))).scalars().all()
    for code_id in mine:
        clear_tries(connection, code_id)
    if not connection.execute(delete(persons).where(persons.c.id == actor.id)).rowcount:
        raise NotFoundError


def hashed(secret: str) -> str:
    """The SHA-256 of a secret that is too long to guess."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
