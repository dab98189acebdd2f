"""The wheel, installed in another folder: it holds all that is needed, and its one command works from anywhere."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from uv import find_uv_bin

from scan import __version__
from tests.server.running import ask, free_port, started
from tests.server.wire import text_of, wired
from tests.support.paths import ROOT
from zelfscan.__main__ import main

SHIPPED = ("app.py", ".streamlit", "items", "results", "scan", "zelfscan")
COMMANDS = (
    *("run", "draft", "check", "items", "score", "suggest", "report", "catalogue", "statistics", "panel"),
    *("schema", "publish", "bridge", "backup", "restore", "purge", "inspect"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this folder as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the wheel in an environment that borrows nothing but the other packages of this one."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False)
    install = [find_uv_bin(), "pip", "install", "--offline", "--no-deps", "--python", str(folder / "bin" / "python")]
    subprocess.run([*install, str(wheel)], cwd=folder, capture_output=True, check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin" / "zelfscan"


def said(command: Path, *arguments: str) -> str:
    """What the installed command prints."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [command, *arguments], cwd=command.parent, env=alone, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_product_as_it_is(wheel: Path) -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *SHIPPED]
    ours = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    with zipfile.ZipFile(wheel) as file:
        packed = {name: file.read(name) for name in file.namelist() if ".dist-info/" not in name}
    assert packed == {name: (ROOT / name).read_bytes() for name in ours if (ROOT / name).is_file()}
    assert len(packed) > 200


def test_the_installed_command_names_all_that_it_can_do(installed: Path) -> None:
    told = said(installed, "--help")
    assert [name for name in COMMANDS if f"\n    {name} " not in told] == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_dutch(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*name.split(), "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert told.startswith(f"gebruik: zelfscan {name}".rstrip())
    assert (
        set(re.findall(r"[a-z]+", told)) & {"usage", "options", "arguments", "show", "the", "a", "file", "with"}
        == set()
    )


ABOUT = """
from importlib.metadata import version
import scan, results, zelfscan
print(version("zelfscan-palliatieve-zorg"), scan.__file__, results.__file__, zelfscan.__file__)
"""


def test_the_version_stands_once_and_the_package_is_imported_from_where_it_was_installed(installed: Path) -> None:
    assert said(installed, "--version") == f"zelfscan {__version__}\n"
    version, *files = said(installed.parent / "python", "-c", ABOUT).split()
    assert version == __version__
    assert {Path(file).is_relative_to(installed.parents[1]) for file in files} == {True}


def test_the_wheel_serves_its_pages_from_any_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "scan").mkdir()  # a folder that happens to be called so
    (tmp_path / "scan" / "__init__.py").write_text("raise ImportError")
    port = free_port()
    with started([str(installed), "run", "--port", str(port)], port, tmp_path / "log", tmp_path) as address:
        assert ask(address, "/gezond") == (200, "gezond\n")
        assert ask(address, "/")[0] == 200
        with wired(address) as wire:
            start, offers = wire.run(), text_of(wire.run("aanbod"))
    assert f"Programma: {__version__}." in text_of(start)
    assert 17 in [one.new_session.custom_theme.base_font_size for one in start]  # the settings in .streamlit are used
    assert "Aanbod" in offers
