"""A simulated pilot fits the real questions, is marked as simulated, and can be judged."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main as benchmarks
from results.__main__ import main as results
from scan.assessment_files.reading import checked_record, read_assessments
from tests.support.building import whole

INSTRUMENT = whole()[0]


def simulated(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What the command prints."""
    assert benchmarks(["pilot", *options]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("phase", ["n7", "n8", "expert"])
def test_every_simulated_record_is_a_sound_assessment(phase: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = simulated(capsys, "--people", "3", "--phase", phase)
    found = [
        checked_record(one, {"draft": INSTRUMENT})[0]
        for _, one in read_assessments(lines.encode().splitlines(keepends=True))
    ]
    assert [(one.id, one.by) for one in found[:3]] == [
        *[("gesimuleerd-001", "self")] * 2,
        ("gesimuleerd-001", "supervisor"),
    ]
    assert found[0].answers != found[1].answers


def test_the_same_seed_simulates_the_same_people(capsys: pytest.CaptureFixture[str]) -> None:
    first, again, other = (simulated(capsys, "--people", "2", "--seed", seed) for seed in "112")
    assert first == again != other


def test_a_simulated_pilot_is_judged_and_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "gesimuleerd.jsonl"
    file.write_text(simulated(capsys, "--people", "60"))
    assert results(["statistics", str(file), "--judge", "--resamples", "3"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("GESIMULEERDE MENSEN: dit zegt niets over artsen of studenten.")
    assert "de hertest hangt minstens 0,70 samen: " in told
    file.write_text(json.dumps({**json.loads(file.read_text().splitlines()[0]), "id": "p1"}))
    assert results(["statistics", str(file), "--judge"]) == 0
    assert "GESIMULEERDE" not in capsys.readouterr().out
