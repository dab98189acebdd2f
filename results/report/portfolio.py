"""Learning goals as a Word document for a portfolio (IOP)."""

import io
from datetime import datetime, time

from docx import Document
from docx.document import Document as Page
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row

from results.report.glyphs import storable
from results.report.packing import without_times
from results.report.plan import NO_GOALS
from results.report.report import Report
from scan.dates import dutch_date
from scan.dutch import DISCLAIMER
from scan.takeaway.goal_table import GOAL_HEADINGS

PORTFOLIO_TITLE = "Leerdoelen palliatieve zorg"
LANGUAGE = "nl-NL"
WIDTHS = (6.2, 4.6, 2.6, 4.0, 2.8, 2.6, 2.4)  # cm, together the text width of landscape A4


def portfolio(report: Report) -> bytes:
    """The goals as a table on landscape A4, with the disclaimer above and below: a .docx file.

    Equal reports give equal bytes.
    """
    page = _page(report)
    page.add_heading(PORTFOLIO_TITLE, 1)
    page.add_paragraph(report.attribution)
    page.add_paragraph(DISCLAIMER).runs[0].bold = True
    if report.goals:
        _table(page, report)
    else:
        page.add_paragraph(NO_GOALS)
    buffer = io.BytesIO()
    page.save(buffer)
    return without_times(buffer.getvalue())


def _page(report: Report) -> Page:
    page = Document()
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.2)
    made = f"{report.framework.title} · {report.version} · gemaakt op {dutch_date(report.today)}. {DISCLAIMER}"
    section.footer.paragraphs[0].text = made
    _set_properties(page, report)
    _set_language(page)
    return page


def _set_properties(page: Page, report: Report) -> None:
    """Title and date of the document, replacing the defaults of the library."""
    properties = page.core_properties
    properties.title, properties.author = PORTFOLIO_TITLE, ""
    properties.comments, properties.language = DISCLAIMER, LANGUAGE
    properties.created = properties.modified = datetime.combine(report.today, time())


def _set_language(page: Page) -> None:
    """Language and font of all text; spelling checkers and screen readers use the language."""
    style = page.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    style.element.get_or_add_rPr().append(language)


def _table(page: Page, report: Report) -> None:
    table = page.add_table(rows=1, cols=len(GOAL_HEADINGS), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], GOAL_HEADINGS, bold=True)
    _mark_as_heading(table.rows[0])
    for goal in report.goals:
        _fill(table.add_row(), report.goal_row(goal))


def _fill(row: _Row, texts: tuple[str, ...], bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(storable(text)).bold = bold


def _mark_as_heading(row: _Row) -> None:
    """Mark the row as a heading: repeated on every page, and read by screen readers."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
