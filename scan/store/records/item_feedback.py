"""Feedback on items: kept with the item and its version, apart from every person and scan."""

from datetime import UTC, date, datetime, time, timedelta
from secrets import token_urlsafe

from sqlalchemy import Connection, delete, func, select

from scan.limits.limits import FEEDBACK_OF_ITEM, FEEDBACK_TEXT
from scan.store.errors import RefusedError, refuse_above
from scan.store.feedback import ItemFeedback, ItemVersion
from scan.store.records.digest import StoredRow, verified_row
from scan.store.records.entries import checked_name, checked_text
from scan.store.records.people import person_row
from scan.store.records.rows import insert_row
from scan.store.records.tables import feedback, moment, stamp
from scan.store.store import Actor

_EMPTY = "Er staat nog niets. Schrijf op wat er niet klopt."


def add_feedback(connection: Connection, actor: Actor, item: ItemVersion, text: str, at: datetime) -> None:
    """Insert feedback of a known person, of whom nothing is stored with it."""
    person_row(connection, actor)
    said = checked_text(text, FEEDBACK_TEXT).strip()
    if not said:
        raise RefusedError(_EMPTY)
    named = {name: checked_name(value) for name, value in item._asdict().items()}
    same = (feedback.c[name] == value for name, value in named.items())
    stored = connection.execute(select(func.count()).select_from(feedback).where(*same)).scalar_one()
    refuse_above(FEEDBACK_OF_ITEM, stored + 1)
    insert_row(connection, feedback, id=token_urlsafe(12), **named, text=said, week=stamp(start_of_week(at.date())))


def read_feedback(connection: Connection) -> tuple[ItemFeedback, ...]:
    """Return all feedback by version, item and week, each row verified."""
    order = (feedback.c.version, feedback.c.item, feedback.c.week, feedback.c.id)
    rows = connection.execute(select(feedback).order_by(*order)).mappings().all()
    return tuple(_item_feedback(verified_row(feedback, row)) for row in rows)


def delete_feedback(connection: Connection, before: date) -> None:
    """Delete feedback of the weeks that began before this day."""
    connection.execute(delete(feedback).where(feedback.c.week < stamp(datetime.combine(before, time(), UTC))))


def start_of_week(day: date) -> datetime:
    """Return the Monday of the week of this day, at midnight UTC."""
    return datetime.combine(day - timedelta(days=day.weekday()), time(), UTC)


def _item_feedback(row: StoredRow) -> ItemFeedback:
    item = ItemVersion(row["instrument"], row["version"], row["item"])
    return ItemFeedback(item, moment(row["week"]).date(), row["text"])
