"""Why a file cannot be read as YAML, told at the line that is to blame."""

import re
from collections.abc import Sequence
from typing import Any

STANDS_APART = "springt anders in dan de regels erboven; zet haar recht onder haar buren"
REMEDY = "is niet te lezen als YAML; spring in als de buren, en zet aanhalingstekens om tekst met ': ' of '#'"
OPENS = re.compile(r"""^(\s*)(?:- +|(- +)?[^\s"'#:]+: +)(["'])(.*)$""")
CLOSES = {'"': re.compile(r'(?:[^"\\]|\\.)*+"'), "'": re.compile(r"(?:[^']|'')*+'")}
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
DASH, KEY = re.compile(r" *- "), re.compile(r" *\w[\w-]*:(?:\s|$)")
# What a line does wrong by itself, and the remedy; the line before the one where reading stopped may be to blame.
SLIPS = (
    (re.compile(r"[\u00a0\u2007\u202f\u200b\ufeff]"), "er staat een teken dat je niet ziet; typ de spaties opnieuw"),
    (re.compile(r"^\s*-[^\s-]"), "zet een spatie na '-'"),
    (re.compile(r"^\s*(?:- +)?[a-z_]+:[^\s/]"), "zet een spatie na ':'"),
    (re.compile(r"(?:- |: )\s*[“”„‘’]"), 'krullende aanhalingstekens gelden hier niet; typ rechte (")'),
    (
        re.compile(r""": +"[^"]*"\s*[^\s"#]|: +'[^']*'\s*[^\s'#]"""),
        "binnen aanhalingstekens kan niet nog zo'n aanhalingsteken",
    ),
    (re.compile(r"(?:- |: )\s*[@`%]"), "zet aanhalingstekens om tekst die met dit teken begint"),
    (re.compile(r": +[^\s\"'|>\[{].*:(?:\s|$)"), "zet aanhalingstekens om tekst met ': '"),
)
# Where something began that did not end, as the reader calls it.
BEGUN = {
    "while scanning a simple key": "is niet te lezen als YAML; zet ': ' na de sleutel",
    "while scanning a quoted scalar": "opent een aanhalingsteken dat niet sluit",
    "while parsing a flow sequence": "opent een [ zonder ]",
    "while parsing a flow mapping": "opent een { zonder }",
}


def broken(text: str, error: Exception) -> str:
    """The line that is to blame, and what to do about it."""
    lines = lines_of(text)
    number = min(blamed(error), len(lines))
    if not number:
        return f"dit bestand {REMEDY}"
    if opened := left_open(lines, number):
        curled = "; een krullend aanhalingsteken sluit niet" if re.search("[”’“‘]", lines[opened - 1]) else ""
        return f"regel {opened}: het aanhalingsteken dat hier opent, wordt niet gesloten{curled}"
    if told := without_dash(lines, number):
        return told
    for one in (number, number - 1):
        for pattern, remedy in SLIPS:
            if one and pattern.search(lines[one - 1]):
                return f"regel {one}: {remedy}"
    usual = REMEDY if indent(lines[number - 1]) in columns(lines[: number - 1]) else STANDS_APART
    return f"regel {number} {BEGUN.get(getattr(error, 'context', ''), usual)}"


def blamed(error: Exception) -> int:
    """The line where something began that has no end, else where reading stopped; 0 when nobody knows."""
    begun = getattr(error, "context", "") in BEGUN
    mark: Any = getattr(error, "context_mark" if begun else "problem_mark", None)
    return int(mark.line) + 1 if mark else 0


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML counts them."""
    return LINE_BREAK.split(text)


def left_open(lines: Sequence[str], last: int) -> int:
    """The first line up to `last` where a quote opens that holds on to what follows; 0 when there is none."""
    number = 0
    while number < last:
        end = closing(lines, number)
        if end is None or swallowed(lines[number : end + 1]):
            return number + 1
        number = end + 1
    return 0


def closing(lines: Sequence[str], number: int) -> int | None:
    """The line where the quote that opens on line `number` closes, itself when none opens; None for never."""
    opened = OPENS.match(lines[number])
    if not opened:
        return number
    closes = CLOSES[opened[3]]
    if closes.match(opened[4]):
        return number
    return next((n for n in range(number + 1, len(lines)) if closes.match(lines[n])), None)


def swallowed(lines: Sequence[str]) -> bool:
    """Whether a quoted text over these lines runs on into what belongs beside it, by how far that is indented."""
    opened = OPENS.match(lines[0])
    column = len(opened[1]) + len(opened[2] or "") if opened else -1
    return any(line.strip() and indent(line) <= column for line in lines[1:])


def without_dash(lines: Sequence[str], number: int) -> str:
    """Tells that an entry lacks the dash of its neighbours below or above; "" when it is not that."""
    here = lines[number - 1]
    above = [n for n, line in enumerate(lines[: number - 1], 1) if line.strip() and indent(line) <= indent(here)]
    if not above:
        return ""
    near, child = lines[above[-1] - 1], lines[above[-1]]
    if DASH.match(here) and near.rstrip().endswith(":") and not DASH.match(near) and KEY.match(child):
        return f"regel {above[-1] + 1}: zet '- ' voor het eerste deel van de lijst"
    if here.lstrip().startswith("-") or not DASH.match(near) or indent(near) != indent(here):
        return ""
    deeper = " als hier een nieuw deel begint, of laat de regel verder inspringen" if KEY.match(here) else ""
    return f"regel {number}: zet '- ' ervoor{deeper}"


def columns(lines: Sequence[str]) -> set[int]:
    """The columns at which lines begin, with and without their dash."""
    return {column for line in lines if line.strip() for column in (indent(line), len(line) - len(line.lstrip(" -")))}


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
