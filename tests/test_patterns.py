"""No pattern takes longer than in proportion to the text that it reads: strangers write texts (R35, R74)."""

import ast
import re
from collections.abc import Iterator
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scan.strict_json import QUOTED
from tests.test_rooms import FILES, name, nodes

# What reads only our own words, or the command line of whoever runs it.
OURS = ("scan/content/", "scan/released/", "scan/terminal.py", "scan/commands/", "benchmarks/")


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern that stands in the code as it is, with its file."""
    for file in (one for one in FILES if not name(one).startswith(OURS)):
        for call in (one for one in nodes(file) if isinstance(one, ast.Call)):
            module = getattr(getattr(call.func, "value", None), "id", "")
            first = call.args[0] if call.args else None
            if module == "re" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield name(file), first.value


def endless(parsed: Any) -> int:
    """How many repetitions without end, that may give back what they took, a pattern has."""
    found = 0
    for sign, value in parsed:
        if sign in (signs.MAX_REPEAT, signs.MIN_REPEAT):
            found += (value[1] is signs.MAXREPEAT) + endless(value[2])
        elif sign is signs.BRANCH:
            found += sum(map(endless, value[1]))
        elif sign in (signs.SUBPATTERN, signs.POSSESSIVE_REPEAT, signs.ASSERT, signs.ASSERT_NOT):
            found += endless(value[-1])
    return found


def test_a_pattern_repeats_without_end_once_at_most() -> None:
    found = list(patterns())
    assert len(found) > 10
    assert [one for one in found if endless(parser.parse(one[1])) > 1] == []


# A search begins anew at every place where it failed.
@given(st.text('"\\a\n:'))
def test_the_pattern_of_a_json_text_matches_at_every_quote(text: str) -> None:
    assert '"' not in QUOTED.sub("", text)


def test_what_repeats_twice_is_noticed() -> None:
    assert endless(parser.parse(r"\s*([0-9]{1,2})\s*")) == 2
    assert endless(parser.parse(re.compile(r"(?:a+|b)*").pattern)) == 2
    assert endless(parser.parse(r"(?:[^a]|b)*+c{1,5}")) == 0
