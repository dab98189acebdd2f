"""When a guest is reminded: tomorrow, in time, and never in the past."""

from datetime import datetime, timedelta

import pytest

from scan.store import Invitation
from scan.takeaway.guest_reminder import reminder_moment
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
