"""Answers, scores and goals as a workbook with codebook or as CSV; no cell is ever a formula."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from results.profile.lenses import LensKey
from results.report.columns import ANSWER_COLUMNS, SCORE_COLUMNS, AnswerRow, CellValue, ScoreRow
from results.report.glyphs import storable
from results.report.packing import without_times
from results.report.report import Report
from scan.dutch import DISCLAIMER, dutch_number
from scan.takeaway.goal_table import GOAL_HEADINGS
from scan.takeaway.spreadsheet import safe_cell as harmless
from scan.takeaway.spreadsheet import spreadsheet
from scan.takeaway.transcript import transcript

LENS_NAMES: tuple[tuple[LensKey, str], ...] = (
    ("roles", "CanMEDS-rol"),
    ("tasks", "EPA-taak"),
    ("dimensions", "Dimensie"),
)
CODES = (
    ("Antwoord", "NE", "Nog niet gedaan: een antwoord, geen tekort."),
    ("Antwoord", "NVT", "Hoort niet bij mijn vak: telt nergens in mee."),
    ("Alle tabellen", "leeg", "Geen getal of geen antwoord. Een lege cel is nooit een nul."),
)
NARROWEST, WIDEST = 18, 60


class Sheet(NamedTuple):
    """A table with its name, headings and rows."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def workbook(reports: Sequence[Report]) -> bytes:
    """One or more scans as the bytes of an .xlsx file, with the codebook on the last sheet.

    Equal reports give equal bytes.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in (_answers(reports), _scores(reports), _goals(reports), codebook()):
        _fill(book.create_sheet(table.name), table)
    book.properties.title, book.properties.description = "Zelfscan palliatieve zorg", DISCLAIMER
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime.combine(reports[0].today, time())
    buffer = io.BytesIO()
    ExcelWriter(book, ZipFile(buffer, "w", ZIP_DEFLATED)).save()  # book.save() would put the present moment in it
    return without_times(buffer.getvalue())


def answers_csv(reports: Sequence[Report]) -> bytes:
    """The answers as CSV in the dialect of Dutch spreadsheets."""
    return _csv(_answers(reports))


def codebook_csv() -> bytes:
    """The codebook as CSV."""
    return _csv(codebook())


def codebook() -> Sheet:
    """All columns of all tables with their meanings, and all codes."""
    columns = [
        *(("Antwoorden", one.heading, one.meaning) for one in ANSWER_COLUMNS),
        *(("Scores", one.heading, one.meaning) for one in SCORE_COLUMNS),
        *(("Leerdoelen", heading, "Zoals je het zelf schreef of koos.") for heading in GOAL_HEADINGS),
        *CODES,
        ("Alle tabellen", "Let op", DISCLAIMER),
    ]
    return Sheet("Codeboek", ("Tabel", "Kolom of code", "Betekenis"), tuple(columns))


def _answers(reports: Sequence[Report]) -> Sheet:
    rows = (tuple(column.value(one) for column in ANSWER_COLUMNS) for report in reports for one in _answer_rows(report))
    return Sheet("Antwoorden", tuple(column.heading for column in ANSWER_COLUMNS), tuple(rows))


def _answer_rows(report: Report) -> Iterator[AnswerRow]:
    items = {item.id: item for item in report.instrument.items}
    for line in transcript(report.sitting, report.instrument):
        yield AnswerRow(report, line, items.get(line.item_id))


def _scores(reports: Sequence[Report]) -> Sheet:
    score_rows = (
        ScoreRow(report, kind, row) for report in reports for lens, kind in LENS_NAMES for row in report.rows(lens)
    )
    rows = (tuple(column.value(one) for column in SCORE_COLUMNS) for one in score_rows)
    return Sheet("Scores", tuple(column.heading for column in SCORE_COLUMNS), tuple(rows))


def _goals(reports: Sequence[Report]) -> Sheet:
    rows = ((*report.goal_row(goal), DISCLAIMER) for report in reports for goal in report.goals)
    return Sheet("Leerdoelen", (*GOAL_HEADINGS, "Let op"), tuple(rows))


def _csv(table: Sheet) -> bytes:
    return spreadsheet(table.head, ([_csv_text(value) for value in row] for row in table.rows))


def _csv_text(value: CellValue) -> str:
    """A value as Dutch text: a decimal comma, and "" for None."""
    if value is None:
        return ""
    return dutch_number(value, 2) if isinstance(value, float) else storable(str(value))


def _fill(sheet: Worksheet, table: Sheet) -> None:
    for y, row in enumerate((table.head, *table.rows), 1):
        for x, value in enumerate(row, 1):
            _put(sheet, y, x, value)
    for x, heading in enumerate(table.head, 1):
        sheet.cell(1, x).font = Font(bold=True)
        longest = max((len(str(row[x - 1])) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(x)].width = min(max(longest, len(heading), NARROWEST), WIDEST)
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, y: int, x: int, value: CellValue) -> None:
    """Write a value to a cell; texts are always of type text, and quoted when they could be read as a formula."""
    cell = sheet.cell(y, x)
    if not isinstance(value, str):
        cell.value = round(value, 4) if isinstance(value, float) else value
        return
    text = storable(value)
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = harmless(text) != text
    cell.alignment = Alignment(wrap_text=len(text) > WIDEST, vertical="top")
