"""Overlays take the place of another item for some specialisms; content tells by what an item is none."""

from pathlib import Path

import pytest

from scan.content.blueprint import blueprint, thin_cells
from scan.content.loading import load_instrument
from tests.support.demo_content import DEMO, Change, demo, problems
from tests.support.overlays import OWN, overlaid, two_sets

WHERE = "medisch-handelen.yaml > items > mh-onc-1 >"
SECOND = OWN.replace("mh-onc-1", "mh-onc-2").splitlines()


def test_an_overlay_that_shares_all_but_its_words_is_content(tmp_path: Path) -> None:
    assert problems(overlaid(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    replaces: mh-10", "    replaces: mh-99", "replaces: 'mh-99' is geen item"),
        ("    replaces: mh-10", "", "replaces: replaces en specialisms horen bij elkaar"),
        ("      - oncologie", "      - bakker", "specialisms > nr. 1: 'bakker' is geen specialisme"),
        ("    epa_task: T3", "    epa_task: T4", "epa_task: is anders dan bij mh-10, dat dit item vervangt"),
        ("    allows_nvt: false", "    allows_nvt: true", "allows_nvt: is anders dan bij mh-10"),
        ("    theme: pijn", "    theme: zelfzorg", "theme: is anders dan bij mh-10"),
    ],
    ids=["an unknown item", "no item", "an unknown specialism", "another task", "another NVT", "another theme"],
)
def test_what_is_no_overlay_is_told(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert any(line.startswith(f"{WHERE} {told}") for line in problems(overlaid(tmp_path, old, new)))


def test_only_one_overlay_takes_a_place_for_a_specialism(tmp_path: Path) -> None:
    overlaid(tmp_path)
    made = Change("", "statements/medisch-handelen.yaml", ["items:"], ["items:", *OWN.splitlines(), *SECOND])
    told = problems(demo(tmp_path, made))
    assert told == [
        "medisch-handelen.yaml > items > mh-onc-2 > replaces: mh-onc-1 vervangt dit item al voor oncologie; houd er één"
    ]


def test_an_overlay_does_not_replace_an_overlay(tmp_path: Path) -> None:
    third = [line.replace("replaces: mh-10", "replaces: mh-onc-1") for line in SECOND]
    made = Change("", "statements/medisch-handelen.yaml", ["items:"], ["items:", *OWN.splitlines(), *third])
    told = problems(demo(tmp_path, made))
    assert told == ["medisch-handelen.yaml > items > mh-onc-2 > replaces: mh-onc-1 vervangt zelf mh-10; noem dat item"]


def test_the_blueprint_counts_each_set_apart(tmp_path: Path) -> None:
    titles = [table.partition(":")[0] for table in blueprint(two_sets(tmp_path)).split("\n\n")]
    assert titles[5:] == [
        "n8 (basis) voor oncologie",
        "gevorderd (gevorderd) voor oncologie",
        "expert (expertverkenning) voor oncologie",
    ]


def test_each_set_meets_the_minimum_by_itself(tmp_path: Path) -> None:
    instrument = two_sets(tmp_path)
    minimum = instrument.framework.minimum.model_copy(update={"per_competency": 1})
    framework = instrument.framework.model_copy(update={"minimum": minimum})
    cells = [cell.partition(":")[0] for cell in thin_cells(instrument.model_copy(update={"framework": framework}))]
    assert "n8 > EAPC 2" in cells
    assert "n8 voor oncologie > EAPC 2" not in cells


def test_without_overlays_there_is_one_set() -> None:
    assert load_instrument(DEMO).specialisms == ()
