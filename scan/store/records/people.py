"""Anonymous people and the cookies they are known by; of a token only its hash is kept (reliability.md R19)."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Connection, delete, select

from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow
from scan.store.records.rate_limits import clear_tries, count_new_person
from scan.store.records.rows import checked_id, insert_row, select_row, update_row
from scan.store.records.tables import codes, keys, persons, stamp
from scan.store.store import Actor

# Being seen is written once a day at most: retention counts in months, and a page asks who is there at every run.
SEEN_INTERVAL = timedelta(days=1) // timedelta(microseconds=1)


def new_person(connection: Connection, address: str | None, at: datetime) -> tuple[Actor, str]:
    """A person nobody knows, and the token for their cookie; counted when they came from an address."""
    if address is not None:
        count_new_person(connection, address, at)
    row = insert_row(connection, persons, id=token_urlsafe(16), created_at=stamp(at), seen_at=stamp(at), sittings=0)
    actor = Actor(row["id"])
    return actor, new_key(connection, actor, at)


def new_key(connection: Connection, actor: Actor, at: datetime) -> str:
    """A token of 256 bits that opens this person's sittings."""
    person_row(connection, actor)
    token = token_urlsafe(32)
    insert_row(connection, keys, hash=secret_hash(token), person=actor.id, created_at=stamp(at), seen_at=stamp(at))
    return token


def person_row(connection: Connection, actor: Actor, lock: bool = False) -> StoredRow:
    """The row of this person; NotFoundError when there is none."""
    row = select_row(connection, persons, persons.c.id == checked_id(actor.id), lock=lock)
    if row is None:
        raise NotFoundError
    return row


def key_row(connection: Connection, token: str) -> StoredRow:
    """The row of this token; NotFoundError when it is unknown or revoked."""
    row = select_row(connection, keys, keys.c.hash == secret_hash(token))
    if row is None or row["revoked_at"] is not None:
        raise NotFoundError
    return row


def seen_recently(row: StoredRow, at: datetime) -> bool:
    """Whether this row needs no new time; a time far ahead, of a clock that was wrong, does."""
    return abs(stamp(at) - int(row["seen_at"])) < SEEN_INTERVAL


def record_token_use(connection: Connection, token: str, at: datetime) -> None:
    """Remember that this person was here."""
    key = key_row(connection, token)
    update_row(connection, keys, key, seen_at=stamp(at))
    record_presence(connection, person_row(connection, Actor(key["person"]), lock=True), at)


def record_presence(connection: Connection, row: StoredRow, at: datetime) -> None:
    """Remember that the person of this row was here, when that is news."""
    if not seen_recently(row, at):
        update_row(connection, persons, row, seen_at=stamp(at))


def revoke_key(connection: Connection, actor: Actor, token: str, at: datetime) -> None:
    """Let this token of this person open nothing any more; NotFoundError when it is not theirs."""
    key = key_row(connection, token)
    if key["person"] != actor.id:
        raise NotFoundError
    update_row(connection, keys, key, revoked_at=stamp(at))


def delete_person(connection: Connection, actor: Actor) -> None:
    """Remove a person and, by the foreign keys, everything of theirs; also when it is damaged."""
    code_ids = connection.execute(select(codes.c.id).where(codes.c.person == checked_id(actor.id))).scalars().all()
    for code_id in code_ids:
        clear_tries(connection, code_id)
    if not connection.execute(delete(persons).where(persons.c.id == actor.id)).rowcount:
        raise NotFoundError


def secret_hash(secret: str) -> str:
    """The SHA-256 of a secret that is too long to guess."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
