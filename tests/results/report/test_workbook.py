"""Goals for a portfolio and answers as tables: complete, told in their codebook, and never a formula."""

import csv
import io
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from results.report.columns import ANSWER_COLUMNS, SCORE_COLUMNS
from results.report.portfolio import portfolio
from results.report.workbook import answers_csv, codebook, workbook
from scan.dutch import DISCLAIMER
from tests.support.reports import GOAL, report

FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(A1)", '=HYPERLINK("http://kwaad.example")', "\uff1d1+1"]


def lines(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV under their headings."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_goals_stand_in_a_table_to_paste() -> None:
    page = Document(io.BytesIO(portfolio(report())))
    head, goal = page.tables[0].rows
    assert [cell.text for cell in head.cells][:2] == ["Leerdoel", "Activiteit"]
    assert [cell.text for cell in goal.cells][-2:] == ["1 maart 2027", "Mee bezig"]


def test_the_page_says_in_dutch_what_it_is_not_for() -> None:
    page = Document(io.BytesIO(portfolio(report(goals=()))))
    assert DISCLAIMER in [one.text for one in page.paragraphs]
    assert DISCLAIMER in page.sections[0].footer.paragraphs[0].text
    assert page.core_properties.language == "nl-NL"


def test_a_goal_may_hold_any_sign() -> None:
    odd = "#eval <script> \x07 😀 שלום 你好 " + "x" * 4900
    page = Document(io.BytesIO(portfolio(report(goals=(replace(GOAL, text=odd),)))))
    assert page.tables[0].rows[1].cells[0].text == odd.replace("\x07", "[U+0007]")


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
