"""What a view of a page and a start may cost, in structure: statements, messages and loaded modules, never time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from scan import resources
from scan.page_table import CATALOGUE, PROFILE, QUESTIONS, Page
from tests.support.paths import ROOT
from tests.support.store.statements import traced_statements
from tests.support.windows import Visit

MOST = {QUESTIONS: (19, 15), PROFILE: (31, 69), CATALOGUE: (14, 28)}  # statements, messages to the browser
# What a start may not load, and no page: it is for one file, one engine or a migration. Streamlit loads plotly.
HEAVY = {"alembic", "docx", "fontTools", "icalendar", "numpy", "openpyxl", "pandas", "pikepdf", "psycopg", "scipy"}
NEVER = {
    "docx",
    "fontTools",
    "openpyxl",
    "pandas",
    "pikepdf",
    "psycopg",
    "scipy",
    "typst",
}
EVERY_PAGE = """
import sys
import pytest
from scan import resources
from scan.page_table import PAGES
from tests.support.windows import Visit
with pytest.MonkeyPatch.context() as patch:
    visit = Visit(patch)
    visit.answered(next(one for one in resources.current_instrument().framework.audiences if one.key == "aios"), 3)
    assert not any(visit.window(page).exception for page in PAGES)
resources.close_store()
print(*sys.modules)
"""


@pytest.mark.parametrize("page", MOST, ids=lambda page: page.path)
def test_one_more_view_takes_few_statements_and_messages(
    page: Page, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, sent = traced_statements(monkeypatch), list[ForwardMsg]()
    enqueue = ScriptRunContext.enqueue
    monkeypatch.setattr(ScriptRunContext, "enqueue", lambda self, one: (sent.append(one), enqueue(self, one)))
    visit.answered(next(one for one in resources.current_instrument().framework.audiences if one.key == "aios"), 3)
    window = visit.window(page)
    said.clear()
    sent.clear()
    window.run()
    assert len(said) >= 3
    assert len(sent) >= 10
    assert len(said) <= MOST[page][0], said
    assert len(sent) <= MOST[page][1], [one.WhichOneof("type") for one in sent]


def test_a_start_loads_nothing_that_only_some_need() -> None:
    assert HEAVY & loaded("import sys, app; print(*sys.modules)") == set()


def test_no_page_loads_what_makes_files_or_is_never_used(new_store: Path, tmp_path: Path) -> None:
    found = loaded(EVERY_PAGE, ZELFSCAN_DATABASE_URL=f"sqlite:///{tmp_path / 'pages.db'}")
    assert "results.look.profile.lens_view" in found  # the pages ran here
    assert NEVER & found == set()


def loaded(program: str, **environment: str) -> set[str]:
    """The modules that a program has loaded at its end, which it prints."""
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=True)
    return {*run.stdout.split()}
