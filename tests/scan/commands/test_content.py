"""python -m scan check | items | score: what goes in, what comes out, and how a mistake is told."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scan.__main__ import main
from tests.support.building import Run, ended, lines
from tests.support.demo_content import DEMO, Change, demo
from tests.support.paths import ROOT

GOOD: dict[str, Any] = {"id": "good", "instrument": "proef", "phase": "n8", "answers": {"mh-10": 4, "mh-11": "NVT"}}
LAST = {**GOOD, "id": "last"}
DEEP = "[" * 10_000
BAD: list[tuple[str, dict[str, Any], str]] = [
    ("an unknown item", {"answers": {"mh-99": 3}}, "answers > mh-99: fase n8 heeft dit item niet"),
    ("an item of another phase", {"answers": {"mh-6": 3}}, "answers > mh-6: fase n8 heeft dit item niet"),
    ("a six", {"answers": {"mh-10": 6}}, "answers > mh-10: 6 staat niet op de schaal"),
    ("a zero", {"answers": {"mh-10": 0}}, "answers > mh-10: 0 staat niet op de schaal"),
    ("a true", {"answers": {"mh-10": True}}, "answers > mh-10: True staat niet op de schaal"),
    ("a 3.0", {"answers": {"mh-10": 3.0}}, "answers > mh-10: 3.0 staat niet op de schaal"),
    ("a three as a text", {"answers": {"mh-10": "3"}}, "answers > mh-10: '3' staat niet op de schaal"),
    ("a small ne", {"answers": {"mh-10": "ne"}}, "answers > mh-10: 'ne' staat niet op de schaal"),
    ("an answer in a list", {"answers": {"mh-10": [[3]]}}, "answers > mh-10: [[3]] staat niet op de schaal"),
    ("above the ceiling", {"phase": "n7", "answers": {"mh-7": 4}}, "answers > mh-7: 4 ligt boven 3, het plafond"),
    ("NVT where it may not be", {"answers": {"mh-10": "NVT"}}, "answers > mh-10: NVT kan niet"),
    ("an unknown phase", {"phase": "n9"}, "phase: 'n9' is geen fase; kies uit n6, n7, n8, gevorderd, expert"),
    ("no phase", {"phase": None}, "phase: ontbreekt"),
    ("an unknown version", {"version": "2031-01"}, "version: '2031-01' is hier niet bekend; kies uit draft"),
    ("an empty version", {"version": ""}, "version: '' is hier niet bekend"),
    ("another instrument", {"instrument": "ander"}, "instrument: 'ander' is niet 'proef'"),
    ("an unknown teller", {"by": "boss"}, "by: kies uit self, supervisor"),
    ("a number as id", {"id": 5}, "id: hier hoort een tekst"),
    ("a list of answers", {"answers": []}, "answers: hier horen antwoorden per item"),
    ("no answers at all", {"answers": None}, "answers: hier horen antwoorden per item"),
    ("a key too many", {"score": 10}, "score: onbekende sleutel"),
]
BROKEN: list[tuple[str, str, str]] = [
    ("half a line", '{"id": "bad", "answers": {', "geen JSON: kijk bij regel 1, teken "),
    ("two objects", "{} {}", "geen JSON: kijk bij regel 1, teken "),
    ("no object", "5", "scan: hier hoort een object"),
    (
        "a key twice",
        '{"id": "bad", "id": "worse", "instrument": "proef", "phase": "n8", "answers": {}}',
        "staat er twee keer: id",
    ),
    ("an answer twice", json.dumps(GOOD).replace('"mh-11"', '"mh-10"'), "staat er twee keer: mh-10"),
    ("NaN", json.dumps({**GOOD, "answers": {"mh-10": float("nan")}}), "NaN is hier geen getal"),
    ("infinity", json.dumps({**GOOD, "answers": {"mh-10": float("inf")}}), "Infinity is hier geen getal"),
    (
        "ten thousand lists deep",
        json.dumps(GOOD).replace("4", DEEP + "]" * 10_000),
        "er staan te veel lijsten in elkaar",
    ),
    ("ten thousand lists open", DEEP, "er staan te veel lijsten in elkaar"),
    ("a number of 5,000 digits", json.dumps(GOOD).replace("4", "4" * 5000), "een getal is te lang"),
]


Scorer = Callable[..., Run]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scorer:
    """Scores a file of the demo instrument that holds this text."""

    def scored(text: str | bytes, *arguments: str) -> Run:
        file = tmp_path / "in.json"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return ended(capsys, main(["score", str(file), "--content", str(DEMO), *arguments]))

    return scored


SHAPES = {
    "a list": json.dumps([GOOD, LAST]),
    "a list over many lines": json.dumps([GOOD, LAST], indent=2),
    "one a line": lines(GOOD, LAST),
    "an empty line between": lines(GOOD, "", LAST).rstrip(),
    "lines of Windows": lines(GOOD, LAST).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_several_assessments_come_out_one_a_line(run: Scorer, text: str) -> None:
    done = run(text)
    assert (done.code, done.ids, done.told) == (0, ["good", "last"], [])


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_is_one_assessment(run: Scorer, indent: int | None) -> None:
    assert run(json.dumps(GOOD, indent=indent)).ids == ["good"]


def test_a_line_ends_where_json_says_it_does(run: Scorer) -> None:
    names = ["one\u2028two", "three\x85four"]
    assert run("\n".join(json.dumps({**GOOD, "id": name}, ensure_ascii=False) for name in names)).ids == names


def test_a_missing_phase_is_filled_in_and_an_open_answer_is_left_out(run: Scorer) -> None:
    done = run(json.dumps({"id": "a", "instrument": "proef", "answers": {"mh-10": None}}), "--phase", "n8")
    assert (done.found[0]["phase"], done.found[0]["version"]) == ("n8", "draft")
    assert done.found[0]["roles"]["MH"]["levels"]["basis"] == {"n": 2, "d": 0, "ne": 0, "p": None, "enough": False}


def test_another_phase_than_the_one_asked_is_a_conflict(run: Scorer) -> None:
    done = run(lines(GOOD, {**GOOD, "id": "bad", "phase": "n7", "answers": {}}, LAST), "--phase", "n8")
    assert (done.code, done.ids, len(done.told)) == (1, ["good", "last"], 1)
    assert done.told[0].startswith("regel 2")


@pytest.mark.parametrize(("changes", "told"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_a_bad_assessment_is_told_and_left_out(run: Scorer, changes: dict[str, Any], told: str) -> None:
    bad = {**GOOD, "id": "bad", **changes}
    for place, done in ("regel 2", run(lines(GOOD, bad, LAST))), ("scan 2", run(json.dumps([GOOD, bad, LAST]))):
        assert (done.code, done.ids, len(done.told)) == (1, ["good", "last"], 1)
        assert done.told[0].startswith(place)
        assert told in done.told[0]


@pytest.mark.parametrize(("line", "told"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_broken_line_is_told_and_the_others_go_on(run: Scorer, line: str, told: str) -> None:
    done = run(lines(GOOD, line, LAST))
    assert (done.code, done.ids, len(done.told)) == (1, ["good", "last"], 1)
    assert done.told[0].startswith("regel 2")
    assert told in done.told[0]


@pytest.mark.parametrize("line", [one[1] for one in BROKEN[3:7]], ids=[one[0] for one in BROKEN[3:7]])
def test_in_a_list_too_the_others_go_on(run: Scorer, line: str) -> None:
    done = run(f"[{json.dumps(GOOD)}, {line}, {json.dumps(LAST)}]")
    assert (done.code, done.ids, len(done.told)) == (1, ["good", "last"], 1)
    assert done.told[0].startswith("scan 2")


@pytest.mark.parametrize("text", [json.dumps(GOOD, indent=1).replace('"mh-11"', '"mh-10"'), '[\n{\n"id":\n]', ""])
def test_a_text_over_many_lines_that_is_no_json_is_one_mistake(run: Scorer, text: str) -> None:
    done = run(text)
    assert (done.code, done.found, len(done.told)) == (1, [], 1)


def test_all_that_is_wrong_with_one_assessment_is_told_at_once(run: Scorer) -> None:
    done = run(json.dumps({**GOOD, "instrument": "ander", "answers": {"mh-10": 9, "mh-99": 1}}))
    places = [line.split(" > ", 1)[1].split(":")[0] for line in done.told]
    assert places == ["instrument", "answers > mh-10", "answers > mh-99"]


@pytest.mark.parametrize("name", ["", "none.json"], ids=["a folder", "a missing file"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    done = ended(capsys, main(["score", str(tmp_path / name), "--content", str(DEMO)]))
    assert (done.code, done.found, len(done.told)) == (1, [], 1)
    assert done.told[0].startswith(str(tmp_path / name))


def test_the_command_works_from_a_shell() -> None:
    command = [sys.executable, "-m", "scan", "score", "-", "--content", str(DEMO)]
    text = lines(GOOD, '{"id": "bad"', LAST)
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, check=False)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good", "last"]
    assert done.returncode == 1
    assert done.stderr.startswith("regel 2 > geen JSON: ")
    assert "Traceback" not in done.stderr


def test_items_come_as_json_with_all_that_another_program_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "--json", "--content", str(DEMO), "--phase", "n7"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        **{"id": "mh-7", "instrument": "proef", "version": "draft", "role": "MH", "epa_task": "T3", "level": "basis"},
        **{"dimensions": ["fysiek"], "theme": "pijn", "kind": "skill", "scale": "supervision", "phases": ["n7"]},
        **{"norms": {"n7": 3}, "ceilings": {"n7": 3}, "allows_nvt": False},
        **{"eapc": [1], "replaces": "", "specialisms": []},
        "text": "Ik stel een behandeling voor bij pijn.",
    }
    assert (second["id"], second["norms"]) == ("pr-1", {"n7": 3, "n8": 4, "gevorderd": 4, "expert": 4})


def test_items_without_json_are_ids_and_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "--content", str(DEMO), "--phase", "n6"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "mh-6\tIk noem drie oorzaken van pijn."


def test_items_of_an_unknown_phase_are_refused_with_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, main(["items", "--json", "--content", str(DEMO), "--phase", "n9"]))
    assert done == (1, [], ["--phase: 'n9' is geen fase; kies uit n6, n7, n8, gevorderd, expert"])


def test_check_prints_the_blueprint_and_the_wording_of_the_real_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "n8 (basis): vraagt basis" in capsys.readouterr().out


def test_check_prints_wording_mistakes_before_the_blueprint(tmp_path: Path, capsys: Any) -> None:
    text = "    text: Ik vraag een patiënt{} wat kracht geeft."
    made = Change("an absolute", "statements/communicatie.yaml", [text.format("")], [text.format(" altijd")])
    main(["check", "--content", str(demo(tmp_path, made))])
    told = capsys.readouterr().out
    assert told.startswith("co-2 (absolute): zegt 'altijd'; laat het weg\nfouten in de woorden: 1;")
    assert told.index("fouten in de woorden") < told.index("n6 (bachelor): vraagt basis")


def test_check_fails_on_a_date_to_come(tmp_path: Path) -> None:
    made = Change("a date", "sources.yaml", ['    date: "2024-05-01"'], ['    date: "2999"'])
    assert main(["check", "--content", str(demo(tmp_path, made))]) == 1


def test_check_fails_on_a_wording_mistake(tmp_path: Path) -> None:
    text = "    text: Ik vraag een patiënt{} wat kracht geeft."
    made = Change("an absolute", "statements/communicatie.yaml", [text.format("")], [text.format(" altijd")])
    assert [main(["check", "--content", str(one)]) for one in (DEMO, demo(tmp_path, made))] == [0, 1]


@pytest.mark.parametrize("command", [["check"], ["items", "--json"], ["score", "-"]], ids=lambda one: str(one[0]))
def test_a_folder_without_content_is_told(tmp_path: Path, capsys: Any, command: list[str]) -> None:
    done = ended(capsys, main([*command, "--content", str(tmp_path / "none")]))
    assert (done.code, done.found) == (1, [])
    assert "framework.yaml: dit bestand ontbreekt" in done.told
