"""A reminder for a calendar; it holds the address of the site, and nothing about the learner."""

from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Event

from scan.takeaway.calendar_file import calendar_file

AHEAD = timedelta(days=182)  # half a year
SUMMARY = "Zelfscan palliatieve zorg: kijk opnieuw waar je staat"
DESCRIPTION = "Met je code vind je je vorige scan terug. Op de pagina Groei zie je wat er veranderde."


def reminder(made: datetime, today: date, site: str) -> bytes:
    """An iCalendar file with one event on the day half a year after `today`; `site` is the address of the front page.

    `made` is the moment of the file, in UTC (RFC 5545 requires it).
    """
    day = today + AHEAD
    event = Event()
    event.add("uid", uuid5(NAMESPACE_URL, f"{site}{day}"))
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("summary", SUMMARY)
    event.add("description", DESCRIPTION)
    event.add("url", site)
    return calendar_file(event)
