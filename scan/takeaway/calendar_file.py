"""A calendar file that holds one event."""

from icalendar import Calendar, Event

PRODUCT = "-//Zelfscan palliatieve zorg//NL"


def calendar_file(event: Event) -> bytes:
    """An iCalendar file (RFC 5545) with this event, and the time zones that it names."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
