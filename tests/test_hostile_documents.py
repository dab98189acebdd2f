"""The report of someone hostile in four kinds of file: every text is there, as text and nothing else (R30, R36)."""

import csv
import io
import zipfile
from dataclasses import replace
from unicodedata import category, normalize

import openpyxl
import pikepdf
import pypdfium2
import pytest
from docx import Document

from results.report.pdf import pdf
from results.report.portfolio import portfolio
from results.report.report import Report
from results.report.signs import drawable, storable
from results.report.workbook import answers_csv, workbook
from scan.takeaway.planned import planned
from scan.takeaway.spreadsheet import cell
from tests.hostile import TEXTS, goals
from tests.reports import report

GOALS = tuple(goals()[::12])
ITEMS = [item.id for item in report().instrument.items_of(report().phase)]
SHARES = [TEXTS[start : start + len(ITEMS)] for start in range(0, len(TEXTS), len(ITEMS))]


def told(share: int) -> Report:
    """A report with a payload beside every answer, and with hostile goals."""
    notes = dict(zip(ITEMS, SHARES[share], strict=False))
    return replace(report(notes=notes), goals=GOALS)


def squeezed(text: str) -> str:
    """A text as paper has it: other spaces where a line ends, nothing without a shape, and signs in their letters."""
    return "".join(sign for sign in normalize("NFKC", text) if not sign.isspace() and category(sign) != "Cf")


every_share = pytest.mark.parametrize("share", range(len(SHARES)))


@every_share
def test_a_pdf_holds_every_text_and_no_action(share: int) -> None:
    content = pdf(told(share))
    found = squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)))
    assert [text for text in SHARES[share] if squeezed(drawable(text)) not in found] == []
    with pikepdf.open(io.BytesIO(content)) as file:
        kinds = {str(one.get("/S")) for one in file.objects if isinstance(one, pikepdf.Dictionary)}
        uris = [str(one.URI) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/URI" in one]
    assert kinds & {"/JavaScript", "/Launch", "/SubmitForm", "/GoToR"} == set()
    assert [uri for uri in uris if "kwaad" in uri or not uri.startswith("https://")] == []


def test_a_word_page_holds_every_text_and_refers_to_nothing_outside() -> None:
    content = portfolio(told(0))
    (table,) = Document(io.BytesIO(content)).tables
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows][1:]
    titles = told(0).catalogue.titles
    assert rows == [tuple(map(storable, planned(goal, told(0).framework, titles))) for goal in GOALS]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        outside = [name for name in file.namelist() if b'TargetMode="External"' in file.read(name)]
    assert outside == []


@every_share
def test_a_workbook_holds_every_text_as_text(share: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([told(share)])))
    cells = [one for sheet in book for row in sheet.iter_rows() for one in row]
    held = {one.value for one in cells if isinstance(one.value, str)}
    assert [text for text in SHARES[share] if storable(text) not in held] == []
    assert [one.value for one in cells if one.data_type == "f" or one.hyperlink] == []


@every_share
def test_a_csv_holds_every_text_and_no_formula(share: int) -> None:
    text = answers_csv([told(share)]).decode("utf-8-sig")
    held = {one for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for one in row}
    assert [one for one in SHARES[share] if cell(storable(one)) not in held] == []
    assert [one for one in held if one.lstrip().startswith(("=", "+", "@", "\uff1d"))] == []
