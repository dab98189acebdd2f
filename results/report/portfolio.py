"""Learning goals as a page to paste in a portfolio: the IOP as a Word document."""

import io
from datetime import datetime, time

from docx import Document
from docx.document import Document as Page
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row

from results.profile.attribution import NOTICE
from results.report.glyphs import storable
from results.report.goal_columns import GOAL_HEADINGS, goal_facts
from results.report.plan import NO_GOALS
from results.report.report import Report
from scan.dates import dutch_date

TITLE = "Leerdoelen palliatieve zorg"
LANGUAGE = "nl-NL"
WIDTHS = (6.2, 4.6, 2.6, 4.0, 2.8, 2.6, 2.4)  # cm, together the text of a lying A4


def portfolio(report: Report) -> bytes:
    """The goals as a table on a lying A4, a row each, with the notice above and below; a .docx file."""
    page = _page(report)
    page.add_heading(TITLE, 1)
    page.add_paragraph(report.who)
    page.add_paragraph(NOTICE).runs[0].bold = True
    if report.goals:
        _table(page, report)
    else:
        page.add_paragraph(NO_GOALS)
    kept = io.BytesIO()
    page.save(kept)
    return kept.getvalue()


def _page(report: Report) -> Page:
    page = Document()
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.2)
    made = f"{report.framework.title} · {report.version} · gemaakt op {dutch_date(report.today)}. {NOTICE}"
    section.footer.paragraphs[0].text = made
    _say_who(page, report)
    _in_dutch(page)
    return page


def _say_who(page: Page, report: Report) -> None:
    """Title and moment of the file, in place of what the library says of itself."""
    said = page.core_properties
    said.title, said.author, said.comments, said.language = TITLE, "", NOTICE, LANGUAGE
    said.created = said.modified = datetime.combine(report.today, time())


def _in_dutch(page: Page) -> None:
    """The language and the letters of all text, for spelling checkers and screen readers."""
    style = page.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    style.element.get_or_add_rPr().append(language)


def _table(page: Page, report: Report) -> None:
    table = page.add_table(rows=1, cols=len(GOAL_HEADINGS), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], GOAL_HEADINGS, bold=True)
    _repeats(table.rows[0])
    for goal in report.goals:
        _fill(table.add_row(), goal_facts(goal, report))


def _fill(row: _Row, texts: tuple[str, ...], bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(storable(text)).bold = bold


def _repeats(row: _Row) -> None:
    """The first row stands on every page, and tells a screen reader what each column is."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
