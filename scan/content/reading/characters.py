"""Signs that nobody sees, and that make two texts differ which look the same."""

import re
import unicodedata
from collections.abc import Iterator

from scan.content.mistakes import quoted_value

KNOWN = {"\u00ad": "zacht afbreekstreepje", "\u200b": "spatie zonder breedte", "\ufeff": "byte order mark"}
INVISIBLE, SPACES, NO_TEXT = ("Cf", "Zl", "Zp"), ("Zs",), ("Cc", "Cs", "Co")
SPECIAL = re.compile(r"[^ -~\n]")
# A fixed space keeps a number and its unit on one line, as typography wants it.
KEPT_TOGETHER = re.compile(r"(?<=\d)[\u00a0\u202f](?=\S)|(?<=\S)[\u00a0\u202f](?=\d)")


def hidden(text: str) -> Iterator[tuple[str, str]]:
    """Each sign or word that does not read as it is written, once, with the rule and its remedy."""
    if not SPECIAL.search(text):  # as nearly all is
        return
    looked_at = KEPT_TOGETHER.sub("_", text)
    for sign in dict.fromkeys(SPECIAL.findall(looked_at)):
        if rule := of_sign(sign):
            yield sign, f"{rule}, {occurrences(text[: looked_at.index(sign)])}"
    for word in dict.fromkeys(text.split()):
        if not unicodedata.is_normalized("NFC", word):
            whole = quoted_value(unicodedata.normalize("NFC", word))
            yield word, f"{whole} is geschreven met een los accent; typ dit woord opnieuw"


def of_sign(sign: str) -> str:
    """What is wrong with one sign, and what to do; "" when it is plain text."""
    category, code = unicodedata.category(sign), f"U+{ord(sign):04X}"
    if category in INVISIBLE:
        return f"haal het onzichtbare teken {code} ({KNOWN.get(sign, 'zonder breedte')}) weg"
    if category in SPACES:
        return f"typ een gewone spatie in plaats van {code}"
    return f"haal {code} weg (dat is geen tekst)" if category in NO_TEXT else ""


def occurrences(before: str) -> str:
    """The place of a sign by the word before it."""
    words = "".join(sign for sign in before if sign.isprintable() or sign.isspace()).split()
    return f"na {quoted_value(words[-1])}" if words else "aan het begin"
