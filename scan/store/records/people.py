"""Anonymous people and their cookies; of a token only its hash is stored (reliability.md R19)."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Connection, bindparam, delete, select

from scan.limits.limits import DEVICES
from scan.store.errors import ClosedError, NotFoundError
from scan.store.records.digest import StoredRow
from scan.store.records.rate_limits import clear_tries
from scan.store.records.rows import checked_id, insert_row, select_row, select_rows, update_row
from scan.store.records.statements import Statement
from scan.store.records.tables import codes, keys, persons, stamp
from scan.store.store import Actor

# A visit is written at most once a day: retention counts in months, and a page asks for the actor at every run.
SEEN_INTERVAL = timedelta(days=1) // timedelta(microseconds=1)
# Revoked ones last, then those that were not used for longest.
_BY_AGE = Statement(
    select(keys.c.hash)
    .where(keys.c.person == bindparam("person"))
    .order_by(keys.c.revoked_at.is_(None).desc(), keys.c.seen_at.desc(), keys.c.hash),
    ["hash"],
)
_OTHER_SCANS = "Er is intussen een scan bij gekomen of weggegaan. Er is niets gewist. Kijk eerst wat er nu staat."


def new_person(connection: Connection, at: datetime) -> tuple[Actor, str]:
    """Insert an anonymous person and a token."""
    actor = new_holder(connection, at)
    return actor, new_key(connection, actor, at)


def new_holder(connection: Connection, at: datetime) -> Actor:
    """Insert a person without a token, to whom nobody can come back."""
    row = insert_row(connection, persons, id=token_urlsafe(16), created_at=stamp(at), seen_at=stamp(at), sittings=0)
    return Actor(row["id"])


def new_key(connection: Connection, actor: Actor, at: datetime, is_shared: bool = False) -> str:
    """Store and return a new token of 256 bits for this person, of a computer that others use too if `is_shared`."""
    person_row(connection, actor)
    _drop_oldest_keys(connection, actor)
    token, now = token_urlsafe(32), stamp(at)
    fields = {"created_at": now, "seen_at": now, "used_at": now if is_shared else None}
    insert_row(connection, keys, hash=secret_hash(token), person=actor.id, **fields)
    return token


def _drop_oldest_keys(connection: Connection, actor: Actor) -> None:
    """Make room for one key more: revoked ones go first, then those that were not used for longest."""
    oldest = _BY_AGE.run(connection, {"person": actor.id})[DEVICES.most - 1 :]
    if hashes := [row["hash"] for row in oldest]:
        connection.execute(delete(keys).where(keys.c.hash.in_(hashes)))


def person_row(connection: Connection, actor: Actor, lock: bool = False) -> StoredRow:
    """Return the row of this person; raises NotFoundError when there is none."""
    row = select_row(connection, persons, lock, id=checked_id(actor.id))
    if row is None:
        raise NotFoundError
    return row


def check_scans(connection: Connection, actor: Actor, shown: int) -> None:
    """Raise ClosedError when this person has another number of scans than was shown to them."""
    if person_row(connection, actor)["sittings"] != shown:
        raise ClosedError(_OTHER_SCANS)


def key_row(connection: Connection, token: str) -> StoredRow:
    """Return the row of this token; raises NotFoundError when it is unknown or revoked."""
    row = select_row(connection, keys, hash=secret_hash(token))
    if row is None or row["revoked_at"] is not None:
        raise NotFoundError
    return row


def seen_recently(row: StoredRow, at: datetime) -> bool:
    """Return whether the last visit in this row is within a day of `at`, before or after."""
    return abs(stamp(at) - int(row["seen_at"])) < SEEN_INTERVAL


def record_token_use(connection: Connection, token: str, at: datetime) -> None:
    """Record a visit with this token."""
    key = key_row(connection, token)
    update_row(connection, keys, key, seen_at=stamp(at))
    record_presence(connection, person_row(connection, Actor(key["person"]), lock=True), at)


def record_presence(connection: Connection, row: StoredRow, at: datetime) -> None:
    """Record a visit of the person of this row, at most once a day."""
    if not seen_recently(row, at):
        update_row(connection, persons, row, seen_at=stamp(at))


def revoke_key(connection: Connection, actor: Actor, token: str, at: datetime) -> None:
    """Revoke a token of this person; raises NotFoundError when it is not theirs."""
    update_row(connection, keys, own_key_row(connection, actor, token), revoked_at=stamp(at))


def revoke_other_keys(connection: Connection, actor: Actor, token: str, at: datetime) -> int:
    """Revoke every valid token of this person but this one, and return how many those were."""
    current = own_key_row(connection, actor, token)
    valid = select_rows(connection, keys, "hash", person=actor.id, revoked_at=None)
    others = [key for key in valid if key["hash"] != current["hash"]]
    for key in others:
        update_row(connection, keys, key, revoked_at=stamp(at))
    return len(others)


def delete_person(connection: Connection, actor: Actor) -> None:
    """Delete a person and, by the foreign keys, all their data, even when it is damaged."""
    code_ids = connection.execute(select(codes.c.id).where(codes.c.person == checked_id(actor.id))).scalars().all()
    for code_id in code_ids:
        clear_tries(connection, code_id)
    if not connection.execute(delete(persons).where(persons.c.id == actor.id)).rowcount:
        raise NotFoundError


def own_key_row(connection: Connection, actor: Actor, token: str) -> StoredRow:
    """Return the row of a token of this person; raises NotFoundError when it is not theirs."""
    key = key_row(connection, token)
    if key["person"] != actor.id:
        raise NotFoundError
    return key


def secret_hash(secret: str) -> str:
    """Return the SHA-256 of a secret that is too long to guess."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
