"""Assessments from a table of answers come out as those from JSON, and a mistake names its line."""

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scan.__main__ import main
from scan.assessment_files.reading import read_assessments
from scan.scoring.assessment import AnswerError, Assessment
from tests.support.building import Run, ended, lines
from tests.support.demo_content import DEMO
from tests.support.paths import ROOT

HEAD = "assessment_id,phase,item_id,answer"
ROWS = ("een,n8,mh-10,4", "een,n8,mh-11,NVT", "twee,n8,mh-10,NE", "twee,n8,mh-11,")
SAME = [
    {"id": "een", "instrument": "proef", "phase": "n8", "answers": {"mh-10": 4, "mh-11": "NVT"}},
    {"id": "twee", "instrument": "proef", "phase": "n8", "answers": {"mh-10": "NE", "mh-11": None}},
]
Scorer = Callable[..., Run]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scorer:
    """Scores a file of the demo instrument that holds this text."""

    def scored(text: str | bytes, *arguments: str) -> Run:
        file = tmp_path / "in"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return ended(capsys, main(["score", str(file), "--content", str(DEMO), *arguments]))

    return scored


def table(*rows: str, head: str = HEAD) -> str:
    """A file with these rows."""
    return "\n".join((head, *rows)) + "\n"


SHAPES = {
    "with commas": table(*ROWS),
    "with semicolons": table(*ROWS).replace(",", ";"),
    "of Windows": "\ufeff" + table(*ROWS).replace("\n", "\r\n"),
    "with quotes": table(*('"' + row.replace(",", '","') + '"' for row in ROWS), head=HEAD),
    "with an empty line": table(ROWS[0], "", *ROWS[1:]),
    "without a last line end": table(*ROWS).rstrip(),
    "with a version": table(*(f"{row},draft" for row in ROWS), head=f"{HEAD},version"),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_a_table_gives_the_profiles_that_json_gives(run: Scorer, text: str) -> None:
    done = run(text)
    assert (done.code, done.told) == (0, [])
    assert done.found == run(lines(*SAME)).found


BROKEN: list[tuple[str, str, list[str]]] = [
    ("a six", "x,n8,mh-10,6", ["regel 4 (x) > answers > mh-10: 6 staat niet op de schaal"]),
    ("a word", "x,n8,mh-10,vier", ["regel 4 (x) > answers > mh-10: 'vier' staat niet op de schaal"]),
    ("an unknown item", "x,n8,mh-99,3", ["regel 4 (x) > answers > mh-99: fase n8 heeft dit item niet"]),
    ("no phase", "x,,mh-10,3", ["regel 4 > phase: ontbreekt"]),
    ("an item twice", "x,n8,mh-10,3\nx,n8,mh-10,4", ["regels 4–5 > regel 5: mh-10 staat er twee keer"]),
    ("a field too few", "x,n8,mh-10,3\nx,n8,mh-11", ["regels 4–5 > regel 5: 3 velden, en de kop heeft er 4"]),
    ("a field of 200,000 signs", f"x,n8,mh-10,3\nx,n8,{'y' * 200_000},3", ["regels 4–5 > regel 5: 0 velden"]),
    (
        "all at once",
        "x,n8,mh-10,9\nx,n8,mh-99,1",
        ["regels 4–5 (x) > answers > mh-10: 9", "regels 4–5 (x) > answers > mh-99: fase n8"],
    ),
    ("a broken byte", "x\udcff,n8,mh-10,3", ["regel 4 > bevat bytes die geen UTF-8-tekst zijn"]),
]


@pytest.mark.parametrize(("rows", "told"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_mistake_names_its_line_and_the_others_go_on(run: Scorer, rows: str, told: list[str]) -> None:
    text = table(*ROWS[:2], rows, *ROWS[2:]).encode("utf-8", errors="surrogateescape")
    done = run(text)
    assert (done.code, done.ids, len(done.told)) == (1, ["een", "twee"], len(told))
    assert [found.startswith(start) for found, start in zip(done.told, told, strict=True)] == [True] * len(told), done


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("assessment_id,phase,item_id", ["regel 1 > kolom answer ontbreekt"]),
        (f"{HEAD},naam", ["regel 1 > kolom naam is niet bekend"]),
        (f"{HEAD},phase", ["regel 1 > kolom phase staat er twee keer"]),
    ],
)
def test_a_head_that_does_not_fit_is_told_once(run: Scorer, head: str, told: list[str]) -> None:
    done = run(table(*ROWS, head=head))
    assert (done.code, done.found, done.told) == (1, [], told)


def test_the_specialism_of_a_column_must_be_that_of_the_command(run: Scorer) -> None:
    done = run(table("een,n8,mh-10,4,cardiologie", head=f"{HEAD},specialism"), "--specialism", "chirurgie")
    assert done.told == ["regel 2 > specialism: 'cardiologie' is niet de gevraagde 'chirurgie'"]


def assessments_in_memory() -> int:
    gc.collect()
    return sum(isinstance(one, Assessment) for one in gc.get_objects())


def test_a_table_is_not_held_in_memory() -> None:
    read: list[int] = []
    before = assessments_in_memory()  # of other tests

    def endless() -> Iterator[bytes]:
        yield HEAD.encode() + b"\n"
        while True:
            read.append(1)
            yield f"scan-{len(read) // 3},n8,mh-{len(read) % 3},4\n".encode()

    found = read_assessments(endless(), instrument="proef")
    for _ in range(1_000):
        last = next(found)[1]
    assert isinstance(last, Assessment), AnswerError
    assert len(read) <= 3 * 1_000 + 1
    assert assessments_in_memory() <= before + 2


LOADED = """
import sys
from scan.__main__ import main
main(["score", "-", "--content", sys.argv[1]])
print(*sys.modules, file=sys.stderr)
"""


# What a command loads is most of its memory: the measured limit of P14 (performance.md §3).
def test_scoring_loads_no_library_of_pages_store_or_tables() -> None:
    command = [sys.executable, "-c", LOADED, str(DEMO)]
    done = subprocess.run(command, input=table(*ROWS), capture_output=True, text=True, cwd=ROOT, check=True)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["een", "twee"]
    loaded: set[Any] = set(done.stderr.split())
    assert "scan.scoring.answer_sets" in loaded
    heavy = {"streamlit", "sqlalchemy", "alembic", "numpy", "pandas", "plotly", "scipy", "starlette", "results"}
    assert loaded & heavy == set()
