"""What a word without quotes means in a content file, and which words YAML would quietly change."""

import re
from typing import Any

import yaml

from scan.content.mistakes import shown

WORDS: dict[str, Any] = {"true": True, "false": False, "null": None}
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
# Readers of YAML differ on these: another one may see no text here, and so may the author.
YES_OR_NO = re.compile(r"(?i)ja|nee|j|y|n")
NUMBER = re.compile(r"(?i)0o[0-7]+|0[0-9]+|[-+]?[0-9]+(\.[0-9]*)?e[-+]?[0-9]+")
LOST = re.compile(r"[^\S\n]*(#\S.*)")
MISREAD = {"bool": "yes or no", "timestamp": "a date", "int": "a number", "float": "a number", "null": "nothing"}
RESOLVER: Any = yaml.resolver.Resolver()


def plain_value(text: str) -> tuple[Any, str]:
    """The value of a word without quotes, and what is doubtful about it ("" when nothing is)."""
    if text in WORDS:
        return WORDS[text], ""
    if WHOLE.fullmatch(text):
        return int(text), ""
    if DECIMAL.fullmatch(text):
        return float(text), ""
    return text, doubt(text)


def doubt(text: str) -> str:
    """Why a word without quotes may not stay as it is; "" for ordinary text."""
    if not text:
        return "is empty; write a value, or null when there is none"
    if text == "<<":
        return "a merge key '<<' hides where values come from; write them out"
    noun = misread_as(text)
    return f"{shown(text)} may be read as {noun}; put quotes around it" if noun else ""


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
    return f"{shown(lost[1].rstrip())} is left out as a comment; put quotes around the whole value" if lost else ""
