"""A value of the wrong kind: what belongs there, what stands there, and what to write instead."""

import re
from typing import Any

from scan.content.mistakes import quoted_value

YES_OR_NO, TEXT, WHOLE, NUMBER = "true of false", "een tekst", "een heel getal", "een getal"
FRACTION, LIST, KEYS = 'een breuk zoals "2/3"', "een lijst", "een blok met sleutels"
# What pydantic calls each of them.
WANTED = {
    "bool_type": YES_OR_NO,
    "string_type": TEXT,
    "int_type": WHOLE,
    "int_from_float": WHOLE,
    "float_type": NUMBER,
    "fraction_type": FRACTION,
    "fraction_parsing": FRACTION,
    "tuple_type": LIST,
    "dict_type": KEYS,
    "model_type": KEYS,
}
YES, NO = ("true", "ja", "j", "yes", "y", "on", "waar", "1"), ("false", "nee", "n", "no", "off", "onwaar", "0")
# A number between quotes, or with a decimal comma.
NUMERAL = {WHOLE: re.compile(r"-?\d+"), NUMBER: re.compile(r"-?\d+(?:[.,]\d+)?")}


def wrong_kind(error_type: str, given: Any) -> str:
    """The rule that a value of another kind belongs here; "" for any other type of error."""
    wanted = WANTED.get(error_type)
    return f"hier hoort {wanted}; er staat {described(given)}{remedy(wanted, given)}" if wanted else ""


def described(given: Any) -> str:
    """What stands there: the value itself when it is short by nature."""
    return LIST if isinstance(given, list) else KEYS if isinstance(given, dict) else quoted_value(given)


def remedy(wanted: str, given: Any) -> str:
    """How to mend it, as the end of a sentence; "" when that is plain."""
    word = str(given).strip().casefold()
    if wanted == YES_OR_NO:
        meant = "true" if word in YES else "false" if word in NO else ""
        return instead(meant, given) if meant else ", schrijf true (ja) of false (nee)"
    if wanted in NUMERAL and isinstance(given, str) and NUMERAL[wanted].fullmatch(word):
        return instead(word.replace(",", "."), given)
    if wanted == TEXT and isinstance(given, int | float):
        return ", zet er aanhalingstekens om"
    if wanted == LIST:
        return ", zet '- ' voor de eerste sleutel" if isinstance(given, dict) else ", zet elk deel na '- ' op een regel"
    if wanted == KEYS:
        return ", haal '- ' weg" if isinstance(given, list) else ", zet elke sleutel op een eigen regel"
    return ""


def instead(meant: str, given: Any) -> str:
    """What to write, when it is known what was meant."""
    return f": schrijf {meant}" + (" zonder aanhalingstekens" if given == meant else "")
