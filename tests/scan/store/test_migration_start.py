"""What the start of a server loads: what it does not need yet makes it slower and larger."""

import subprocess
import sys
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from scan.store.engine import open_database
from scan.store.migration import SCRIPTS, revisions
from tests.support.paths import ROOT
from tests.support.store.places import sqlite_url

LATER = {"alembic", "mako", "psycopg", "pandas", "numpy", "typst", "pikepdf", "docx", "openpyxl", "fontTools", "segno"}
PROGRAM = "import sys, app; from scan import resources; resources.opened_store().probe(); print(*sys.modules)"


def test_a_start_on_a_sqlite_file_of_today_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "kept.sqlite3")
    open_database(url).close()
    command = [sys.executable, "-c", PROGRAM]
    run = subprocess.run(
        command, cwd=ROOT, env={"ZELFSCAN_DATABASE_URL": url}, capture_output=True, text=True, check=True
    )
    assert {*run.stdout.split()} & LATER == set()


def test_the_revisions_are_those_of_alembic_in_its_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions() == walked[::-1]
