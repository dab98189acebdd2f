"""The next meeting as an event for a calendar: its day and nothing else, no name, no address and no secret."""

from datetime import date, datetime
from uuid import NAMESPACE_OID, uuid5

from icalendar import Calendar, Event

SUMMARY = "Volgende gesprek over de zelfscan palliatieve zorg"
PRODUCT = "-//Zelfscan palliatieve zorg//NL"


def meeting_event(day: date, made: datetime) -> bytes:
    """An iCalendar file with one event that lasts `day`; `made` is the moment of the file (RFC 5545 requires it)."""
    event = Event()
    event.add("uid", uuid5(NAMESPACE_OID, f"{SUMMARY} {day}"))
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("summary", SUMMARY)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
