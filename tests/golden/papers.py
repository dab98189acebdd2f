"""The text of a document, line by line, as a reader of any program finds it in there."""

import io
import re
from collections.abc import Iterator

import pypdfium2
from docx import Document
from openpyxl import load_workbook

# The program may say on paper which release of it made the page; that piece alone is left out, here and in the golden.
PROGRAM = re.compile(r"[\s·]*\bzelfscan v?\d+\.\d+\.\d+[\w.+-]*")


def of_pdf(content: bytes) -> str:
    """The text of all pages, a form feed between them."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return "\f\n".join("\n".join(page.splitlines()) + "\n" for page in pages)


def of_docx(content: bytes) -> str:
    """Paragraphs, cells and footer, a line each."""
    page = Document(io.BytesIO(content))
    cells = (cell.text for table in page.tables for row in table.rows for cell in row.cells)
    footer = (one.text for section in page.sections for one in section.footer.paragraphs)
    return "".join(f"{text}\n" for text in (*(one.text for one in page.paragraphs), *cells, *footer))


def of_xlsx(content: bytes) -> str:
    """The rows of every sheet under its name, a row a line."""
    return "".join(f"{line}\n" for line in _lines(content))


def _lines(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(content)):
        yield f"[{sheet.title}]"
        yield from (" | ".join("" if value is None else str(value) for value in row) for row in sheet.values)


def of_csv(content: bytes) -> str:
    """The lines of a table, with its mark of UTF-8 and without carriage returns."""
    return content.decode("utf-8").replace("\r\n", "\n")


def without_program(text: str) -> str:
    """The text without the release of the program that made it."""
    return PROGRAM.sub("", text)
