"""python -m scan items | score with a set of questions of one specialism."""

import json
from pathlib import Path
from typing import Any

import pytest

from scan.__main__ import main
from tests.support.building import Run, ended, lines
from tests.support.overlays import overlaid

BASE: dict[str, Any] = {"id": "base", "instrument": "proef", "phase": "n8", "answers": {"mh-10": 4, "mh-11": 4}}
OWN = {**BASE, "id": "own", "specialism": "oncologie", "answers": {"mh-onc-1": 4, "mh-11": 4}}


def scored(
    folder: Path, capsys: pytest.CaptureFixture[str], *records: dict[str, Any], more: tuple[str, ...] = ()
) -> Run:
    file = folder / "in.json"
    file.write_text(lines(*records))
    return ended(capsys, main(["score", str(file), "--content", str(overlaid(folder)), *more]))


def ids(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    assert main(["items", "--json", "--content", str(overlaid(folder)), *more]) == 0
    return [one["id"] for one in json.loads(capsys.readouterr().out)]


def test_items_without_a_specialism_are_the_base_set_and_all_overlays(tmp_path: Path, capsys: Any) -> None:
    assert {"mh-10", "mh-onc-1"} <= set(ids(tmp_path, capsys))


@pytest.mark.parametrize(
    ("specialism", "asked", "other"), [("", "mh-10", "mh-onc-1"), ("oncologie", "mh-onc-1", "mh-10")]
)
def test_items_of_a_specialism_are_one_set(
    tmp_path: Path, capsys: Any, specialism: str, asked: str, other: str
) -> None:
    printed = ids(tmp_path, capsys, "--specialism", specialism)
    assert asked in printed
    assert other not in printed


def test_items_of_an_unknown_specialism_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, main(["items", "--content", str(overlaid(tmp_path)), "--specialism", "bakker"]))
    assert done == (1, [], ["--specialism: 'bakker' is geen specialisme; kies uit oncologie, anders"])


def test_a_record_is_scored_by_the_set_it_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = scored(tmp_path, capsys, BASE, OWN)
    assert [one["roles"]["MH"]["levels"]["basis"]["d"] for one in done.found] == [2, 2]


def test_the_option_names_the_set_of_records_that_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    silent = {key: value for key, value in OWN.items() if key != "specialism"}
    assert scored(tmp_path, capsys, silent, more=("--specialism", "oncologie")).ids == ["own"]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({**BASE, "specialism": "oncologie"}, "answers > mh-10: fase n8 heeft dit item niet"),
        ({**OWN, "specialism": ""}, "answers > mh-onc-1: fase n8 heeft dit item niet"),
        ({**OWN, "specialism": "bakker"}, "specialism: 'bakker' is hier niet bekend; kies uit oncologie, anders"),
    ],
    ids=["base answers in another set", "an overlay in the base set", "an unknown specialism"],
)
def test_answers_of_another_set_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], record: dict[str, Any], told: str
) -> None:
    done = scored(tmp_path, capsys, record)
    assert (done.code, done.found) == (1, [])
    assert told in done.told[0]


def test_a_record_of_another_specialism_than_the_option_is_told(tmp_path: Path, capsys: Any) -> None:
    done = scored(tmp_path, capsys, OWN, more=("--specialism", "anders"))
    assert "specialism: 'oncologie' is niet de gevraagde 'anders'" in done.told[0]
