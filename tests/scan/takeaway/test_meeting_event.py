"""The next meeting in a calendar."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from scan.takeaway.meeting_event import SUMMARY, meeting_event

MADE = datetime(2026, 11, 30, 1, tzinfo=UTC)


def test_the_event_holds_the_day_and_no_name_or_address() -> None:
    (event,) = Calendar.from_ical(meeting_event(date(2027, 3, 1), MADE)).walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 3, 1)
    assert {name: str(event[name]) for name in event if name not in ("DTSTAMP", "DTSTART", "UID")} == {
        "SUMMARY": SUMMARY
    }


def test_the_same_day_is_the_same_event() -> None:
    assert meeting_event(date(2027, 3, 1), MADE) == meeting_event(date(2027, 3, 1), MADE)
