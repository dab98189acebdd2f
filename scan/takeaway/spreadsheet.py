"""CSV files for Dutch spreadsheet programs, in which no cell can be a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

BOM = "\ufeff"  # without it a spreadsheet reads é as Ã©
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\u2212")


def spreadsheet(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A header and rows as UTF-8 CSV: semicolons, all quoted, ISO dates, formulas escaped (reliability.md §1)."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows([safe_cell("" if value is None else str(value)) for value in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def safe_cell(text: str) -> str:
    """A text, with `'` before it when a spreadsheet could read it as a formula (also in full-width characters)."""
    start = unicodedata.normalize("NFKC", text[:20])
    return f"'{text}" if start.startswith(FORMULA_STARTS) or start.lstrip(" ").startswith(FORMULA_STARTS) else text
