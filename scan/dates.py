"""The clock, and dates in Dutch notation; the only module that knows the time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
# Of a text without double spaces: a pattern that may share many between its parts tries them all.
TYPED_DATE = re.compile(rf"([0-9]{{1,2}}) ?[-/. ] ?([0-9]{{1,2}}|{'|'.join(MONTHS)}) ?[-/. ] ?(20[0-9]{{2}})")
NO_DATE = "‘{}’ kunnen we niet lezen als een dag. Schrijf hem als 01-03-2027. Wat je typte, blijft staan."


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in the Netherlands."""
    return local_date(now())


def seconds_until(hour: int, moment: datetime) -> float:
    """The seconds from `moment` to the next time that it is this hour in the Netherlands, more than none."""
    here = moment.astimezone(AMSTERDAM)
    day = here.date() + timedelta(days=here.hour >= hour)
    return (datetime.combine(day, time(hour), AMSTERDAM).astimezone(UTC) - moment).total_seconds()


def local_date(moment: datetime) -> date:
    """The day in the Netherlands at `moment`."""
    return moment.astimezone(AMSTERDAM).date()


def local_time(moment: datetime) -> str:
    """The Dutch clock time of `moment`: "09:05"."""
    return f"{moment.astimezone(AMSTERDAM):%H:%M}"


def time_and_day(moment: datetime, day: date) -> str:
    """The Dutch clock time of `moment`, with its date when that is not `day`: "18:11 op 22 oktober 2026" (R71)."""
    return local_time(moment) if local_date(moment) == day else f"{local_time(moment)} op {dutch_day(moment)}"


def dutch_date(day: date) -> str:
    """A date in full: "22 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dutch_day(moment: datetime) -> str:
    """The Dutch date of `moment` in full."""
    return dutch_date(local_date(moment))


def parse_date(text: str) -> date | None:
    """The date typed as dd-mm-jjjj, or as we write dates, in this century; None for any other text."""
    match = TYPED_DATE.fullmatch(" ".join(text.lower().split()))
    if match is None:
        return None
    day, month, year = match.groups()
    try:
        return date(int(year), MONTHS.index(month) + 1 if month in MONTHS else int(month), int(day))
    except ValueError:
        return None


def typed_date(day: date) -> str:
    """A date in the form that `parse_date` reads: "22-11-2026"."""
    return f"{day:%d-%m-%Y}"
