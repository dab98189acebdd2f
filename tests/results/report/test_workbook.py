"""Answers, scores and goals as tables: complete, told in their codebook, and never a formula."""

import csv
import io

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from results.report.columns import ANSWER_COLUMNS, SCORE_COLUMNS
from results.report.workbook import answers_csv, codebook, workbook
from scan.dutch import DISCLAIMER
from tests.support.reports import report

FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(A1)", '=HYPERLINK("http://kwaad.example")', "\uff1d1+1"]


def lines(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV under their headings."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_note_is_never_a_formula(text: str) -> None:
    told = report(share=0.1, notes={"mh-01": text})
    assert lines(answers_csv([told]))[0]["Waaruit blijkt dat?"] == f"'{text}"
    sheet = load_workbook(io.BytesIO(workbook([told])))["Antwoorden"]
    cell = sheet.cell(2, [column.heading for column in ANSWER_COLUMNS].index("Waaruit blijkt dat?") + 1)
    assert isinstance(cell, Cell)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_every_column_is_told_in_the_codebook() -> None:
    book = load_workbook(io.BytesIO(workbook([report()])))
    told = {(row[0], row[1]) for row in codebook().rows} | {("Leerdoelen", "Let op")}
    heads = [(name, cell.value) for name in book.sheetnames[:-1] for cell in book[name][1]]
    assert book.sheetnames == ["Antwoorden", "Scores", "Leerdoelen", "Codeboek"]
    assert [head for head in heads if head not in told] == []


def test_every_row_says_what_it_is_not_for() -> None:
    book = load_workbook(io.BytesIO(workbook([report()])))
    rows = [row for name in book.sheetnames[:-1] for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert {row[-1] for row in rows} == {DISCLAIMER}


def test_an_answer_is_written_with_its_words_and_its_norm() -> None:
    one = lines(answers_csv([report("n7")]))[0]
    assert (one["Vraag"], one["Norm"], one["Telt mee"]) == ("mh-ma-01", "2", "ja")
    assert one["Antwoord in woorden"] != ""


def test_more_scans_stand_below_each_other() -> None:
    both = lines(answers_csv([report("n7"), report("n8")]))
    assert {one["Fase"] for one in both} == {"master", "basis"}


def test_a_score_that_is_absent_is_an_empty_cell() -> None:
    sheet = load_workbook(io.BytesIO(workbook([report(share=0.0)])))["Scores"]
    first = dict(
        zip(
            [column.heading for column in SCORE_COLUMNS],
            next(sheet.iter_rows(min_row=2, values_only=True)),
            strict=True,
        )
    )
    assert (first["Gemiddelde"], first["Deel van het profiel"], first["Aantal antwoorden"]) == (None, None, 0)


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_is_given_no_level_and_no_mean(key: str) -> None:
    sheet = load_workbook(io.BytesIO(workbook([report(key)])))["Scores"]
    heads = [column.heading for column in SCORE_COLUMNS]
    hidden = [heads.index("Niveau"), heads.index("Gemiddelde")]
    assert {row[k] for row in sheet.iter_rows(min_row=2, values_only=True) for k in hidden} == {None}
