"""HTML is made from constants of this project only, and every value in it is escaped (R31)."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from tests.support.paths import ROOT
from tests.test_rooms import module, name, nodes

FILES = sorted(file for room in ("scan", "results") for file in ROOT.glob(f"{room}/**/*.py"))
ELEMENT = re.compile(r"(?<!P)</?[a-z][a-z0-9]*[ >/]")  # not the name of a group in a regular expression
# The module that makes HTML, and modules that mark the drawings of this project.
MAY_MARK = {"scan/look/html.py", "scan/look/start_cards.py", "scan/door/notice_page.py"}
STREAMLITS_PAGE = "scan/door/page_files/page_shell.py"  # built once at the start of the server, from constants
SHOWS = {"scan/look/page_parts.py"}


@cache
def calls(file: Path) -> tuple[tuple[str, ast.Call], ...]:
    """Every call in a file, with the last part of the name that is called."""
    found = [node for node in nodes(file) if isinstance(node, ast.Call)]
    return tuple((ast.unparse(node.func).rpartition(".")[2], node) for node in found)


def is_constant(node: ast.expr) -> bool:
    """Whether a value is the same in every run: a literal, the name of a constant, or a choice between two of these."""
    if isinstance(node, ast.IfExp):
        return is_constant(node.body) and is_constant(node.orelse)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def test_templates_and_texts_marked_as_html_are_constants() -> None:
    for file in FILES:
        marking = [call for called, call in calls(file) if called in ("Markup", "html") and call.args]
        ours = [call for call in marking if isinstance(call.func, ast.Name) and name(file) not in MAY_MARK]
        assert [ast.unparse(call) for call in ours if not is_constant(call.args[0])] == [], file


def test_only_one_module_passes_html_to_streamlit() -> None:
    all_calls = [(name(file), call) for file in FILES for _, call in calls(file)]
    shows = {file for file, call in all_calls if ast.unparse(call.func) == "st.html"}
    raw = {file for file, call in all_calls if "unsafe_allow_html" in {key.arg for key in call.keywords}}
    assert (shows, raw) == (SHOWS, SHOWS)


def test_no_f_string_puts_values_between_tags() -> None:
    for file in FILES:
        filled = [node for node in nodes(file) if isinstance(node, ast.JoinedStr)]
        texts = [str(part.value) for node in filled for part in node.values if isinstance(part, ast.Constant)]
        assert [text for text in texts if ELEMENT.search(text) and name(file) != STREAMLITS_PAGE] == [], file


def test_a_template_has_a_place_for_every_value_it_is_given() -> None:
    assert [place for file in FILES for place in dropped_values(file)] == []


def dropped_values(file: Path) -> Iterator[str]:
    """Where a file gives a template more values than it has places for: `str.format` drops them without a word."""
    known = constants(file)
    for called, call in calls(file):
        if called == "html" and not any(isinstance(value, ast.Starred) for value in call.args):
            text = ast.unparse(call.args[0]) if not isinstance(call.args[0], ast.Constant) else ""
            template = known.get(text) if text else str(call.args[0].value)  # type: ignore[attr-defined]
            if template is not None and not values(call) <= places(template):
                yield f"{name(file)}:{call.lineno}"


def values(call: ast.Call) -> set[str]:
    """The names or numbers of the values that a call of `html` gives to its template."""
    return {str(number) for number in range(len(call.args) - 1)} | {one.arg for one in call.keywords if one.arg}


def places(template: str) -> set[str]:
    """The names or numbers of the places in a template."""
    named = [field.partition(".")[0] for _, field, _, _ in Formatter().parse(template) if field is not None]
    return {field or str(number) for number, field in enumerate(named)}


@cache
def constants(file: Path) -> Mapping[str, str]:
    """The constants of a file that are texts, its own and imported ones, by name."""
    found: dict[str, str] = {}
    for node in module(file).body:
        if isinstance(node, ast.ImportFrom) and node.module and any(one.name.isupper() for one in node.names):
            source = ROOT.joinpath(*node.module.split(".")).with_suffix(".py")
            found |= constants(source) if source.exists() else {}
        elif isinstance(node, ast.Assign):
            found |= dict(assigned(node.targets[0], node.value))
    return found


def assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, str]]:
    """The texts that one assignment gives a name, also two at once."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for pair in zip(target.elts, value.elts, strict=True):
            yield from assigned(*pair)
    elif isinstance(target, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield target.id, value.value
