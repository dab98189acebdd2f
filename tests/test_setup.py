"""`make` installs what is locked, whatever else is on offer (R48)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from uv import find_uv_bin

from tests.support.paths import ROOT
from tests.support.wheels import wheel


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with our Makefile and a lock of two packages that leaves out an extra and what it needs.

    Newer releases of everything are on offer, so whatever resolves will take one of those, or stop.
    """
    folder = tmp_path_factory.mktemp("project")
    offer = folder / "offer"
    offer.mkdir()
    uv = wheel(offer, "uv", "1.0", scripts={"uv": f'#!/bin/sh\nexec "{find_uv_bin()}" "$@"\n'})
    tool = wheel(offer, "tool", "1.0", requires=["base[fast]>=1"])
    base = wheel(offer, "base", "1.0", requires=["engine; extra == 'fast'"])
    for name in ("uv", "tool", "base", "engine"):
        wheel(offer, name, "99.0")
    (folder / "requirements-uv.txt").write_text(uv)
    (folder / "requirements.txt").write_text(tool + base)
    shutil.copy(ROOT / "Makefile", folder)
    return folder


def run(project: Path, *command: str) -> str:
    """What a command prints, run in a project that knows no packages but those on offer."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "MAKE"))}
    offered = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "offer", "UV_OFFLINE": "1", "UV_FIND_LINKS": "offer"}
    alone = {"PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1", "UV_CACHE_DIR": str(project / "cache")}
    done = subprocess.run(command, cwd=project, env=kept | offered | alone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_newer_release_changes_nothing_about_the_set_up(project: Path) -> None:
    run(project, "make", ".venv/requirements.stamp", f"PYTHON={sys.executable}")
    installed = {file.stem for file in project.glob(".venv/lib/python*/site-packages/*.dist-info")}
    assert {one for one in installed if not one.startswith(("pip-", "setuptools-"))} == {
        "base-1.0",
        "tool-1.0",
        "uv-1.0",
    }


def test_the_newer_release_is_what_resolving_would_pick(project: Path) -> None:
    (project / "wanted.in").write_text("tool\n")
    resolved = run(project, find_uv_bin(), "pip", "compile", "--quiet", "--no-annotate", "--no-header", "wanted.in")
    assert resolved.split() == ["tool==99.0"]


def test_a_python_that_is_too_old_is_told_in_a_sentence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements-uv.txt").touch()
    made = subprocess.run(
        ["make", ".venv/bin/uv", "PYTHON=false"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert made.returncode != 0
    assert "Python 3.11, 3.12 or 3.13 with ensurepip is needed" in made.stdout


def test_the_first_python_that_can_make_an_environment_is_taken_that_of_the_system_before_any(tmp_path: Path) -> None:
    able, unable = python(tmp_path / "able", 0), python(tmp_path / "python3.11", 1)
    python(tmp_path / "python3.12", 0)
    assert taken(tmp_path, SYSTEM_PYTHON=str(able)) == str(able)
    assert taken(tmp_path, SYSTEM_PYTHON=str(unable)) == "python3.12"
    assert taken(tmp_path, SYSTEM_PYTHON=str(tmp_path / "none")) == "python3.12"
    assert taken(tmp_path, SYSTEM_PYTHON=str(able), PYTHON="python3.13") == "python3.13"


def python(file: Path, code: int) -> Path:
    """A Python that says with this exit code whether it will do."""
    file.write_text(f"#!/bin/sh\nexit {code}\n")
    file.chmod(0o755)
    return file


def taken(folder: Path, **settings: str) -> str:
    """The Python that the Makefile sets up with, where those of this folder come before others."""
    shutil.copy(ROOT / "Makefile", folder)
    told = ["make", "-s", "--eval", "told: ; @echo $(PYTHON)", "told", *(f"{k}={v}" for k, v in settings.items())]
    environment = {"PATH": f"{folder}:{os.environ['PATH']}"}
    return subprocess.run(told, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout.strip()
