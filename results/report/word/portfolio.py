"""The page for an individual development plan (IOP) as a Word document: what the scan said, goals, and signatures."""

import io
from collections.abc import Sequence
from datetime import datetime, time

from docx import Document
from docx.document import Document as Page
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from results.goals.prompts import GOALS_MOST
from results.report.glyphs import storable
from results.report.packing import without_times
from results.report.plan import signed_by
from results.report.report import Report
from results.report.word.iop import goal_rows, message_paragraphs, next_steps, no_goals_sentence, plan_role_rows
from scan.dates import dutch_date
from scan.dutch import DISCLAIMER

PORTFOLIO_TITLE = "Opleidingsplan palliatieve zorg"
LANGUAGE = "nl-NL"
INK, PETROL = RGBColor(0x1E, 0x2B, 0x30), RGBColor(0x0B, 0x5F, 0x6B)
SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12}  # points
SIGNATURE_HEIGHT = Cm(1.3)
FACTS_WIDTHS, SIGNATURE_WIDTHS = (3.6, 13.0), (3.4, 4.6, 3.0, 5.6)  # cm
ROLE_WIDTHS = {4: (5.0, 3.6, 4.2, 3.8), 3: (6.6, 5.0, 5.0)}  # by the number of columns: a student has no level
LONGEST_KEPT = 600  # characters of a cell up to which its table is kept on one page
WHO_ROWS = (("Naam", "…"), ("Besproken met", "…"), ("Opleiding en plek", "…"))


def portfolio(report: Report) -> bytes:
    """The plan on portrait A4, with the goals or with room to write them: a .docx file; equal reports, equal bytes."""
    page = _page(report)
    page.add_paragraph(PORTFOLIO_TITLE, "Title")
    page.add_paragraph(storable(report.attribution))
    page.add_paragraph().add_run(DISCLAIMER).bold = True
    _table(page, ("Gegevens", "Vul in"), WHO_ROWS, FACTS_WIDTHS)
    _goals(page, report)
    _scan(page, report)
    page.add_heading("Ondertekening", 1)
    signatures = [(name, "", "", "") for name in signed_by(report)]
    for row in _table(page, ("Wie", "Naam", "Datum", "Handtekening"), signatures, SIGNATURE_WIDTHS).rows[1:]:
        row.height = SIGNATURE_HEIGHT
    buffer = io.BytesIO()
    page.save(buffer)
    return without_times(buffer.getvalue())


def _scan(page: Page, report: Report) -> None:
    """What the scan said: the message, the statements that show it, the roles, and the next step."""
    page.add_heading("Wat de scan zei", 1)
    for style, text in message_paragraphs(report):
        page.add_paragraph(storable(text), style)
    head, *rows = plan_role_rows(report)
    _table(page, head, rows, ROLE_WIDTHS[len(head)])
    if steps := next_steps(report):
        page.add_heading("Volgende stap", 1)
        for step in steps:
            page.add_paragraph(storable(step), "List Bullet")


def _goals(page: Page, report: Report) -> None:
    """A block per goal; without goals as many empty blocks as fit a plan."""
    page.add_heading("Leerdoelen", 1)
    if not report.goals:
        page.add_paragraph(storable(no_goals_sentence(report)))
    for number, goal in enumerate(report.goals or (None,) * GOALS_MOST, 1):
        page.add_heading(f"Leerdoel {number}", 2)
        _table(page, ("Onderdeel", "Afspraak"), goal_rows(goal, report), FACTS_WIDTHS)


def _page(report: Report) -> Page:
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    made = f"{report.framework.title} · {report.version} · gemaakt op {dutch_date(report.today)}. {DISCLAIMER}"
    _add_footer(section.footer.paragraphs[0], made)
    _set_properties(page, report)
    _set_styles(page)
    return page


def _add_footer(paragraph: Paragraph, text: str) -> None:
    """The text, and the number of the page as a field that Word fills in."""
    paragraph.add_run(f"{text} Pagina ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _set_properties(page: Page, report: Report) -> None:
    """Title and date of the document, replacing the defaults of the library."""
    properties = page.core_properties
    properties.title, properties.author = PORTFOLIO_TITLE, ""
    properties.comments, properties.language = DISCLAIMER, LANGUAGE
    properties.created = properties.modified = datetime.combine(report.today, time())


def _set_styles(page: Page) -> None:
    """Fonts and colours of the built-in styles, and Dutch as the language of all text."""
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    page.styles["Footer"].font.size = Pt(8)
    for name, size in SIZES.items():
        font = page.styles[name].font
        font.size, font.bold = Pt(size), True
        font.color.rgb = INK if name == "Title" else PETROL
    for language in page.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _table(page: Page, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    """A table with a repeated heading row and a first column of row headings, on one page if short; widths in cm."""
    table: Table = page.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:  # Word takes the widths of the cells, LibreOffice those of the columns
            cell.width = Cm(width)
    first, *others = table.rows
    is_short = all(map(_is_short, rows))
    _fill(first, head, bold=len(head), keeps=True)
    _mark(first, "w:tblHeader")
    for row, texts in zip(others, rows, strict=True):
        _fill(row, texts, bold=1, keeps=is_short and row is not others[-1])
        if _is_short(texts):  # a row that cannot be split and is longer than a page leaves the page before it empty
            _mark(row, "w:cantSplit")
    gap = page.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(6)
    return table


def _is_short(texts: Sequence[str]) -> bool:
    return all(len(text) <= LONGEST_KEPT for text in texts)


def _fill(row: _Row, texts: Sequence[str], bold: int, keeps: bool) -> None:
    """Write the cells of a row, the first `bold` of them in bold; a row that `keeps` stays with the next one."""
    for k, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = keeps
        paragraph.add_run(storable(text)).bold = k < bold


def _mark(row: _Row, name: str) -> None:
    """Set a property of a row: a heading that repeats on every page, or a row that stays on one page."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
