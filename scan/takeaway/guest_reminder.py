"""A reminder for the calendar of a guest: it holds neither the secret of the link nor anything that was answered."""

from datetime import datetime, timedelta
from uuid import uuid4

from icalendar import Alarm, Event

from scan.dates import AMSTERDAM, dutch_day
from scan.store import Invitation
from scan.takeaway.calendar_file import calendar_file

LATER, LATEST = timedelta(days=1), timedelta(hours=1)  # after now, before the invitation expires
DURATION = timedelta(minutes=10)
FIND_AGAIN = "Open de link of vul de code in die je kreeg. Ze staan niet in deze herinnering."
VALID = " De uitnodiging geldt tot en met {}."


def guest_reminder(invitation: Invitation, title: str, now: datetime) -> bytes:
    """An event called `title` a day after `now`, or an hour before the invitation expires when that is earlier."""
    event = Event()
    event.add("uid", uuid4())
    event.add("dtstamp", now)
    event.add("dtstart", reminder_moment(invitation, now).astimezone(AMSTERDAM))
    event.add("duration", DURATION)
    event.add("summary", title)
    until = VALID.format(dutch_day(invitation.expires_at)) if invitation.expires_at else ""
    event.add("description", FIND_AGAIN + until)
    event.add_component(at_start(title))
    return calendar_file(event)


def reminder_moment(invitation: Invitation, now: datetime) -> datetime:
    """The moment to be reminded at, never in the past."""
    tomorrow = now + LATER
    if invitation.expires_at is None:
        return tomorrow
    return max(now, min(tomorrow, invitation.expires_at - LATEST))


def at_start(title: str) -> Alarm:
    """An alarm when the event begins."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta())
    return alarm
