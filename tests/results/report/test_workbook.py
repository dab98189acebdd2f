"""Answers, scores and goals as tables: told in a codebook, with real dates (R71), never a formula."""

import csv
import io
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from results.report.columns import ANSWER_COLUMNS, SCORE_COLUMNS
from results.report.report import Report
from results.report.word.portfolio import portfolio
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


@cache
def usual_book() -> Workbook:
    """The workbook of one report, read once: no test changes it."""
    return book_of(report())


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of a sheet under its headings."""
    head, *rows = sheet.iter_rows(min_row=HEADING_ROW, values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_every_column_is_told_in_the_codebook() -> None:
    book = usual_book()
    told = {(row[0], row[1]) for row in codebook().rows}
    heads = [(name, cell.value) for name in book.sheetnames[:-1] for cell in book[name][HEADING_ROW]]
    assert book.sheetnames == ["Antwoorden", "Scores", "Leerdoelen", "Codeboek"]
    assert [head for head in heads if head not in told] == []


def test_every_sheet_says_once_what_it_is_not_for() -> None:
    for sheet in usual_book():
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
    for sheet in usual_book():
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.print_title_rows, sheet.freeze_panes) == (f"${HEADING_ROW}:${HEADING_ROW}", f"A{HEADING_ROW + 1}")


def test_dates_are_dates_and_scores_are_rounded() -> None:
    book = usual_book()
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


@pytest.mark.parametrize("make", [portfolio, lambda one: workbook([one])], ids=["docx", "xlsx"])
def test_the_same_report_gives_the_same_bytes_years_later(
    make: Callable[[Report], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make(report())
    years_later = time.time() + 100_000_000
    monkeypatch.setattr(time, "time", lambda: years_later)
    assert make(report()) == before


def test_a_workbook_says_when_its_report_was_made() -> None:
    properties = usual_book().properties
    assert (properties.created, properties.modified) == (datetime(2026, 11, 22), datetime(2026, 11, 22))


def test_the_headings_of_a_sheet_are_bold() -> None:
    assert all(cell.font.bold for sheet in usual_book() for cell in sheet[HEADING_ROW])


def test_a_sheet_begins_with_its_note_in_the_same_font() -> None:
    for sheet in usual_book():
        assert sheet["A1"].font.italic
        assert {sheet["A1"].font.name} == {cell.font.name for cell in sheet[HEADING_ROW]}


def test_a_question_beyond_the_scan_does_not_count() -> None:
    asked = {one.id: one.level for one in report().instrument.items_of(report().phase)}
    rows = lines(answers_csv([report()]))
    assert {row["Telt mee"] for row in rows} == {"ja", "nee"}
    assert {row["Vraag"]: row["Telt mee"] for row in rows} == {
        name: "ja" if level == "basis" else "nee" for name, level in asked.items()
    }


def test_a_row_of_the_answers_says_where_its_question_belongs() -> None:
    rows, framework = lines(answers_csv([report()])), report().framework
    items = {one.id: one for one in report().instrument.items}
    tasks, themes = ({one.key: one.label for one in some} for some in (framework.epa_tasks, framework.themes))
    for row in rows:
        item = items[row["Vraag"]]
        assert (row["EPA-taak"], row["Thema"]) == (tasks[item.epa_task], themes[item.theme])
        assert (row["Niveau van de vraag"], row["Uitspraak"]) == (item.level, item.text)


def test_a_row_of_the_answers_says_of_which_scan_it_is() -> None:
    row = lines(answers_csv([report()]))[0]
    assert (row["Scan"], row["Datum"], row["Fase"], row["Versie"]) == ("proef", "2026-11-20", "basis", "draft")


def test_the_scores_are_those_of_the_profile() -> None:
    told = report("gevorderd")
    found = rows_of(book_of(told)["Scores"])
    profile = told.profile
    lenses = {"CanMEDS-rol": profile.roles, "Dimensie": profile.dimensions, "EPA-taak": profile.tasks}
    assert [row["Soort"] for row in found] == [kind for kind, scores in lenses.items() for _ in scores]
    scores = [one for several in lenses.values() for one in several.values()]
    for row, one in zip(found, scores, strict=True):
        assert (row["Aantal antwoorden"], row["Scan"]) == (one.n, "proef")
        assert (row["Gemiddelde"], row["Deel van het profiel"], row["Ruimte"]) == (
            pytest.approx(one.mean, abs=0.0051),
            pytest.approx(one.match, abs=0.0051),
            pytest.approx(one.gap, abs=0.0051),
        )
    levels = {None: None} | {one.key: one.label for one in told.framework.levels}
    assert [row["Niveau"] for row in found] == [levels.get(one.level, "op weg naar basis") for one in scores]
    words = {"op_doel": "Op doel", "bijna": "Bijna", "ontwikkelpunt": "Ontwikkelpunt", None: "Te weinig antwoorden"}
    assert [row["Stand"] for row in found] == [words[one.status] for one in scores]


def test_the_codebook_tells_each_column_and_what_the_codes_mean() -> None:
    book = codebook()
    assert (book.name, book.head) == ("Codeboek", ("Tabel", "Kolom of code", "Betekenis"))
    tables = [row[0] for row in book.rows]
    assert list(dict.fromkeys(tables)) == ["Antwoorden", "Scores", "Leerdoelen", "Antwoord", "Alle tabellen"]
    assert [row[1:] for row in book.rows if row[0] == "Antwoorden"] == [one[:2] for one in ANSWER_COLUMNS]
    assert [row[1:] for row in book.rows if row[0] == "Scores"] == [one[:2] for one in SCORE_COLUMNS]
    assert [row[1] for row in book.rows if row[0] in ("Antwoord", "Alle tabellen")] == ["NE", "NVT", "leeg", "Let op"]
    assert all(row[2] for row in book.rows)
