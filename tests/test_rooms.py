"""The rooms of the house and who may enter them, read from every file as it stands (design.md §1, §2 and §4)."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.paths import ROOT

ROOMS = ("scan", "results", "zelfscan", "benchmarks")
FILES = sorted([*ROOT.glob("*.py"), *(file for room in ROOMS for file in ROOT.glob(f"{room}/**/*.py"))])
PAGES = ("scan/pages/*.py", "results/pages/*.py")
SCREEN = ("app.py", "scan/navigation.py", "scan/look/**/*.py", "results/look/**/*.py", *PAGES)
HTML = (
    *("scan/look/**/*.py", "results/look/**/*.py"),
    *("scan/door/notice_page.py", "scan/door/guest_entry.py", "scan/takeaway/web_page.py"),  # made without Streamlit
)
STORE = ("scan/store/**/*.py",)
BENCHMARKS = ("benchmarks/**/*.py",)
# Who may import what; everyone else may not. Of two modules that hold an import, the inner one decides.
ONLY_IN = {
    "streamlit": (*SCREEN, "scan/door/whole_callbacks.py", "scan/identity/open_windows.py"),
    "scan.look": SCREEN,
    "scan.look.html": HTML,
    "markupsafe": ("scan/look/html.py",),
    "scan.navigation": (),
    "scan.pages": (),
    "results.pages": (),
    "results": ("results/**/*.py", "zelfscan/*.py", "app.py", "benchmarks/**/*.py"),
    "zelfscan": ("zelfscan/*.py",),
    "starlette": ("scan/door/**/*.py", "results/downloads.py"),
    "yaml": ("scan/content/reading/*.py",),
    "segno": ("scan/look/resume/qr_code.py",),
    "icalendar": ("scan/takeaway/*.py",),
    "numpy": ("results/statistics/*.py", "scan/cohort/*.py", "scan/store/groups/answer_blocks.py", *BENCHMARKS),
    "pandas": ("benchmarks/costs/cohorts.py",),
    "plotly": (),
    "scipy": ("results/statistics/*.py",),
    "statsmodels": ("results/statistics/*.py",),
    "results.statistics": ("results/statistics/*.py", "results/commands/statistics.py"),
    "scan.store.durable": (
        *(
            "scan/resources.py",
            "scan/door/**/*.py",
            "results/downloads.py",
            "results/typed_texts.py",
            "scan/commands/maintenance.py",
            "scan/commands/erase.py",
            "scan/commands/feedback.py",
            "scan/commands/stats.py",
            "benchmarks/**/*.py",
        ),
        *STORE,
    ),
    "typst": ("results/report/pdf.py",),
    "pikepdf": ("results/report/row_headers.py",),
    "fontTools": ("results/report/glyphs.py",),
    "docx": ("results/report/word/portfolio.py",),
    "openpyxl": ("results/report/workbook.py", "results/panel/workbooks.py"),
    "sqlalchemy": STORE,
    "alembic": STORE,
    "atheris": ("benchmarks/fuzzing/targets.py",),
    "benchmarks": BENCHMARKS,
    "tests": BENCHMARKS,
}
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 200, 25
AT_THE_TOP = {
    *("app.py", "scan", "items", "results", "zelfscan", "tests", "README.md"),
    *("requirements.txt", "requirements-dev.txt", "requirements-fuzz.txt", "requirements-uv.txt"),
    *("requirements-statistics.txt", "requirements-mutants.txt"),
    *("Makefile", "LICENSE", "LICENSE-CONTENT", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"),
    *("deploy", "benchmarks", "docs"),
}
MADE_BY_RUNNING = {"artefacts", "mutants", "__pycache__"}
VAGUE, VAGUE_STARTS = ("utils", "helpers", "manager", "data"), ("process_", "handle_")


def name(file: Path) -> str:
    """The path of a file as we speak of it."""
    return file.relative_to(ROOT).as_posix()


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Everything that a file says."""
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


@cache
def imports(file: Path) -> tuple[str, ...]:
    """Every module that a file imports, with the names it takes from it, wherever in the file."""
    found: list[str] = []
    for node in nodes(file):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found += (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
    return tuple(found)


def module(file: Path) -> ast.Module:
    """A file as a whole."""
    (whole,) = (one for one in nodes(file)[:1] if isinstance(one, ast.Module))
    return whole


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in nodes(file):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def all_functions() -> tuple[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef], ...]:
    """Every function of every file; not looked up on import, which every test worker does."""
    return tuple((file, one) for file in FILES for one in functions(file))


@pytest.mark.parametrize("module", ONLY_IN)
def test_a_module_is_imported_only_where_it_belongs(module: str) -> None:
    allowed = {file for pattern in ONLY_IN[module] for file in ROOT.glob(pattern)}
    others = [file for file in FILES if file not in allowed]
    assert [name(file) for file in others for one in imports(file) if deciding(one) == module] == []


@cache
def deciding(imported: str) -> str | None:
    """The innermost module of `ONLY_IN` that an import reaches into."""
    return max((module for module in ONLY_IN if f"{imported}.".startswith(f"{module}.")), key=len, default=None)


def test_imports_are_written_in_full() -> None:
    assert [name(file) for file in FILES for one in imports(file) if one.startswith(".")] == []


def test_a_file_begins_with_what_it_is_for() -> None:
    assert [name(file) for file in FILES if not ast.get_docstring(module(file))] == []


def test_a_file_is_short_enough_to_read() -> None:
    lines = {name(file): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert {file: n for file, n in lines.items() if n > LINES_OF_A_FILE} == {}


def test_a_function_is_short_enough_to_see() -> None:
    lines = {f"{name(file)} {one.name}": (one.end_lineno or 0) - one.lineno + 1 for file, one in all_functions()}
    long = {function: n for function, n in lines.items() if n > LINES_OF_A_FUNCTION}
    assert {function for function in long if "/migrations/" not in function} == set()  # a table is as long as it is


def test_names_are_not_vague() -> None:
    names = [file.stem for file in FILES] + [one.name for _, one in all_functions()]
    assert [one for one in names if one in VAGUE or one.startswith(VAGUE_STARTS)] == []


def test_the_content_holds_no_code() -> None:
    kinds = {file.suffix for file in (ROOT / "items").rglob("*") if file.is_file()}
    assert kinds <= {".yaml", ".json"}


def test_the_top_holds_only_what_the_design_names() -> None:
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert here - MADE_BY_RUNNING <= AT_THE_TOP


# The wings of results in their order: a wing may import only from wings of an earlier layer.
WINGS = (
    ("profile", "growth", "statistics"),
    ("meeting",),
    ("advice",),
    ("goals", "coverage"),
    ("report",),
    ("panel",),
    ("look",),
    ("pages", "commands", "downloads", "typed_texts"),
)
LAYER_OF_WING = {wing: layer for layer, wings in enumerate(WINGS) for wing in wings}
PROGRAM = ("__init__", "__main__")  # belong to no wing


def wing_of(module: str) -> str:
    """The wing of a module of results, given its dotted name."""
    return module.split(".")[1]


def imported_wings(file: Path) -> set[str]:
    """The other wings that a file of results imports from."""
    return {wing_of(one) for one in imports(file) if one.startswith("results.")} - {wing_in(file)}


def wing_in(file: Path) -> str:
    """The wing of results that a file belongs to."""
    return wing_of(".".join(file.relative_to(ROOT).with_suffix("").parts))


def test_a_wing_of_results_imports_only_earlier_wings() -> None:
    files = [file for file in ROOT.glob("results/**/*.py") if wing_in(file) not in PROGRAM]
    assert {wing_in(file) for file in files} == LAYER_OF_WING.keys()
    arrows = [(name(file), wing_in(file), wing) for file in files for wing in sorted(imported_wings(file))]
    assert [f"{file} imports {to}" for file, own, to in arrows if LAYER_OF_WING[to] >= LAYER_OF_WING[own]] == []


def test_a_list_to_choose_from_has_a_dutch_placeholder() -> None:
    # Without one Streamlit shows and announces "Choose an option", also for a list that has a value.
    calls = [(file, node) for file in FILES for node in nodes(file) if isinstance(node, ast.Call)]
    lists = [(file, one) for file, one in calls if getattr(one.func, "attr", "") in ("selectbox", "multiselect")]
    assert lists
    assert [name(file) for file, one in lists if "placeholder" not in {word.arg for word in one.keywords}] == []
