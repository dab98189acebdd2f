"""Answers, scores and goals as tables: told in a codebook, with real dates (R71), never a formula."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from results.report.columns import ANSWER_COLUMNS
from results.report.report import Report
from results.report.workbook import HEADING_ROW, answers_csv, codebook, workbook
from scan.dutch import DISCLAIMER
from tests.support.reports import GOAL, report

FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(A1)", '=HYPERLINK("http://kwaad.example")', "\uff1d1+1"]


def lines(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV under their headings."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_note_is_never_a_formula(text: str) -> None:
    told = report(share=0.1, notes={"mh-01": text})
    assert lines(answers_csv([told]))[0]["Waaruit blijkt dat?"] == f"'{text}"
    sheet = load_workbook(io.BytesIO(workbook([told])))["Antwoorden"]
    cell = sheet.cell(HEADING_ROW + 1, [column.heading for column in ANSWER_COLUMNS].index("Waaruit blijkt dat?") + 1)
    assert isinstance(cell, Cell)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def book_of(*reports: Report) -> Workbook:
    return load_workbook(io.BytesIO(workbook(reports)))


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of a sheet under its headings."""
    head, *rows = sheet.iter_rows(min_row=HEADING_ROW, values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_every_column_is_told_in_the_codebook() -> None:
    book = book_of(report())
    told = {(row[0], row[1]) for row in codebook().rows}
    heads = [(name, cell.value) for name in book.sheetnames[:-1] for cell in book[name][HEADING_ROW]]
    assert book.sheetnames == ["Antwoorden", "Scores", "Leerdoelen", "Codeboek"]
    assert [head for head in heads if head not in told] == []


def test_every_sheet_says_once_what_it_is_not_for() -> None:
    for sheet in book_of(report()):
        said = [(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == DISCLAIMER]
        assert said[0] == (1, 1)
        assert len(said) == (2 if sheet.title == "Codeboek" else 1)  # the codebook explains the column of the CSV


def test_every_row_of_a_csv_says_what_it_is_not_for() -> None:
    assert {row["Let op"] for row in lines(answers_csv([report()]))} == {DISCLAIMER}


@pytest.mark.parametrize("one", [report(), report(share=0.0, goals=())], ids=["full", "empty"])
def test_every_sheet_is_a_table_object(one: Report) -> None:
    for sheet in book_of(one):
        (table,) = sheet.tables.values()
        last = max(sheet.max_row, HEADING_ROW + 1)
        assert (table.displayName, table.ref) == (
            sheet.title,
            f"A{HEADING_ROW}:{sheet.cell(last, sheet.max_column).coordinate}",
        )
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[HEADING_ROW]]


def test_a_sheet_prints_on_landscape_pages_of_its_width() -> None:
    for sheet in book_of(report()):
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.print_title_rows, sheet.freeze_panes) == (f"${HEADING_ROW}:${HEADING_ROW}", f"A{HEADING_ROW + 1}")


def test_dates_are_dates_and_scores_are_rounded() -> None:
    book = book_of(report())
    answer, goal = rows_of(book["Antwoorden"])[0], rows_of(book["Leerdoelen"])[0]
    assert (answer["Datum"], goal["Evaluatie"]) == (datetime(2026, 11, 20), datetime(2027, 3, 1))
    floats = [value for row in rows_of(book["Scores"]) for value in row.values() if isinstance(value, float)]
    assert floats
    assert [value for value in floats if round(value, 2) != value] == []


def test_a_date_that_was_typed_in_words_stays_those_words() -> None:
    typed = replace(GOAL, evaluate_on=None, typed="na de zomer")
    assert rows_of(book_of(report(goals=(typed,)))["Leerdoelen"])[0]["Evaluatie"] == "na de zomer"


def test_a_date_in_a_csv_is_iso() -> None:
    assert {row["Datum"] for row in lines(answers_csv([report()]))} == {"2026-11-20"}


def test_the_goals_of_more_scans_are_told_apart() -> None:
    other = report("n7")
    other = replace(other, sitting=replace(other.sitting, assessment=replace(other.sitting.assessment, id="later")))
    assert [row["Scan"] for row in rows_of(book_of(report(), other)["Leerdoelen"])] == ["proef", "later"]


def test_an_answer_is_written_with_its_words_and_its_norm() -> None:
    one = lines(answers_csv([report("n7")]))[0]
    assert (one["Vraag"], one["Norm"], one["Telt mee"]) == ("mh-ma-01", "2", "ja")
    assert one["Antwoord in woorden"] != ""


def test_more_scans_stand_below_each_other() -> None:
    both = lines(answers_csv([report("n7"), report("n8")]))
    assert {one["Fase"] for one in both} == {"master", "basis"}


def test_a_score_that_is_absent_is_an_empty_cell() -> None:
    first = rows_of(book_of(report(share=0.0))["Scores"])[0]
    assert (first["Gemiddelde"], first["Deel van het profiel"], first["Aantal antwoorden"]) == (None, None, 0)


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_is_given_no_level_and_no_mean(key: str) -> None:
    rows = rows_of(book_of(report(key))["Scores"])
    assert {row[heading] for row in rows for heading in ("Niveau", "Gemiddelde")} == {None}
