"""What an editor of the content reads is Dutch: no text in the modules that tell of mistakes has an English word."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest

import results.commands.catalogue
import results.commands.report
import results.commands.suggest
import scan.assessment_files.csv_rows
import scan.assessment_files.reading
import scan.commands
import scan.content
import scan.released
import scan.scoring.assessment
import scan.strict_json
import scan.terminal

FOLDERS = (scan.commands, scan.content, scan.released)
MODULES = [
    *(results.commands.suggest, results.commands.catalogue, results.commands.report),
    *(
        scan.assessment_files.csv_rows,
        scan.assessment_files.reading,
        scan.scoring.assessment,
        scan.strict_json,
        scan.terminal,
    ),
    *(import_module(one.name) for folder in FOLDERS for one in walk_packages(folder.__path__, f"{folder.__name__}.")),
]
# Words that a sentence of the old messages could hardly do without, and that are no Dutch.
ENGLISH = (
    *("the", "this", "that", "there", "must", "should", "with", "without", "and", "not", "are", "be", "been", "than"),
    *("more", "has", "have", "needs", "choose", "write", "put", "keep", "leave", "out", "say", "which", "where"),
    *(
        "when",
        "your",
        "you",
        "it",
        "its",
        "missing",
        "unknown",
        "empty",
        "found",
        "needed",
        "too",
        "for",
        "from",
        "only",
    ),
)
# Help of the command line has its own place and words.
ELSEWHERE = ("help", "metavar", "description")


def texts(module: ModuleType) -> Iterator[str]:
    """Every text in the code of a module that is no docstring and no help."""
    waiting: list[ast.AST] = [ast.parse(Path(str(module.__file__)).read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_pattern = isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"  # matched, never shown
        is_help = isinstance(node, ast.keyword) and node.arg in ELSEWHERE
        if not (is_docstring or is_pattern or is_help):
            waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def english(text: str) -> list[str]:
    """The English words of a text; a single word is a key, not a sentence."""
    found = re.findall(r"[\w-]+", text.lower())
    return [word for word in found if word in ENGLISH] if len(found) > 1 else []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_message_to_an_editor_is_english(module: ModuleType) -> None:
    assert [text for text in texts(module) if english(text)] == []


def test_an_english_message_would_be_found() -> None:
    assert english("this key is missing; choose one of ") == ["this", "missing", "choose"]
    assert english("deze sleutel ontbreekt; kies uit a, b") == []
