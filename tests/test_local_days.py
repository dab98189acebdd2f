"""A moment becomes a day or a time of day by the Dutch clock: in one module, or in words that name its zone."""

import ast
from collections.abc import Iterator

from tests.test_rooms import FILES, name, nodes

A_DAY = ("today", "day")  # names of what is no moment
BY_UTC = ("scan/dates.py", "scan/store/", "benchmarks/")  # the store counts weeks and days for nobody to read


def by_their_own_clock(code: ast.AST) -> bool:
    """Whether a piece of code takes the day or time of a moment in whatever zone that has."""
    if isinstance(code, ast.Call) and isinstance(code.func, ast.Attribute):
        return code.func.attr in ("date", "strftime")
    if isinstance(code, ast.FormattedValue) and code.format_spec:
        value = ast.unparse(code.value)
        return "%" in ast.unparse(code.format_spec) and not value.endswith((*A_DAY, ".astimezone(AMSTERDAM)"))
    return False


def found_in(codes: Iterator[ast.AST]) -> list[str]:
    """The pieces of code that do."""
    return [ast.unparse(code) for code in codes if by_their_own_clock(code)]


def test_no_module_but_that_of_dates_takes_the_day_or_time_of_a_moment() -> None:
    files = [file for file in FILES if not name(file).startswith(BY_UTC)]
    assert [(name(file), one) for file in files for one in found_in(iter(nodes(file)))] == []


def test_a_day_or_time_in_another_zone_is_noticed() -> None:
    wrong = "a.date(); f'{a:%H:%M}'; a.strftime('%d'); f'{a.astimezone(AMSTERDAM):%H}'; f'{a:.1f}{day:%d}'"
    assert len(found_in(ast.walk(ast.parse(wrong)))) == 3
