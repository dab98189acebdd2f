"""The next meeting as an event for a calendar: its day and nothing else, no name, no address and no secret."""

from datetime import date, datetime
from uuid import NAMESPACE_OID, uuid5

from icalendar import Event

from scan.takeaway.calendar_file import calendar_file

SUMMARY = "Volgende gesprek over de zelfscan palliatieve zorg"


def meeting_event(day: date, made: datetime) -> bytes:
    """An iCalendar file with one event that lasts `day`; `made` is the moment of the file (RFC 5545 requires it)."""
    event = Event()
    event.add("uid", uuid5(NAMESPACE_OID, f"{SUMMARY} {day}"))
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("summary", SUMMARY)
    return calendar_file(event)
