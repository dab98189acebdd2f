"""python -m results report writes what its ending says, or says why not."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from results.__main__ import main
from results.advice.advice_texts import IN_TRAINING
from tests.support.building import phase, real

MAGIC = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}
ONE = {"id": "p1", "instrument": "palliatieve-zorg", "phase": "n8", "answers": {"mh-01": 4, "mh-02": 1, "mh-05": "NE"}}
OTHER = {**ONE, "id": "p2", "phase": "n6", "answers": {"mh-ba-01": 2}}
MADE_FOR_YOU = "Gemaakt voor jouw instituut."
BASIS = [one for one in real()[0].items_of(phase("n8")) if one.level == "basis"]
PAIN_AND_SEDATION = {
    one.id: 1 if one.role == "MH" and one.theme in ("pijn", "levenseindebeslissingen") else 4 for one in BASIS
}
REFUSED = [
    ([ONE], "uit.txt", "--output: '.txt' is geen soort rapport; kies uit .pdf, .docx, .csv, .xlsx"),
    ([ONE, OTHER], "uit.pdf", "bevat 2 zulke scans; kies er een met --id"),
    ([{**ONE, "answers": {"mh-01": 9}}], "uit.csv", "> answers > mh-01: 9 staat niet op de schaal"),
    ([{**ONE, "by": "supervisor"}], "uit.pdf", "> by: een rapport gaat over eigen antwoorden"),
    ([{**ONE, "version": "2020-1"}], "uit.docx", "> version: '2020-1' is hier niet bekend; kies uit 2026-1, "),
]


def run(folder: Path, said: Sequence[object], output: str, *more: str) -> int:
    file = folder / "in.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in said), "utf-8")
    return main(["report", str(file), "-o", str(folder / output), "--today", "2026-11-22", *more])


def text_of(file: Path) -> str:
    """The text of a PDF, with line breaks as spaces."""
    pages = pypdfium2.PdfDocument(io.BytesIO(file.read_bytes()))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.parametrize("ending", MAGIC)
def test_the_ending_says_what_is_written(ending: str, tmp_path: Path) -> None:
    assert run(tmp_path, [ONE], f"uit.{ending}") == 0
    assert (tmp_path / f"uit.{ending}").read_bytes().startswith(MAGIC[ending])


def test_a_table_holds_every_scan_and_its_codebook_lies_beside_it(tmp_path: Path) -> None:
    assert run(tmp_path, [ONE, OTHER], "uit.csv") == 0
    assert (tmp_path / "uit.csv").read_text("utf-8-sig").count("\n") == 5
    assert "nog niet gedaan" in (tmp_path / "uit.codeboek.csv").read_text("utf-8-sig")


def test_one_of_more_scans_is_named_by_its_id(tmp_path: Path) -> None:
    assert run(tmp_path, [ONE, OTHER], "uit.pdf", "--id", "p2") == 0
    first = pypdfium2.PdfDocument(io.BytesIO((tmp_path / "uit.pdf").read_bytes()))[0].get_textpage().get_text_range()
    assert first.startswith("Zelfscan van 22 november 2026 · bachelor")


def test_training_is_suggested(tmp_path: Path) -> None:
    assert run(tmp_path, [ONE], "uit.pdf", "--hours", "40") == 0
    pages = pypdfium2.PdfDocument(io.BytesIO((tmp_path / "uit.pdf").read_bytes()))
    assert "Jouw volgende stap" in pages[1].get_textpage().get_text_range()


def test_the_year_is_in_the_heading_and_counts_in_the_advice(tmp_path: Path) -> None:
    who = ("--audience", "aios", "--specialism", "ouderengeneeskunde", "--hours", "40")
    assert run(tmp_path, [ONE], "uit.pdf", *who, "--year", "2") == 0
    with_year = text_of(tmp_path / "uit.pdf")
    assert "aios ouderengeneeskunde · jaar 2" in with_year
    assert run(tmp_path, [ONE], "uit.pdf", *who) == 0
    without = text_of(tmp_path / "uit.pdf")
    assert ("jaar 2" in without, IN_TRAINING in without, IN_TRAINING in with_year) == (False, False, True)


def test_the_institute_in_a_file_counts_in_the_advice(tmp_path: Path) -> None:
    own = {**ONE, "specialism": "interne_geneeskunde", "answers": PAIN_AND_SEDATION, "institute": "Radboudumc"}
    for said in (own, {**own, "institute": ""}):
        assert run(tmp_path, [said], "uit.pdf", "--audience", "aios", "--hours", "8") == 0
        assert (MADE_FOR_YOU in text_of(tmp_path / "uit.pdf")) == bool(said["institute"])


def test_an_unknown_audience_is_told_with_the_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, [ONE], "uit.pdf", "--audience", "piloot") == 1
    assert capsys.readouterr().err == ("--audience: 'piloot' is niet bekend; kies uit bachelor, master, aios, arts\n")


@pytest.mark.parametrize(("said", "output", "told"), REFUSED, ids=lambda one: one if isinstance(one, str) else "")
def test_what_cannot_be_made_is_told(
    said: Sequence[object], output: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, said, output) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / output).exists()
