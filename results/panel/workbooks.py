"""A panel's sheets as a workbook for one member, and what a member filled in."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from results.panel.rating_sheets import RatingRow, RatingSheet
from results.report.glyphs import storable
from scan.dutch import single_line
from scan.scoring.levels import TOLERANCE

START, REMARK, PREVIOUS = "Uitleg", "Opmerking", "Vorige ronde (mediaan)"
CONTENT_CELL = "B1"
EXPLANATION = (
    "Vul in zonder te overleggen. Laat leeg wat je niet kunt beoordelen. Getallen met een komma mogen.",
    "Vragen: 1 = niet, 2 = een beetje, 3 = tamelijk, 4 = heel relevant of duidelijk.",
    "Norm: welk punt kiest iemand die nog net goed genoeg is aan het einde van deze fase?",
    "Aanbod: hoe sterk helpt dit bij deze rol en taak? 0 = niet.",
    "Wat het panel vindt, wordt een voorstel. Niets verandert vanzelf.",
)
RatingKey = tuple[str, str, str]  # sheet, row, column
Medians = Mapping[RatingKey, float]


@dataclass(frozen=True)
class MemberRatings:
    """What one member filled in: a number per sheet, row and column, and the remarks."""

    values: Mapping[RatingKey, float]
    remarks: tuple[str, ...]


class PanelError(ValueError):
    """Workbooks that cannot be used; `problems` has one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def write_workbook(file: Path, sheets: Sequence[RatingSheet], content: str, previous: Medians) -> None:
    """A workbook to fill in; `content` is the hash it belongs to, `previous` holds medians of an earlier round."""
    book = Workbook()
    start = book.worksheets[0]
    start.title = START
    for row in (("Inhoud", content), *((line,) for line in EXPLANATION)):
        start.append(row)
    start.column_dimensions["A"].width = 100
    for sheet in sheets:
        fill_rating_sheet(book.create_sheet(sheet.name), sheet, previous)
    book.save(file)


def fill_rating_sheet(target: Worksheet, sheet: RatingSheet, previous: Medians) -> None:
    """The headings and rows of one sheet; no text is ever a formula."""
    extra = tuple(f"{PREVIOUS} {one}" for one in sheet.asked) if previous else ()
    target.append([*sheet.read, *sheet.asked, REMARK, *extra])
    for number, row in enumerate(sheet.rows, 2):
        for column, text in enumerate((row.key, *row.texts), 1):
            cell = target.cell(number, column)
            cell.value, cell.data_type = storable(text), "s"
        for column, asked in enumerate(sheet.asked if previous else (), len(sheet.read) + len(sheet.asked) + 2):
            target.cell(number, column).value = previous.get((sheet.name, row.key, asked))
    for cell in target[1]:
        cell.font = Font(bold=True)
    target.freeze_panes = "B2"


def read_workbook(file: Path, sheets: Sequence[RatingSheet], content: str) -> MemberRatings:
    """What a member filled in; PanelError with every mistake at once, each with its sheet and row."""
    try:
        book = load_workbook(file, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError):
        raise PanelError([f"{file.name}: is geen werkboek (.xlsx)"]) from None
    if START not in book.sheetnames or book[START][CONTENT_CELL].value != content:
        raise PanelError([f"{file.name}: hoort bij andere inhoud; maak nieuwe werkboeken"])
    values, remarks, problems = dict[RatingKey, float](), list[str](), list[str]()
    for key, value, row in (cell for sheet in sheets for cell in cells_of(book, sheet)):
        number = as_number(value)
        if value in (None, ""):
            continue
        if key[2] == REMARK:
            remarks.append(f"{key[0]} > {key[1]}: {single_line(str(value))}")
        elif number is None or not is_choice(number, row):
            choices = ", ".join(f"{one:g}".replace(".", ",") for one in row.choices)
            problems.append(f"{file.name} > {' > '.join(key)}: {value!r} kan niet; kies uit {choices}")
        else:
            values[key] = number
    if problems:
        raise PanelError(problems)
    return MemberRatings(values, tuple(remarks))


def cells_of(book: Any, sheet: RatingSheet) -> Iterator[tuple[RatingKey, Any, RatingRow]]:
    """Every cell that was asked for, and every remark, with its row; rows and sheets that are gone are skipped."""
    rows = {row.key: row for row in sheet.rows}
    lines = list(book[sheet.name].iter_rows(values_only=True)) if sheet.name in book.sheetnames else []
    for line in lines[1:]:
        row = rows.get(str(line[0]))
        for heading, value in zip(lines[0], line, strict=False):
            if row and heading in (*sheet.asked, REMARK):
                yield (sheet.name, row.key, str(heading)), value, row


def as_number(value: Any) -> float | None:
    """A number, also when it was typed as text with a decimal comma."""
    try:
        return None if isinstance(value, bool) else float(str(value).strip().replace(",", "."))
    except ValueError:
        return None


def is_choice(number: float, row: RatingRow) -> bool:
    """Whether a number is one of the choices."""
    return any(abs(number - one) <= TOLERANCE for one in row.choices)
