"""Rate limits on codes and new people, counted in the database so that replicas count together (R22)."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, not_, select, text

from scan.store.errors import TooManyTriesError
from scan.store.records.rows import insert_row
from scan.store.records.tables import stamp, tries

_COUNTER_LOCK = 0x7472696573  # "tries" in ASCII: the number of the advisory lock for counting


class Limit(NamedTuple):
    """At most `most` tries within `span`, and the Dutch message when there are more."""

    most: int
    span: timedelta
    message: str


CODE_LIMIT = Limit(5, timedelta(hours=1), "Deze code is te vaak geprobeerd. Probeer het over een uur opnieuw.")
ADDRESS_LIMIT = Limit(10, timedelta(minutes=1), "Te veel pogingen. Probeer het over een minuut opnieuw.")
# A whole class starts at once, and a hospital has one address.
NEW_PERSON_LIMIT = Limit(
    120,
    timedelta(minutes=1),
    "Vanaf jouw netwerk beginnen nu te veel mensen tegelijk. Probeer het over een minuut opnieuw.",
)
LimitedSubject = tuple[str, Limit]  # hash of what is limited, and its limit


def count_try(connection: Connection, code_id: str, address: str, at: datetime) -> None:
    """Count a try of this code from this address; raises TooManyTriesError, without counting, above the limit."""
    _count(connection, at, (_subject("code", code_id), CODE_LIMIT), (_subject("address", address), ADDRESS_LIMIT))


def count_new_person(connection: Connection, address: str, at: datetime) -> None:
    """Count a new person from this address; raises TooManyTriesError, without counting, above the limit."""
    _count(connection, at, (_subject("beginning", address), NEW_PERSON_LIMIT))


def clear_tries(connection: Connection, code_id: str) -> None:
    """Reset the count of a code, after it was entered correctly."""
    connection.execute(delete(tries).where(tries.c.subject == _subject("code", code_id)))


def _count(connection: Connection, at: datetime, *subjects: LimitedSubject) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_COUNTER_LOCK})"))
    connection.execute(delete(tries).where(not_(_within(CODE_LIMIT.span, at))))
    for subject, limit in subjects:
        if _recent_tries(connection, subject, limit, at) >= limit.most:
            raise TooManyTriesError(limit.message)
    for subject, _ in subjects:
        insert_row(connection, tries, id=token_urlsafe(12), subject=subject, at=stamp(at))


def _recent_tries(connection: Connection, subject: str, limit: Limit, at: datetime) -> int:
    query = select(func.count()).select_from(tries).where(tries.c.subject == subject, _within(limit.span, at))
    return connection.execute(query).scalar_one()


def _within(span: timedelta, at: datetime) -> ColumnElement[bool]:
    # Before and after now: a clock that is set back must neither reset the count nor lock a person out for years.
    return and_(tries.c.at > stamp(at - span), tries.c.at < stamp(at + span))


def _subject(kind: str, name: str) -> str:
    return sha256(f"{kind} {name}".encode("utf-8", "surrogatepass")).hexdigest()
