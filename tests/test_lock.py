"""What runs here is what the lock files name, each by its hash, and nothing is left to be resolved (R48)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT

LOCKS = sorted(ROOT.glob("requirements*.txt"))
PYTHONS = ("3.11", "3.12", "3.13")
HASH = re.compile(r"sha256:[0-9a-f]{64}")

each_lock = pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.name)
INSTALLED = ["requirements.txt", "requirements-statistics.txt", "requirements-dev.txt"]
each_installed_lock = pytest.mark.parametrize("file", INSTALLED)


def locked(file: Path) -> Iterator[tuple[Requirement, list[str]]]:
    """Every requirement of a lock file with its hashes."""
    for line in file.read_text("utf-8").replace("\\\n", " ").splitlines():
        if line and not line.lstrip().startswith("#"):
            requirement, *hashes = line.split(" --hash=")
            yield Requirement(requirement), [one.strip() for one in hashes]


def this_machine() -> dict[str, str]:
    """What the markers of a requirement are held against."""
    return {name: str(value) for name, value in default_environment().items()}


def pins(file: str, environment: Mapping[str, str]) -> Mapping[str, Requirement]:
    """The requirements of a lock file that count in an environment, by name."""
    found = [one for one, _ in locked(ROOT / file)]
    return {one.name: one for one in found if one.marker is None or one.marker.evaluate(environment)}


def needs(pin: Requirement, environment: Mapping[str, str]) -> Iterator[Requirement]:
    """What a locked package, with the extras that the lock names, asks for in an environment."""
    for asked in map(Requirement, requires(pin.name) or []):
        extras = ({**environment, "extra": extra} for extra in ("", *pin.extras))
        if asked.marker is None or any(asked.marker.evaluate(extra) for extra in extras):
            yield asked


def is_met(asked: Requirement, pinned: Mapping[str, Requirement]) -> bool:
    """Whether the lock holds what is asked for: its name, its extras, and a version within the bounds."""
    pin = pinned.get(canonicalize_name(asked.name))
    return pin is not None and asked.extras <= pin.extras and asked.specifier.contains(exact(pin), prereleases=True)


def exact(pin: Requirement) -> str:
    """The one version that a pin allows."""
    (only,) = pin.specifier
    assert only.operator == "=="
    return only.version


@each_installed_lock
def test_what_is_installed_is_what_is_locked(file: str) -> None:
    pinned = pins(file, this_machine())
    assert len(pinned) > 20
    assert {name: version(name) for name in pinned} == {name: exact(pin) for name, pin in pinned.items()}


@pytest.mark.parametrize("python", PYTHONS)
@each_installed_lock
def test_a_lock_leaves_nothing_to_resolve(file: str, python: str) -> None:
    here = this_machine() | {"python_version": python, "python_full_version": f"{python}.0"}
    pinned = pins(file, here)
    asked = [(name, one) for name, pin in pinned.items() for one in needs(pin, here)]
    assert len(asked) > 20
    assert [f"{name} needs {one}" for name, one in asked if not is_met(one, pinned)] == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    running, developing = asked["project"]["dependencies"], asked["dependency-groups"]["dev"]
    statistics = [*running, *asked["project"]["optional-dependencies"]["statistics"]]
    for file, wanted in zip(INSTALLED, (running, statistics, [*statistics, *developing]), strict=True):
        pinned = pins(file, this_machine())
        assert [one for one in wanted if not is_met(Requirement(one), pinned)] == []


@each_lock
def test_every_line_of_a_lock_is_pinned_with_hashes(file: Path) -> None:
    lines = list(locked(file))
    assert lines
    assert [one for one, hashes in lines if not hashes or not all(map(HASH.fullmatch, hashes))] == []
    assert [one for one, _ in lines if one.url or not exact(one)] == []


@pytest.mark.parametrize("file", sorted(ROOT.glob("requirements*")), ids=lambda file: file.name)
def test_no_lock_names_a_host(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "://" not in text
    assert re.findall(r"^\s*--(?!hash=)\S+", text, re.MULTILINE) == []
