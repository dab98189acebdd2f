"""Answers, scores and goals as tables: a workbook with its codebook, or plain CSV; no cell is ever a formula."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from results.profile.attribution import NOTICE
from results.profile.lenses import LensKey
from results.report.columns import ANSWERS, SCORES, AnswerRow, Scored, Value
from results.report.glyphs import storable
from results.report.goal_columns import GOAL_HEADINGS, goal_facts
from results.report.report import Report
from scan.dutch import dutch_number
from scan.takeaway.spreadsheet import safe_cell as harmless
from scan.takeaway.spreadsheet import spreadsheet
from scan.takeaway.transcript import transcript

LENSES: tuple[tuple[LensKey, str], ...] = ("roles", "CanMEDS-rol"), ("tasks", "EPA-taak"), ("dimensions", "Dimensie")
CODES = (
    ("Antwoord", "NE", "Nog niet gedaan: een antwoord, geen tekort."),
    ("Antwoord", "NVT", "Hoort niet bij mijn vak: telt nergens in mee."),
    ("Alle tabellen", "leeg", "Geen getal of geen antwoord. Een lege cel is nooit een nul."),
)
WIDTH, WIDE = 18, 60


class Sheet(NamedTuple):
    """A named table."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def workbook(reports: Sequence[Report]) -> bytes:
    """One or more scans as an .xlsx file, the codebook on its last sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in (_answers(reports), _scores(reports), _goals(reports), codebook()):
        _fill(book.create_sheet(table.name), table)
    book.properties.title, book.properties.description = "Zelfscan palliatieve zorg", NOTICE
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime.combine(reports[0].today, time())
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def answers_csv(reports: Sequence[Report]) -> bytes:
    """The answers as CSV that a Dutch spreadsheet opens at a double click."""
    return _csv(_answers(reports))


def codebook_csv() -> bytes:
    """What the columns of the tables mean, as CSV."""
    return _csv(codebook())


def codebook() -> Sheet:
    """Every column of every table with its meaning, and every code."""
    columns = [
        *(("Antwoorden", one.heading, one.meaning) for one in ANSWERS),
        *(("Scores", one.heading, one.meaning) for one in SCORES),
        *(("Leerdoelen", heading, "Zoals je het zelf schreef of koos.") for heading in GOAL_HEADINGS),
        *CODES,
        ("Alle tabellen", "Let op", NOTICE),
    ]
    return Sheet("Codeboek", ("Tabel", "Kolom of code", "Betekenis"), tuple(columns))


def _answers(reports: Sequence[Report]) -> Sheet:
    rows = (tuple(column.value(one) for column in ANSWERS) for report in reports for one in _said(report))
    return Sheet("Antwoorden", tuple(column.heading for column in ANSWERS), tuple(rows))


def _said(report: Report) -> Iterator[AnswerRow]:
    items = {item.id: item for item in report.instrument.items}
    for line in transcript(report.sitting, report.instrument):
        yield AnswerRow(report, line, items.get(line.item_id))


def _scores(reports: Sequence[Report]) -> Sheet:
    found = (Scored(report, what, row) for report in reports for lens, what in LENSES for row in report.rows(lens))
    rows = (tuple(column.value(one) for column in SCORES) for one in found)
    return Sheet("Scores", tuple(column.heading for column in SCORES), tuple(rows))


def _goals(reports: Sequence[Report]) -> Sheet:
    rows = ((*goal_facts(goal, report), NOTICE) for report in reports for goal in report.goals)
    return Sheet("Leerdoelen", (*GOAL_HEADINGS, "Let op"), tuple(rows))


def _csv(table: Sheet) -> bytes:
    return spreadsheet(table.head, ([_written(value) for value in row] for row in table.rows))


def _written(value: Value) -> str:
    """A value as Dutch text: a decimal comma, and nothing for nothing."""
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
        sheet.column_dimensions[get_column_letter(x)].width = min(max(longest, len(heading), WIDTH), WIDE)
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, y: int, x: int, value: Value) -> None:
    """A value in its cell; a text is kept as text, and marked as such where it could be read as a formula."""
    one = sheet.cell(y, x)
    if not isinstance(value, str):
        one.value = round(value, 4) if isinstance(value, float) else value
        return
    text = storable(value)
    one.value = text
    one.data_type = "s"
    one.quotePrefix = harmless(text) != text
    one.alignment = Alignment(wrap_text=len(text) > WIDE, vertical="top")
