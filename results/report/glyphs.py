"""What our fonts can draw: every text a person typed stays as it is, or its strange signs are written as their code."""

import unicodedata
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
TEXT_FONTS, OWN_FONT = "*-Regular.ttf", "ZelfscanSans-Regular.ttf"
JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")  # guide the signs beside them, unseen
NO_TEXT = ("Cc", "Co", "Cs", "Cn")  # control signs, private ones, halves of signs, and what is no sign at all


def drawable(text: str) -> str:
    """The text as a PDF can show it; signs that no font of ours draws become their codes, like [U+4F60 597D]."""
    if plain().issuperset(text):  # nearly every text, and many times quicker
        return text
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " ")).split("\n")
    return "\n".join(_drawn(line) for line in lines)


def storable(text: str) -> str:
    """The text as an office document can hold it: control signs and what XML has no place for become their code."""
    return "".join(sign if sign in "\n\t" or _has_place(sign) else code(sign) for sign in text)


def code(signs: str) -> str:
    """Signs by their numbers, in one pair of brackets."""
    return f"[U+{' '.join(f'{ord(sign):04X}' for sign in signs)}]"


def _has_place(sign: str) -> bool:
    """Whether XML can hold a sign: no control sign, no half of one, and not the two that are none."""
    return unicodedata.category(sign) not in ("Cc", "Cs") and sign not in "\ufffe\uffff"


def _drawn(line: str) -> str:
    told = (pair for piece in _letters(line) for pair in _told(piece))
    runs = ((drawn, "".join(sign for _, sign in run)) for drawn, run in groupby(told, key=itemgetter(0)))
    return "".join(signs if drawn else code(signs) for drawn, signs in runs)


def _letters(line: str) -> list[str]:
    """The line in pieces that one font must draw as a whole: a sign with the marks and joiners that follow it."""
    pieces: list[str] = []
    for sign in line:
        if pieces and _leans(sign):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _told(piece: str) -> list[tuple[bool, str]]:
    """The piece in parts, each with whether it is drawn."""
    own = set(piece) - JOINERS
    if any(own <= font for font in fonts()) and not _is_mark(piece[0]):
        return [(True, piece)]
    return [(_stands_alone(sign), sign) for sign in piece]


def _stands_alone(sign: str) -> bool:
    return not _leans(sign) and any(sign in font for font in fonts())


def _leans(sign: str) -> bool:
    return sign in JOINERS or _is_mark(sign)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


@cache
def plain() -> frozenset[str]:
    """The signs of our own letters that stand by themselves."""
    return frozenset(sign for sign in _signs(FONTS / OWN_FONT) if not _leans(sign)) | {"\n"}


@cache
def fonts() -> tuple[frozenset[str], ...]:
    """The signs that each of our fonts for running text draws."""
    return tuple(_signs(file) for file in sorted(FONTS.glob(TEXT_FONTS)))


def _signs(file: Path) -> frozenset[str]:
    with TTFont(file, lazy=True) as font:
        signs = map(chr, font.getBestCmap())
        return frozenset(sign for sign in signs if unicodedata.category(sign) not in NO_TEXT and sign != "\ufeff")
