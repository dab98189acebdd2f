"""When a guest is reminded: tomorrow, in time, and never in the past."""

from datetime import UTC, datetime, timedelta

import pytest

from scan.store import Invitation
from scan.takeaway.guest_reminder import guest_reminder, reminder_moment
from tests.support.store.world import NOON

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MOMENTS = {
    "two weeks left": (NOON + 14 * DAY, NOON + DAY),
    "less than a day left": (NOON + 5 * HOUR, NOON + 4 * HOUR),
    "minutes left": (NOON + HOUR / 2, NOON),
    "no end": (None, NOON + DAY),
}


@pytest.mark.parametrize(("expires_at", "moment"), MOMENTS.values(), ids=MOMENTS.keys())
def test_a_reminder_comes_before_the_invitation_is_over(expires_at: datetime | None, moment: datetime) -> None:
    invitation = Invitation("i", "s", "rate", False, NOON - DAY, expires_at)
    assert reminder_moment(invitation, NOON) == moment


@pytest.mark.parametrize(
    ("moment", "day", "start"),
    [
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "1 januari 2027", "20261231T003000"),
        (datetime(2027, 6, 30, 22, 30, tzinfo=UTC), "1 juli 2027", "20270630T003000"),
    ],
    ids=["winter", "summer"],
)
def test_a_reminder_is_of_the_dutch_day_and_time(moment: datetime, day: str, start: str) -> None:
    invitation = Invitation("i", "s", "rate", False, NOON, expires_at=moment)
    told = guest_reminder(invitation, "Beoordelen", moment - 2 * DAY).decode().replace("\r\n ", "")
    assert f"tot en met {day}." in told
    assert f"DTSTART;TZID=Europe/Amsterdam:{start}" in told
