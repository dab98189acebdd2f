"""What a word without quotes means in a content file, and which words YAML would quietly change."""

import re
from functools import lru_cache
from typing import Any

import yaml

from scan.content.mistakes import quoted_value

WORDS: dict[str, Any] = {"true": True, "false": False, "null": None}
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
# Readers of YAML differ on these: another one may see no text here, and so may the author.
YES_OR_NO = re.compile(r"(?i)ja|nee|j|y|n")
NUMBER = re.compile(r"(?i)0o[0-7]+|0[0-9]+|[-+]?[0-9]+(\.[0-9]*)?e[-+]?[0-9]+")
# As quotes these mean nothing to YAML; within a sentence they are good typography.
CURLED = re.compile(r"""[“”„‘‚«][^“”„‘‚«»"]*[”“’‘»"']""")
LOST = re.compile(r"[^\S\n]*(#\S.*)")
MISREAD = {"bool": "ja of nee", "timestamp": "een datum", "int": "een getal", "float": "een getal", "null": "niets"}
RESOLVER: Any = yaml.resolver.Resolver()


@lru_cache(maxsize=4_096)  # half of all words are keys, which come back in each entry
def plain_value(text: str) -> tuple[Any, str, bool]:
    """The value of a word without quotes, what is wrong with it ("" for nothing), and whether that is a guess."""
    if text in WORDS:
        return WORDS[text], "", False
    if WHOLE.fullmatch(text):
        return int(text), "", False
    if DECIMAL.fullmatch(text):
        return float(text), "", False
    rule, noun = doubt(text), misread_as(text)
    guessed = f"{quoted_value(text)} kan ook als {noun} gelezen worden; zet er aanhalingstekens om" if noun else ""
    return text, rule or guessed, not rule


def doubt(text: str) -> str:
    """Why a word without quotes may not stay as it is; "" for ordinary text."""
    if not text:
        return "is leeg; schrijf een waarde, of haal de sleutel weg"
    if text == "<<":
        return "'<<' verbergt waar waarden vandaan komen; schrijf ze uit"
    if CURLED.fullmatch(text):
        return f'{quoted_value(text)} staat tussen krullende aanhalingstekens; zet er rechte (") om, of in hun plaats'
    if text.count('"') % 2:
        return f"{quoted_value(text)} heeft een aanhalingsteken zonder zijn tweede; zet het erbij of haal het weg"
    return ""


def misread_as(text: str) -> str:
    """What YAML, in one of its versions, takes a word for; "" when for text."""
    if YES_OR_NO.fullmatch(text):
        return MISREAD["bool"]
    if NUMBER.fullmatch(text):
        return MISREAD["int"]
    tag: str = RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return MISREAD.get(tag.rpartition(":")[2], "")


def cut_off(text: str, end: int) -> str:
    """Tells that a value such as `#0B5F6B` was left out as a comment; `end` is where the value ends in `text`."""
    lost = LOST.match(text, end)
    return (
        f"{quoted_value(lost[1].rstrip())} valt weg als commentaar; zet aanhalingstekens om de hele waarde"
        if lost
        else ""
    )
