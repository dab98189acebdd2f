"""What a server has loaded by the time it answers, starts, asks and shows a page: structure, never time."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT

# One process goes through all moments: what one may not have loaded, no earlier one may have loaded either.
MOMENTS = """
import sys
import scan.door.answers
print("answers", *sys.modules)

import app
from scan import resources
resources.opened_store().probe()
print("starts", *sys.modules)

import pytest
from scan.page_table import PAGES
from tests.support.windows import Visit, card, heading, record, sent
AUDIENCES = resources.current_instrument().framework.audiences
window = Visit(pytest.MonkeyPatch()).begun(AUDIENCES[0])
record(window, sent([*card(window)["items"]][0], 3))
assert heading(window.run()) == "Medisch handelen", window.title
assert not window.exception
print("asks", *sys.modules)

visit = Visit(pytest.MonkeyPatch())
visit.answered(next(one for one in AUDIENCES if one.key == "aios"), 3)
assert not any(visit.window(page).exception for page in PAGES)
resources.close_store()
print("shows", *sys.modules)
"""
FILES = {"docx", "fontTools", "openpyxl", "pandas", "pikepdf", "typst"}  # for what makes files
NOT_YET = {
    "answers": {"pandas", "typst", "docx", "openpyxl", "results", "scan.look.session"},
    # Streamlit loads plotly.
    "starts": FILES | {"alembic", "icalendar", "mako", "numpy", "psycopg", "scipy", "segno"},
    "asks": {"pandas", "scipy", "statsmodels", "results.profile.radar", "typst", "docx", "openpyxl"},
    "shows": FILES | {"psycopg", "scipy"},
}
LOADED = {"asks": "scan.look.questions.card", "shows": "results.look.profile.lens_view"}  # or the pages did not run


def test_nothing_is_loaded_before_someone_needs_it(new_store: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_bytes(new_store.read_bytes())
    environment = os.environ | {"ZELFSCAN_DATABASE_URL": f"sqlite:///{tmp_path / 'kept.db'}", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", MOMENTS]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    loaded = {line.split()[0]: {*line.split()} for line in run.stdout.splitlines()}
    assert loaded.keys() == NOT_YET.keys()
    assert {moment: found for moment, early in NOT_YET.items() if (found := early & loaded[moment])} == {}
    assert [name for moment, name in LOADED.items() if name not in loaded[moment]] == []
