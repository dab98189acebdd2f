"""Goals for a portfolio and answers as tables: complete, told in their codebook, and never a formula."""

import csv
import io
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from results.report.columns import ANSWER_COLUMNS, SCORE_COLUMNS
from results.report.portfolio import portfolio
from results.report.report import Report
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


@pytest.mark.parametrize("make", [portfolio, lambda one: workbook([one])], ids=["docx", "xlsx"])
def test_the_same_report_gives_the_same_bytes_years_later(
    make: Callable[[Report], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make(report())
    years_later = time.time() + 100_000_000
    monkeypatch.setattr(time, "time", lambda: years_later)
    assert make(report()) == before


def test_a_workbook_says_when_its_report_was_made() -> None:
    properties = load_workbook(io.BytesIO(workbook([report()]))).properties
    assert (properties.created, properties.modified) == (datetime(2026, 11, 22), datetime(2026, 11, 22))


def test_the_heading_of_the_goals_is_repeated_on_every_page() -> None:
    head, *goals = Document(io.BytesIO(portfolio(report()))).tables[0].rows
    marks = [[one.get(qn("w:val")) for one in row._tr.iter(qn("w:tblHeader"))] for row in (head, *goals)]
    assert marks == [["true"], []]
    assert [run.bold for cell in head.cells for run in cell.paragraphs[0].runs] == [True] * 7
    assert [run.bold for cell in goals[0].cells for run in cell.paragraphs[0].runs] == [False] * 7


def test_the_headings_of_a_sheet_stay_in_view() -> None:
    book = load_workbook(io.BytesIO(workbook([report()])))
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 4
    assert all(cell.font.bold for sheet in book for cell in sheet[1])


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
    assert (row["Scan"], row["Datum"], row["Fase"], row["Versie"]) == ("proef", "20 november 2026", "basis", "draft")


def test_the_scores_are_those_of_the_profile() -> None:
    told = report("gevorderd")
    heads, *rows = load_workbook(io.BytesIO(workbook([told])))["Scores"].iter_rows(values_only=True)
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    profile = told.profile
    lenses = {"CanMEDS-rol": profile.roles, "EPA-taak": profile.tasks, "Dimensie": profile.dimensions}
    assert [row["Soort"] for row in found] == [kind for kind, scores in lenses.items() for _ in scores]
    scores = [one for several in lenses.values() for one in several.values()]
    for row, one in zip(found, scores, strict=True):
        assert (row["Aantal antwoorden"], row["Scan"]) == (one.n, "proef")
        assert (row["Gemiddelde"], row["Deel van het profiel"], row["Ruimte"]) == (
            pytest.approx(one.mean, abs=1e-4),
            pytest.approx(one.match, abs=1e-4),
            pytest.approx(one.gap, abs=1e-4),
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
