"""python -m scan check | items | score: what goes in, what comes out, and how a mistake is told."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scan.__main__ import main
from scan.interchange import profile_json
from scan.scoring import score
from tests.building import CONTENT, phase, real, said
from tests.demo_content import DEMO

ROOT = Path(__file__).parents[1]
GOOD: dict[str, Any] = {"id": "good", "instrument": "proef", "phase": "n8", "answers": {"mh-10": 4, "mh-11": "NVT"}}
LAST = {**GOOD, "id": "last"}


class Run(NamedTuple):
    """How a command ended: exit code, the JSON objects on stdout, the lines on stderr."""

    code: int
    found: list[Any]
    told: list[str]

    @property
    def ids(self) -> list[str]:
        return [one["id"] for one in self.found]


Scorer = Callable[..., Run]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scorer:
    """Scores a file of the demo instrument that holds this text."""

    def scored(text: str | bytes, *arguments: str) -> Run:
        file = tmp_path / "in.json"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return ended(capsys, main(["score", str(file), "--content", str(DEMO), *arguments]))

    return scored


def ended(capsys: pytest.CaptureFixture[str], code: int) -> Run:
    out, err = capsys.readouterr()
    return Run(code, [json.loads(line) for line in out.splitlines()], err.splitlines())


def lines(*ones: Any) -> str:
    """One assessment a line; a text stands as it is."""
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in ones)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([GOOD, LAST]),
        json.dumps([GOOD, LAST], indent=2),
        lines(GOOD, LAST),
        lines(GOOD, "", LAST).rstrip(),
        lines(GOOD, LAST).replace("\n", "\r\n"),
    ],
    ids=["a list", "a list over many lines", "one a line", "an empty line between", "lines of Windows"],
)
def test_several_assessments_come_out_one_a_line(run: Scorer, text: str) -> None:
    done = run(text)
    assert (done.code, done.ids, done.told) == (0, ["good", "last"], [])


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_is_one_assessment(run: Scorer, indent: int | None) -> None:
    assert run(json.dumps(GOOD, indent=indent)).ids == ["good"]


def test_an_empty_list_holds_nothing_and_that_is_fine(run: Scorer) -> None:
    assert run("[]") == (0, [], [])


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines(GOOD).encode()), "utf-8"))
    assert ended(capsys, main(["score", "-", "--content", str(DEMO)])).ids == ["good"]


def test_a_missing_phase_is_filled_in_and_an_open_answer_is_left_out(run: Scorer) -> None:
    done = run(json.dumps({"id": "a", "instrument": "proef", "answers": {"mh-10": None}}), "--phase", "n8")
    assert done.found[0]["phase"] == "n8"
    assert done.found[0]["roles"]["MH"]["levels"]["basis"] == {"n": 2, "d": 0, "ne": 0, "p": None, "enough": False}


@pytest.mark.parametrize("version", [{}, {"version": None}, {"version": "draft"}], ids=["absent", "null", "draft"])
def test_without_a_version_the_working_content_is_meant(run: Scorer, version: dict[str, Any]) -> None:
    assert run(json.dumps({**GOOD, **version})).found[0]["version"] == "draft"


def test_a_mark_of_byte_order_is_no_mistake(run: Scorer) -> None:
    assert run(b"\xef\xbb\xbf" + lines(GOOD, LAST).encode()).ids == ["good", "last"]


def test_a_line_ends_where_json_says_it_does(run: Scorer) -> None:
    ids = ["one\u2028two", "three\x85four"]
    assert run("\n".join(json.dumps({**GOOD, "id": name}, ensure_ascii=False) for name in ids)).ids == ids


def test_a_profile_has_exactly_this_shape(run: Scorer) -> None:
    (found,) = run(json.dumps(GOOD)).found
    names = "levels S level label stable flags mean n se band D gap status"
    assert set(found) == set("id instrument version phase roles tasks dimensions overall".split())
    assert list(found["roles"]) == ["MH", "CO", "SA", "KW", "MA", "OL", "PR"]
    assert [list(found[lens]) for lens in ("tasks", "dimensions")] == [["T3", "T4", "T8"], ["fysiek", "spiritueel"]]
    for one in (one for lens in ("roles", "tasks", "dimensions") for one in found[lens].values()):
        assert set(one) == set(names.split())
        assert list(one["levels"]) == ["basis", "gevorderd", "expert"]
        assert {key for level in one["levels"].values() for key in level} == {"n", "d", "ne", "p", "enough"}
    assert set(found["overall"]) == {"S", "level", "label"}


def test_numbers_are_those_of_the_engine_and_not_rounded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instrument, _ = real()
    items = [one for one in instrument.items_of(phase("n8")) if one.role == "MH" and one.level == "basis"]
    answers = {one.id: 3 if place == 0 else 4 for place, one in enumerate(items)}
    file = tmp_path / "in.json"
    file.write_text(json.dumps({"id": "a", "instrument": "palliatieve-zorg", "phase": "n8", "answers": answers}))
    (found,) = ended(capsys, main(["score", str(file)])).found
    assert found["roles"]["MH"]["S"] == (len(items) - 0.5) / len(items)
    expected = profile_json(score(said(answers, "n8"), instrument), instrument.framework)
    assert {**found, "id": "proef"} == json.loads(json.dumps(expected))


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_has_nulls_where_others_have_a_level(run: Scorer, key: str) -> None:
    (found,) = run(json.dumps({**GOOD, "phase": key, "answers": {}})).found
    nothing = {"S": None, "level": None, "label": None}
    assert found["overall"] == nothing
    assert all({**one, **nothing, "stable": None} == one for one in found["roles"].values())


def test_items_come_as_json_with_all_that_another_program_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "--json", "--content", str(DEMO), "--phase", "n7"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        **{"id": "mh-7", "instrument": "proef", "version": "draft", "role": "MH", "epa_task": "T3", "level": "basis"},
        **{"dimensions": ["fysiek"], "theme": "pijn", "kind": "skill", "scale": "supervision", "phases": ["n7"]},
        **{"norms": {"n7": 3}, "ceilings": {"n7": 3}, "allows_nvt": False},
        "text": "Ik stel een behandeling voor bij pijn.",
    }
    assert (second["id"], second["norms"]) == ("pr-1", {"n7": 3, "n8": 4, "gevorderd": 4, "expert": 4})


def test_items_without_json_are_ids_and_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "--content", str(DEMO), "--phase", "n6"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "mh-6\tIk noem drie oorzaken van pijn."


def test_items_of_an_unknown_phase_are_refused_with_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, main(["items", "--json", "--content", str(DEMO), "--phase", "n9"]))
    assert done == (1, [], ["--phase: 'n9' is no phase; choose one of n6, n7, n8, gevorderd, expert"])


def test_check_prints_the_blueprint_and_the_wording_of_the_real_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "n8 (basis): asks basis" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["check"], ["items", "--json"], ["score", "-"]], ids=lambda one: str(one[0]))
def test_a_folder_without_content_is_told_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    done = ended(capsys, main([*command, "--content", str(tmp_path / "none")]))
    assert (done.code, done.found) == (1, [])
    assert "framework.yaml: this file is missing" in done.told


def test_the_command_works_from_a_shell() -> None:
    text = lines(GOOD, '{"id": "bad"', LAST)
    command = [sys.executable, "-m", "scan", "score", "-", "--content", str(DEMO)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good", "last"]
    assert done.returncode == 1
    assert done.stderr.startswith("line 2 > no JSON: ")
    assert "Traceback" not in done.stderr


def test_the_content_is_the_items_folder_beside_the_code() -> None:
    from scan.__main__ import ITEMS

    assert ITEMS.resolve() == CONTENT.resolve()
