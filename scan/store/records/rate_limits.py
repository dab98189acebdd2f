"""The rate limit on codes, counted in the database so that replicas count together (R22)."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import ColumnElement, Connection, and_, delete, func, not_, select, text

from scan.limits.limits import CODE_TRIES
from scan.store.errors import TooManyTriesError
from scan.store.records.rows import insert_row
from scan.store.records.tables import stamp, tries

_COUNTER_LOCK = 0x7472696573  # "tries" in ASCII: the number of the advisory lock for counting
CODE_SPAN = timedelta(hours=1)


def count_try(connection: Connection, code_id: str, at: datetime) -> None:
    """Count a try of this code; raises TooManyTriesError, without counting, above the limit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_COUNTER_LOCK})"))
    forget_tries(connection, at)
    if _recent_tries(connection, _subject(code_id), at) >= CODE_TRIES.most:
        raise TooManyTriesError(CODE_TRIES.message)
    insert_row(connection, tries, id=token_urlsafe(12), subject=_subject(code_id), at=stamp(at))


def forget_tries(connection: Connection, at: datetime) -> None:
    """Delete the tries that no longer count."""
    connection.execute(delete(tries).where(not_(_within(CODE_SPAN, at))))


def clear_tries(connection: Connection, code_id: str) -> None:
    """Reset the count of a code, after it was entered correctly."""
    connection.execute(delete(tries).where(tries.c.subject == _subject(code_id)))


def _recent_tries(connection: Connection, subject: str, at: datetime) -> int:
    query = select(func.count()).select_from(tries).where(tries.c.subject == subject, _within(CODE_SPAN, at))
    return connection.execute(query).scalar_one()


def _within(span: timedelta, at: datetime) -> ColumnElement[bool]:
    # Before and after now: a clock that is set back must neither reset the count nor lock a person out for years.
    return and_(tries.c.at > stamp(at - span), tries.c.at < stamp(at + span))


def _subject(code_id: str) -> str:
    return sha256(f"code {code_id}".encode("utf-8", "surrogatepass")).hexdigest()
