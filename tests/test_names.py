"""One name per thing, folders that a reader can hold, and tests that stand where their module stands (design.md §3)."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT
from tests.test_rooms import FILES, module, name

MODULES_IN_A_FOLDER = 15
# Each program has its `main`, each command module the `add` that the program calls.
SHARED_FUNCTIONS = {"main", "add"}
TYPE = (ast.ClassDef, ast.TypeAlias) if hasattr(ast, "TypeAlias") else (ast.ClassDef,)
ROOMS = [folder for room in ("scan", "results") for folder in (ROOT / room, *(ROOT / room).rglob("*"))]


def public_names(file: Path) -> Iterator[tuple[str, bool]]:
    """The public types (True) and functions (False) that a module defines, type aliases included."""
    for node in module(file).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            alias = node.targets[0].id
            if alias[0].isupper() and not alias.isupper():
                yield alias, True
        elif isinstance(node, (*TYPE, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield str(getattr(node.name, "id", node.name)), isinstance(node, TYPE)


def repeated(types: bool) -> dict[str, list[str]]:
    """Public types, or public functions, that stand in two modules or more."""
    places: dict[str, list[str]] = defaultdict(list)
    for file in (one for one in FILES if "versions" not in one.parts):
        for found, is_type in public_names(file):
            if is_type == types and not found.startswith("_"):
                places[found].append(name(file))
    return {found: files for found, files in places.items() if len(files) > 1}


def test_a_public_type_stands_once() -> None:
    assert repeated(types=True) == {}


def test_a_public_function_stands_once() -> None:
    assert repeated(types=False).keys() <= SHARED_FUNCTIONS


def test_a_folder_has_at_most_fifteen_modules() -> None:
    modules: dict[str, int] = defaultdict(int)
    for file in (one for one in FILES if one.name != "__init__.py"):
        modules[name(file.parent)] += 1
    assert {folder: n for folder, n in modules.items() if n > MODULES_IN_A_FOLDER} == {}


def test_a_test_stands_where_its_module_stands() -> None:
    rooms = {folder for folder in ROOMS if folder.is_dir()}
    tests = [file for room in ("scan", "results") for file in (ROOT / "tests" / room).rglob("test_*.py")]
    assert [name(file) for file in tests if not is_beside(file, rooms)] == []


def is_beside(test: Path, rooms: set[Path]) -> bool:
    """Whether the name of a test begins with a module, or the room, at the same place in the house."""
    room = ROOT / test.parent.relative_to(ROOT / "tests")
    stems = {file.stem for file in room.iterdir()} | {room.name}
    words = test.stem.removeprefix("test_").split("_")
    return room in rooms and any("_".join(words[:n]) in stems for n in range(1, len(words) + 1))
