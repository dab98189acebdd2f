"""Text that the fonts of the report can draw; other characters are replaced by their code points."""

import re
import unicodedata
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
TEXT_FONTS, MAIN_FONT = "*-Regular.*", "ZelfscanSans-Regular.ttf"
LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")  # Word and web pages write line ends in all these ways
# The bullets and arrows of Word stand in the private use area, in the places of the fonts Symbol and Wingdings.
WORD_SIGNS = str.maketrans(
    {
        "\uf02d": "–",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf06f": "□",
        "\uf071": "❑",
        "\uf076": "❖",
        "\uf0a1": "○",
        "\uf0a7": "▪",
        "\uf0a8": "☐",
        "\uf0ae": "→",
        "\uf0b7": "•",
        "\uf0d8": "➢",
        "\uf0e0": "→",
        "\uf0e8": "➔",
        "\uf0fc": "✓",
        "\uf0fe": "☑",
    }
)
POWERS_AND_FRACTIONS = ("<super>", "<sub>", "<fraction>")  # their plain forms mean something else: 10⁷ is not 107
JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")  # invisible, they control adjoining characters
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they turn the text beside them
NO_TEXT_CATEGORIES = ("Cc", "Co", "Cs", "Cn")  # control, private use, surrogate and unassigned characters


def drawable(text: str) -> str:
    """The text as the PDF can show it; characters that no font has become code points, like [U+4F60 597D]."""
    if plain_characters().issuperset(text):  # fast path for nearly every text
        return text
    plain = LINE_ENDS.sub("\n", text).replace("\t", " ").translate(WORD_SIGNS)
    return "\n".join(_drawable_line(line) for line in unicodedata.normalize("NFC", plain).split("\n"))


def storable(text: str) -> str:
    """The text as XML can hold it: line ends as `\\n`, bullets of Word, and code points for what XML does not allow."""
    return "".join(
        character if character in "\n\t" or _is_xml_character(character) else character_codes(character)
        for character in LINE_ENDS.sub("\n", text).translate(WORD_SIGNS)
    )


def character_codes(characters: str) -> str:
    """The code points of the characters, in one pair of brackets."""
    return f"[U+{' '.join(f'{ord(character):04X}' for character in characters)}]"


def _is_xml_character(character: str) -> bool:
    """Whether XML allows the character: no control character, surrogate or noncharacter."""
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in "\ufffe\uffff"


def _drawable_line(line: str) -> str:
    parts = (pair for cluster in _clusters(line) for pair in _runs(_in_known_form(cluster)))
    runs = ((drawn, "".join(character for _, character in run)) for drawn, run in groupby(parts, key=itemgetter(0)))
    return "".join(characters if drawn else character_codes(characters) for drawn, characters in runs)


def _clusters(line: str) -> list[str]:
    """The line in clusters, each a character with the marks and joiners that follow it; one font draws a cluster."""
    clusters: list[str] = []
    for character in line:
        if clusters and _is_combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _in_known_form(cluster: str) -> str:
    """The cluster, in its compatible form when only that can be drawn: a ligature as letters, a full-width A as A."""
    plain = unicodedata.normalize("NFKC", cluster)
    if plain == cluster or _has_font(cluster) or unicodedata.decomposition(cluster[0]).startswith(POWERS_AND_FRACTIONS):
        return cluster
    return plain if all(map(_has_font, plain)) else cluster


def _has_font(characters: str) -> bool:
    """Whether one font has all these characters, apart from the invisible ones."""
    own = set(characters) - JOINERS
    return any(own <= font for font in font_characters())


def _runs(cluster: str) -> list[tuple[bool, str]]:
    """The parts of the cluster, each with whether a font can draw it."""
    if _has_font(cluster) and not _is_mark(cluster[0]):
        return [(True, cluster)]
    return [(_stands_alone(character), character) for character in cluster]


def _stands_alone(character: str) -> bool:
    return not _is_combining(character) and _has_font(character)


def _is_combining(character: str) -> bool:
    return character in JOINERS or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@cache
def plain_characters() -> frozenset[str]:
    """The characters of the main font that need no neighbour."""
    return frozenset(character for character in _characters(FONTS / MAIN_FONT) if not _is_combining(character)) | {"\n"}


@cache
def font_characters() -> tuple[frozenset[str], ...]:
    """The characters of each text font."""
    return tuple(_characters(file) for file in sorted(FONTS.glob(TEXT_FONTS)))


def _characters(file: Path) -> frozenset[str]:
    with TTFont(file, lazy=True) as font:
        characters = map(chr, font.getBestCmap())
        return frozenset(
            character
            for character in characters
            if unicodedata.category(character) not in NO_TEXT_CATEGORIES and character not in BIDI_CONTROLS | {"\ufeff"}
        )
