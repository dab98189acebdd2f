"""Reports and meetings of someone hostile as files: every text is there, as text and nothing else (R30, R36)."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import category, normalize

import openpyxl
import pikepdf
import pypdfium2
import pytest
from docx import Document

from results.meeting.card import Agreement
from results.report.card_page import card_line
from results.report.glyphs import drawable, storable
from results.report.meeting_files import meeting_files
from results.report.pdf import card_pdf, report_pdf
from results.report.report import Report
from results.report.word.iop import TO_FILL_IN
from results.report.word.portfolio import portfolio
from results.report.workbook import answers_csv, workbook
from scan.store import Invitation, Meeting, RevealedPair
from scan.store.meetings.contract import NEXT_MEETING
from scan.store.meetings.revealed import SEATS, Remark
from scan.takeaway.goal_table import goal_row
from scan.takeaway.spreadsheet import safe_cell
from scan.takeaway.zip_members import AGREEMENTS_FILE
from tests.results.meeting.test_card import card
from tests.support.hostile import TEXTS, WHEN, goals, together
from tests.support.reports import report

GOALS = tuple(goals()[::12])
ITEMS = [item.id for item in report().instrument.items_of(report().phase)]
BROKEN_OFF = "\ufffe"  # how a reader of PDFs tells of a hyphen at the end of a line
# What fits its place on paper whole: some signs turn or part what stands beside them, so their texts stand alone.
ON_CARDS = [
    *(text for text in TEXTS if not text.isascii()),
    *together(100, [text for text in TEXTS if text.isascii()]),
]
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
    holds_and_does_nothing(report_pdf(told(share)), SHARES[share])


@pytest.mark.parametrize("start", range(0, len(ON_CARDS), 9))
def test_a_card_of_a_meeting_holds_every_text_and_no_action(start: int) -> None:
    texts = list(map(card_line, ON_CARDS[start : start + 9]))
    usual = card()
    outcomes = dict(zip((point.item_id for point in usual.points), texts[4:], strict=False))
    agreements = tuple(Agreement(text, "self") for text in texts[:4])
    holds_and_does_nothing(card_pdf(replace(usual, outcomes=outcomes, agreements=agreements)), texts)


def holds_and_does_nothing(content: bytes, texts: Sequence[str]) -> None:
    """A PDF with all these texts, that starts nothing and refers to our own sources alone."""
    read = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    found = squeezed(read.replace(BROKEN_OFF, "-"))
    assert [text for text in texts if squeezed(drawable(text)) not in found] == []
    with pikepdf.open(io.BytesIO(content)) as file:
        kinds = {str(one.get("/S")) for one in file.objects if isinstance(one, pikepdf.Dictionary)}
        uris = [str(one.URI) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/URI" in one]
    assert kinds & {"/JavaScript", "/Launch", "/SubmitForm", "/GoToR"} == set()
    assert [uri for uri in uris if "kwaad" in uri or not uri.startswith("https://")] == []


def test_a_word_page_holds_every_text_and_refers_to_nothing_outside() -> None:
    content = portfolio(told(0))
    tables = [one for one in Document(io.BytesIO(content)).tables if one.cell(0, 1).text == "Afspraak"]
    written = [tuple(row.cells[1].text for row in one.rows[1:]) for one in tables]
    rows = [goal_row(goal, told(0).framework, told(0).catalogue.titles) for goal in GOALS]
    assert written == [tuple(storable(text) or TO_FILL_IN for text in row) for row in rows]
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
    cells_hold(answers_csv([told(share)]), [storable(one) for one in SHARES[share]])


def test_what_was_said_at_a_table_is_in_a_csv_without_a_formula() -> None:
    places = [NEXT_MEETING, ITEMS[0], *(f"doel-{number}" for number in range(len(TEXTS) - 2))]
    said = tuple(
        Remark(SEATS[n % 2], place, text, WHEN) for n, (place, text) in enumerate(zip(places, TEXTS, strict=True))
    )
    invitation = Invitation("a", "s", "rate", False, WHEN, revealed_at=WHEN)
    pair = RevealedPair(report().sitting, None, WHEN)
    held = meeting_files([(pair, Meeting(invitation, said), report().instrument)])
    assert list(held) == [AGREEMENTS_FILE]
    cells_hold(held[AGREEMENTS_FILE], TEXTS)


def cells_hold(content: bytes, texts: Sequence[str]) -> None:
    """A CSV with all these texts, of which a spreadsheet takes none for a formula."""
    text = content.decode("utf-8-sig")
    held = {one for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for one in row}
    assert [one for one in texts if safe_cell(one) not in held] == []
    assert [one for one in held if one.lstrip().startswith(("=", "+", "@", "\uff1d"))] == []
