"""HTML is made from constants of this project only, and every value in it is escaped (R31)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

FILES = sorted(file for room in ("scan", "results") for file in ROOT.glob(f"{room}/**/*.py"))
ELEMENT = re.compile(r"(?<!P)</?[a-z][a-z0-9]*[ >/]")  # not the name of a group in a regular expression
# The module that makes HTML, and modules that mark the drawings of this project.
MAY_MARK = {"scan/look/html.py", "scan/look/start_cards.py", "scan/door/notice_page.py"}
STREAMLITS_PAGE = "scan/door/page_shell.py"  # built once at the start of the server, from constants
SHOWS = {"scan/look/page_parts.py"}


def name(file: Path) -> str:
    """The path of a file from the root of the project."""
    return file.relative_to(ROOT).as_posix()


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file, with the last part of the name that is called."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


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
        filled = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)]
        texts = [str(part.value) for node in filled for part in node.values if isinstance(part, ast.Constant)]
        assert [text for text in texts if ELEMENT.search(text) and name(file) != STREAMLITS_PAGE] == [], file
