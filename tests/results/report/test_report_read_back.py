"""Every document of a full, a sparse and an empty scan, with hostile and with long texts, read back (R30, R70, R71)."""

import csv
import io
import re
from datetime import date, datetime
from functools import cache

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from results.report.pdf import report_pdf
from results.report.report import Report
from results.report.word.portfolio import portfolio
from results.report.workbook import HEADING_ROW, answers_csv, workbook
from scan.dutch import DISCLAIMER
from tests.results.report.test_pdf import pages, right_edge, table_attributes
from tests.support.pdf_structure import elements
from tests.support.reports import GOAL, report, written

SHARES = {"full": 1.0, "sparse": 0.1, "empty": 0.0}
WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleg"
TEXTS = {
    "hostile": "=1+1 \ufb01jn \uf0b7 punt\u2028regel <script> \u05e9\u05dc\u05d5\u05dd \u4f60\u597d \u202eom\u202c #x",
    "long": f"{WORD * 8} {'Het ging zo, en toen anders. ' * 140}",
}
KINDS = [(share, text) for share in SHARES for text in TEXTS]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=" ".join)


@cache
def told(kind: tuple[str, str]) -> Report:
    """The report of someone who wrote this wherever one can write; beside an answer only where there is one."""
    share, text = kind
    return written(report(share=SHARES[share], goals=(GOAL,) * 3), TEXTS[text])


@cache
def paper(kind: tuple[str, str]) -> bytes:
    return report_pdf(told(kind))


@every_kind
def test_a_pdf_is_tagged_and_says_on_every_page_what_it_is_not_for(kind: tuple[str, str]) -> None:
    with pikepdf.open(io.BytesIO(paper(kind))) as file, file.open_metadata() as said:
        assert (said["pdfaid:part"], said["pdfuaid:part"], str(file.Root.Lang)) == ("2", "1", "nl-NL")
        cells = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") in ("/TH", "/TD")]
        bodies = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TBody"]
        firsts = [row.K[0] for body in bodies for row in body.K]
        firsts = [one for one in firsts if "/ColSpan" not in table_attributes(one)]
        assert {(str(one.S), str(table_attributes(one).Scope)) for one in firsts} == {("/TH", "/Row")}
        assert [one for one in cells if not len(one.get("/K", []))] == []
    found = pages(paper(kind))
    assert [page for page in found if DISCLAIMER not in page] == []
    assert ["Volgende stap en leerdoelen" in page for page in found[:2]] == [False, True]


@every_kind
def test_the_outline_of_a_pdf_skips_no_level_and_its_texts_are_paragraphs(kind: tuple[str, str]) -> None:
    found = elements(paper(kind))
    levels = [int(one[2]) for one, _ in found if re.fullmatch(r"/H\d", one)]
    assert levels.count(1) == 3
    assert [level for before, level in zip([0, *levels], levels, strict=False) if level > before + 1] == []
    inside = {"/P", "/H1", "/H2", "/H3", "/Table", "/L", "/Figure"}
    assert [around for one, around in found if one == "/Span" and not inside & set(around)] == []


@every_kind
def test_nothing_in_a_pdf_runs_off_the_paper(kind: tuple[str, str]) -> None:
    for page in pypdfium2.PdfDocument(paper(kind)):
        assert right_edge(page) <= page.get_width()


@every_kind
def test_a_word_page_is_in_dutch_with_real_headings_and_no_row_longer_than_a_page_kept_whole(
    kind: tuple[str, str],
) -> None:
    page = Document(io.BytesIO(portfolio(told(kind))))
    titles = [one.text for one in page.paragraphs if one.style and one.style.name == "Heading 2"]
    assert titles[:3] == ["Leerdoel 1", "Leerdoel 2", "Leerdoel 3"]
    assert {one.get(qn("w:val")) for one in page.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    for table in page.tables:
        first, *rest = table.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        whole = [row for row in rest if row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None]
        assert [row for row in whole if max(len(cell.text) for cell in row.cells) > 1_000] == []
    assert "\uf0b7" not in "".join(cell.text for table in page.tables for row in table.rows for cell in row.cells)


@every_kind
def test_every_sheet_is_a_table_with_real_dates_and_rounded_scores_on_landscape_pages(kind: tuple[str, str]) -> None:
    book = load_workbook(io.BytesIO(workbook([told(kind)])))
    for sheet in book:
        assert len(sheet.tables) == 1
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        values = [cell.value for row in sheet.iter_rows(min_row=HEADING_ROW + 1) for cell in row]
        assert [one for one in values if isinstance(one, float) and round(one, 2) != one] == []
        assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    dates = [row[1] for row in book["Antwoorden"].iter_rows(min_row=HEADING_ROW + 1, values_only=True) if row[0]]
    assert {type(one) for one in dates} == ({datetime} if kind[0] != "empty" else set())


@every_kind
def test_a_csv_has_iso_dates_and_no_formula(kind: tuple[str, str]) -> None:
    head, *rows = csv.reader(io.StringIO(answers_csv([told(kind)]).decode("utf-8-sig"), newline=""), delimiter=";")
    assert len(rows) > 0 if kind[0] != "empty" else rows == []
    days = {row[head.index("Datum")] for row in rows}
    assert [one for one in days if date.fromisoformat(one).isoformat() != one] == []
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "@"))] == []
