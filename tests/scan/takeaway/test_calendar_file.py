"""A calendar file is one that every calendar reads: RFC 5545 asks for its version and its maker."""

from icalendar import Event

from scan.takeaway.calendar_file import PRODUCT, calendar_file


def test_a_calendar_file_names_its_version_and_its_maker() -> None:
    told = calendar_file(Event.new(summary="Gesprek")).decode().splitlines()
    assert (told[0], told[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0", f"PRODID:{PRODUCT}", "SUMMARY:Gesprek"} <= {*told}
