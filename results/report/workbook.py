"""Answers, scores and goals as a workbook with codebook or as CSV; no cell is ever a formula."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from math import ceil
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from results.report.columns import ANSWER_COLUMNS, SCORE_COLUMNS, AnswerRow, CellValue, ScoreRow
from results.report.figures import LENS_NAMES
from results.report.glyphs import storable
from results.report.packing import without_times
from results.report.report import Report
from scan.dutch import DISCLAIMER, dutch_number
from scan.takeaway.goal_table import GOAL_HEADINGS, goal_values
from scan.takeaway.spreadsheet import safe_cell as harmless
from scan.takeaway.spreadsheet import spreadsheet
from scan.takeaway.transcript import transcript

CODES = (
    ("Antwoord", "NE", "Nog niet gedaan: een antwoord, geen tekort."),
    ("Antwoord", "NVT", "Hoort niet bij mijn vak: telt nergens in mee."),
    ("Alle tabellen", "leeg", "Geen getal of geen antwoord. Een lege cel is nooit een nul."),
)
NOTE_HEADING = "Let op"  # only in CSV, where nothing can stand above the table
GOAL_WIDTHS, CODEBOOK_WIDTHS = (12, 40, 34, 14, 24, 20, 14, 14), (14, 24, 80)
HEADING_ROW = 3  # of a sheet, under the note and an empty row
FONT, LINE_HEIGHT, HIGHEST_ROW = "Calibri", 15, 409  # points; Excel allows no higher row
DECIMALS, NUMBER_FORMAT, DATE_FORMAT = 2, "0.00", "dd-mm-yyyy"


class Sheet(NamedTuple):
    """A table with its name, headings, rows, and the widths of its columns in characters."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    widths: tuple[int, ...]


def workbook_of_one(report: Report) -> bytes:
    """One scan as the bytes of an .xlsx file."""
    return workbook([report])


def workbook(reports: Sequence[Report]) -> bytes:
    """One or more scans as the bytes of an .xlsx file, with the codebook on the last sheet.

    Equal reports give equal bytes.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in (_answers(reports), _scores(reports), _goals(reports), codebook()):
        sheet = book.create_sheet(table.name)
        _fill(sheet, table)
        _set_print(sheet)
    book.properties.title, book.properties.description = "Zelfscan palliatieve zorg", DISCLAIMER
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime.combine(reports[0].today, time())
    buffer = io.BytesIO()
    ExcelWriter(book, ZipFile(buffer, "w", ZIP_DEFLATED)).save()  # book.save() would put the present moment in it
    return without_times(buffer.getvalue())


def answers_csv(reports: Sequence[Report]) -> bytes:
    """The answers as CSV in the dialect of Dutch spreadsheets, each row with the note on what they are not for."""
    table = _answers(reports)
    return _csv((*table.head, NOTE_HEADING), [(*row, DISCLAIMER) for row in table.rows])


def codebook_csv() -> bytes:
    """The codebook as CSV."""
    return _csv(codebook().head, codebook().rows)


def codebook() -> Sheet:
    """All columns of all tables with their meanings, and all codes."""
    columns = [
        *(("Antwoorden", one.heading, one.meaning) for one in ANSWER_COLUMNS),
        *(("Scores", one.heading, one.meaning) for one in SCORE_COLUMNS),
        ("Leerdoelen", "Scan", ANSWER_COLUMNS[0].meaning),
        *(("Leerdoelen", heading, "Zoals je het zelf schreef of koos.") for heading in GOAL_HEADINGS),
        *CODES,
        ("Alle tabellen", NOTE_HEADING, DISCLAIMER),
    ]
    return Sheet("Codeboek", ("Tabel", "Kolom of code", "Betekenis"), tuple(columns), CODEBOOK_WIDTHS)


def _answers(reports: Sequence[Report]) -> Sheet:
    rows = (tuple(column.value(one) for column in ANSWER_COLUMNS) for report in reports for one in _answer_rows(report))
    head, widths = [one.heading for one in ANSWER_COLUMNS], [one.width for one in ANSWER_COLUMNS]
    return Sheet("Antwoorden", tuple(head), tuple(rows), tuple(widths))


def _answer_rows(report: Report) -> Iterator[AnswerRow]:
    items = {item.id: item for item in report.instrument.items}
    for line in transcript(report.sitting, report.instrument):
        yield AnswerRow(report, line, items.get(line.item_id))


def _scores(reports: Sequence[Report]) -> Sheet:
    score_rows = (
        ScoreRow(report, kind, row) for report in reports for lens, kind in LENS_NAMES for row in report.rows(lens)
    )
    rows = (tuple(column.value(one) for column in SCORE_COLUMNS) for one in score_rows)
    head, widths = [one.heading for one in SCORE_COLUMNS], [one.width for one in SCORE_COLUMNS]
    return Sheet("Scores", tuple(head), tuple(rows), tuple(widths))


def _goals(reports: Sequence[Report]) -> Sheet:
    rows = (
        (report.sitting.assessment.id, *goal_values(goal, report.framework, report.catalogue.titles))
        for report in reports
        for goal in report.goals
    )
    return Sheet("Leerdoelen", ("Scan", *GOAL_HEADINGS), tuple(rows), GOAL_WIDTHS)


def _csv(head: Sequence[str], rows: Sequence[Sequence[CellValue]]) -> bytes:
    return spreadsheet(head, ([_csv_text(value) for value in row] for row in rows))


def _csv_text(value: CellValue) -> str:
    """A value as text: numbers with a decimal comma, dates as 2026-03-01, and "" for None."""
    if value is None:
        return ""
    return dutch_number(value, DECIMALS) if isinstance(value, float) else storable(str(value))


def _fill(sheet: Worksheet, table: Sheet) -> None:
    """Write the note, and under it the table as a table object with a row to spare when it has none."""
    sheet["A1"] = DISCLAIMER
    sheet["A1"].font = Font(name=FONT, italic=True)
    for y, row in enumerate((table.head, *table.rows), HEADING_ROW):
        for x, value in enumerate(row, 1):
            _put(sheet, y, x, value)
        sheet.row_dimensions[y].height = _height(row, table.widths)
    for x, width in enumerate(table.widths, 1):
        sheet.cell(HEADING_ROW, x).font = Font(name=FONT, bold=True)
        sheet.column_dimensions[get_column_letter(x)].width = width
    last = f"{get_column_letter(len(table.head))}{HEADING_ROW + max(1, len(table.rows))}"
    found = Table(displayName=table.name, ref=f"A{HEADING_ROW}:{last}")
    found.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=True)
    sheet.add_table(found)
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"


def _height(row: Sequence[CellValue], widths: Sequence[int]) -> float:
    """The height of a row in points that shows its longest cell, up to the most that a row may have."""
    cells = [(one, width) for one, width in zip(row, widths, strict=True) if isinstance(one, str)]
    lines = [sum(ceil(len(line) / width) or 1 for line in text.split("\n")) for text, width in cells]
    return min(LINE_HEIGHT * max(lines, default=1), HIGHEST_ROW)


def _put(sheet: Worksheet, y: int, x: int, value: CellValue) -> None:
    """Write a value to a cell; texts are always of type text, and quoted when they could be read as a formula."""
    cell = sheet.cell(y, x)
    cell.font = Font(name=FONT)
    cell.alignment = Alignment("left", "top", wrap_text=True)
    if isinstance(value, str):
        text = storable(value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = harmless(text) != text
    elif isinstance(value, float):
        cell.value, cell.number_format = round(value, DECIMALS), NUMBER_FORMAT
    else:
        cell.value = value
        cell.number_format = DATE_FORMAT if isinstance(value, date) else cell.number_format


def _set_print(sheet: Worksheet) -> None:
    """Landscape A4, as wide as the page, the headings on every page, and the page number below."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4  # inches
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.8
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(DISCLAIMER), right=_HeaderFooterPart("&A, pagina &P van &N")
    )
