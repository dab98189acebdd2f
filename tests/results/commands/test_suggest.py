"""python -m results suggest | catalogue: what goes in, what comes out, and how a mistake is told."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from results.__main__ import main
from results.advice.eligibility import Wish
from results.advice.suggestions import suggest
from scan.scoring.scoring import score
from tests.support.building import Run, ended, lines, real, said
from tests.support.paths import ROOT

INSTRUMENT, OFFERS = real()
ANSWERS = {one.id: 2 for one in INSTRUMENT.items if "n8" in one.phases and one.level == "basis"}
GOOD: dict[str, Any] = {"id": "good", "instrument": "palliatieve-zorg", "phase": "n8", "answers": ANSWERS}
BAD = {**GOOD, "id": "bad", "answers": {"mh-99": 3}}
STRONG = {**GOOD, "id": "strong", "answers": dict.fromkeys(ANSWERS, 5)}
OPEN = {**GOOD, "id": "open", "answers": {}}


def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], *arguments: str, text: str = lines(GOOD)) -> Run:
    """The advice to who is in a file, as JSON."""
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    return ended(capsys, main(["suggest", str(tmp_path / "in.json"), "--json", *arguments]))


def test_each_assessment_gets_its_advice_and_the_bad_one_is_told(tmp_path: Path, capsys: Any) -> None:
    done = run(tmp_path, capsys, text=lines(GOOD, BAD, STRONG, OPEN))
    assert (done.code, done.ids, done.told) == (
        1,
        ["good", "strong", "open"],
        ["regel 2 (bad) > answers > mh-99: fase n8 heeft dit item niet"],
    )
    assert [one["reason"] for one in done.found] == [None, "no_gaps", "no_answers"]


def test_the_advice_is_that_of_the_engine_with_all_its_numbers(tmp_path: Path, capsys: Any) -> None:
    (found,) = run(tmp_path, capsys, "--hours", "16", "--audience", "arts", "--specialism", "cardiologie").found
    advice = suggest(score(said(ANSWERS, "n8"), INSTRUMENT), INSTRUMENT, OFFERS, Wish("arts", "cardiologie", hours=16))
    assert found["value"] == advice.value
    assert len(found["uncovered"]) == len(advice.uncovered)
    for told, one in zip(found["suggestions"], advice.suggestions, strict=True):
        assert (told["id"], told["title"], told["hours"]) == (one.training.id, one.training.title, one.hours)
        assert [cover["strength"] for cover in told["covers"]] == list(one.strengths)
        assert f"{len(one.gaps)} van jouw {len(advice.gaps)} ontwikkelpunten" in told["because"]
        assert (told["kind"], told["family"]) == (one.training.kind, list(one.training.family))
        assert told["duration"]
        assert told["value"] == one.value
    assert sum(told["hours"] for told in found["suggestions"]) <= 16


@pytest.mark.parametrize("hours", ["0", "0,1"])
def test_an_impossible_time_is_an_empty_advice_with_a_reason(tmp_path: Path, capsys: Any, hours: str) -> None:
    found = run(tmp_path, capsys, "--hours", hours).found[0]
    assert (found["suggestions"], found["value"], found["reason"]) == ([], 0.0, "no_time")
    assert {one["because"].partition(":")[0] for one in found["left_out"]} >= {"Te lang voor je tijd"}


def test_wishes_narrow_the_advice(tmp_path: Path, capsys: Any) -> None:
    first = run(tmp_path, capsys, "--hours", "2").found[0]["suggestions"]
    again = run(tmp_path, capsys, "--hours", "2", "--done", first[0]["id"], "--way", "online").found[0]["suggestions"]
    assert first[0]["id"] not in [one["id"] for one in again]
    assert {one["id"] for one in again} <= {one.id for one in OFFERS.entries if one.ways == ("online",)}


def test_without_json_it_is_a_text_to_read(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "in.json").write_text(lines(GOOD, OPEN), encoding="utf-8")
    assert main(["suggest", str(tmp_path / "in.json"), "--hours", "16"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "good"
    assert all(words in told[1] for words in ("- ", "Hier werk je ", "ontwikkelpunten. ", "Reken ", " van je 16."))
    assert [line for line in told if line.startswith("Eerst lezen, bekijken of vragen: ")]
    assert [line for line in told if line.startswith("Hiermee blijven ")]
    assert [line for line in told if line.startswith("Past ook, maar voegt minder toe: ")]
    assert told[-2:] == ["open", "Beantwoord eerst een paar vragen. Dan kunnen we iets voorstellen."]


def test_what_to_read_and_what_the_training_holds_stand_apart_from_the_set(tmp_path: Path, capsys: Any) -> None:
    old = ("--specialism", "ouderengeneeskunde", "--audience", "aios")
    (found,) = run(tmp_path, capsys, *old, "--year", "2").found
    assert [one["id"] for one in found["in_training"]] == ["soon-module"]
    assert len(found["first"]) == 2
    assert all("ontwikkelpunten" in one["because"] and one["title"] for one in found["first"])
    (found,) = run(tmp_path, capsys, *old).found
    assert found["in_training"] == [], "without a year nobody knows"


def test_an_institute_opens_its_own_programme_and_without_it_says_where_it_is(tmp_path: Path, capsys: Any) -> None:
    who = ("--specialism", "interne_geneeskunde", "--audience", "aios", "--hours", "8")
    (found,) = run(tmp_path, capsys, *who).found
    reasons = {one["id"]: one["because"] for one in found["left_out"]}
    assert reasons["radboud-ig"] == "Alleen binnen een instituut: Radboudumc."
    (found,) = run(tmp_path, capsys, *who, "--institute", "Radboudumc").found
    others = {one["id"] for one in found["left_out"]}
    assert "radboud-ig" in {one["id"] for one in found["suggestions"]} | others
    assert "Alleen binnen een instituut: Radboudumc." not in {one["because"] for one in found["left_out"]}


def test_an_institute_in_a_file_counts_and_the_option_goes_before(tmp_path: Path, capsys: Any) -> None:
    who = ("--specialism", "interne_geneeskunde", "--audience", "aios", "--hours", "8")
    own = lines({**GOOD, "institute": "Radboudumc"})
    assert run(tmp_path, capsys, *who, text=own).found == run(tmp_path, capsys, *who, "--institute", "Radboudumc").found
    elsewhere = run(tmp_path, capsys, *who, "--institute", "LUMC", text=own).found
    assert elsewhere == run(tmp_path, capsys, *who, "--institute", "LUMC").found


def test_a_text_without_suggestions_says_what_would_help_and_whom_to_ask(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "in.json").write_text(lines(GOOD), encoding="utf-8")
    assert main(["suggest", str(tmp_path / "in.json"), "--hours", "0"]) == 0
    told = capsys.readouterr().out
    assert "Binnen deze tijd past geen scholing. Kies meer tijd. Vanaf 15 minuten kan het wel: " in told
    assert OFFERS.advice.fallback in told


@pytest.mark.parametrize("hours", ["-1", "nan", "inf", "veel"])
def test_a_time_that_is_no_time_is_refused(tmp_path: Path, hours: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["suggest", "-", "--hours", hours])


@pytest.mark.parametrize("option", ["--audience", "--specialism"])
def test_someone_unknown_is_refused_with_the_choices(tmp_path: Path, capsys: Any, option: str) -> None:
    done = run(tmp_path, capsys, option, "nobody")
    assert (done.code, done.found, len(done.told)) == (1, [], 1)
    assert done.told[0].startswith(f"{option}: 'nobody' is niet bekend; kies uit ")


def test_a_missing_file_is_named(tmp_path: Path, capsys: Any) -> None:
    done = ended(capsys, main(["suggest", str(tmp_path / "none.json")]))
    assert (done.code, done.told) == (1, [f"{tmp_path / 'none.json'}: dit bestaat niet"])


def test_the_command_works_from_a_shell() -> None:
    command = [sys.executable, "-m", "results", "suggest", "-", "--hours", "16", "--json"]
    done = subprocess.run(command, input=lines(GOOD), capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"] == "good"


def test_the_catalogue_prints_its_matrix_its_holes_and_what_is_old(capsys: Any) -> None:
    assert main(["catalogue", "--today", "2023-04-09", "--people", "1"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split() == ["aanbod", "basis", "gevorderd", "expert"]
    assert told[1].split()[:2] == ["MH", "T1"]
    assert told[1].split()[3:] == ["-", "-"], "no item asks MH T1 beyond basis"
    without = [line for line in told if line.startswith("zonder aanbod in fase ")]
    assert [line.split()[4].rstrip(":") for line in without] == ["n6", "n7", "n8", "gevorderd", "expert"]
    assert "KW T1 onderzoek gevorderd" in without[3], "no entry is about research at that level"
    assert [line for line in told if line.startswith("aan niemand aangeraden (1 toevallige mensen per groep): ")]
    assert told[-1].startswith("langer dan een jaar geleden nagekeken: 2022-04-08 samenwerkingsmodel")
