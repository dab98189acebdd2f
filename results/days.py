"""A day as people type it."""

import re
from datetime import date

TYPED = re.compile(r"\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*(20[0-9]{2})\s*")
NO_DAY = "‘{}’ kunnen we niet lezen als een dag. Schrijf hem als 01-03-2027. Wat je typte, blijft staan."


def read_day(text: str) -> date | None:
    """The day that is meant by dd-mm-jjjj in this century; None for anything else."""
    found = TYPED.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def written(day: date) -> str:
    """A day as `read_day` reads it."""
    return f"{day:%d-%m-%Y}"
