"""Detection of possible patient data in free text: a citizen service number (BSN) or a date of birth."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

BSN_WARNING = "Staat hier een burgerservicenummer (BSN)? Haal het weg: schrijf op wat jij deed, laat de patiënt weg."
DATE_WARNING = "Staat hier een geboortedatum? Haal die weg: een maand of jaartal is genoeg."
# Digits with at most one space, dot or hyphen between them.
DIGITS = re.compile(r"[0-9](?:[ \u00a0.-]?[0-9])*")
DIGIT_GROUP = re.compile(r"[0-9]+")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
MONTH_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            *("januari jan", "februari feb", "maart mrt mar", "april apr", "mei", "juni jun", "juli jul"),
            *("augustus aug", "september sept sep", "oktober okt", "november nov", "december dec"),
        ),
        1,
    )
    for word in words.split()
}
YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
BORN = r"\bgeb(?:oren|oortedatum|\.)?\s{0,5}(?:op|is|:)?\s{0,5}"
# No pattern repeats anything without end: what a note costs is then in proportion to its length.
DATE_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\s?[-./\s–]\s?(?P<month>[0-9]{{1,2}})\s?[-./\s–]\s?{YEAR}(?![0-9])",
        rf"(?<![0-9]){YEAR}[-./](?P<month>[0-9]{{1,2}})[-./](?P<day>[0-9]{{1,2}})(?![0-9])",
        rf"(?<![0-9])(?P<day>[0-9]{{1,2}})(?:e|ste|de)?[\s-]{{1,5}}(?P<month>{'|'.join(MONTH_NUMBERS)})\b\.?,?[\s-]{{0,5}}{YEAR}(?![0-9])",
        rf"{BORN}(?P<day>[0-9]{{1,2}})[-./\s](?P<month>[0-9]{{1,2}})[-./\s]'?(?P<year>[0-9]{{2}})(?![0-9])",
    )
)


def patient_data_warnings(text: str) -> list[str]:
    """Dutch warnings about possible patient data in `text`; empty when there is none.

    A BSN has nine digits, with or without spaces, dots or hyphens, and passes the 11-test; at most one of its leading
    digits is a zero. A date counts when it has a day, month and year that exist, in figures or with the month in words
    (reliability.md §1, R43).
    """
    return [*([BSN_WARNING] if any(map(_is_bsn, _nines(text))) else []), *([DATE_WARNING] if any(_days(text)) else [])]


def _nines(text: str) -> Iterator[str]:
    """The strings of nine digits that may be one number: a whole number, one group of it, or three groups of three."""
    for number in DIGITS.finditer(text):
        groups = DIGIT_GROUP.findall(number[0])
        yield from (one for one in (*groups, "".join(groups)) if len(one) == len(WEIGHTS))
        for (one, two), (_, three) in pairwise(pairwise(groups)):
            if len(one) == len(two) == len(three) == 3:
                yield one + two + three


def _is_bsn(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and not digits.startswith("00")


def _days(text: str) -> Iterator[date]:
    """The complete dates in a text that exist in the calendar."""
    for match in (match for pattern in DATE_PATTERNS for match in pattern.finditer(text)):
        month = MONTH_NUMBERS.get(match["month"].lower()) or int(match["month"])
        year = int(match["year"]) + (1900 if len(match["year"]) == 2 else 0)
        try:
            yield date(year, month, int(match["day"]))
        except ValueError:
            continue
