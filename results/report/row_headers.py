"""Row headers in the tables of a PDF, which typst 0.15 cannot mark yet."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf


def with_row_headers(content: bytes) -> bytes:
    """The PDF with the first cell of every row of a table body as its row header (PDF/UA-1, 7.5).

    A cell over several columns belongs to the row above it and stays as it is. The cells lose the list of their column
    headers: a reader then finds row and column headers by their scope. Equal input gives equal bytes.
    """
    with pikepdf.open(io.BytesIO(content)) as file:
        for row in _body_rows(file.Root.StructTreeRoot):
            _mark(row)
        made = io.BytesIO()
        # Streams of objects make the file a third as large, and are written in less than half the time.
        packed = pikepdf.ObjectStreamMode.generate
        file.save(made, deterministic_id=True, fix_metadata_version=False, object_stream_mode=packed)
    return made.getvalue()


def _mark(row: pikepdf.Object) -> None:
    """Make the first cell the header of its row, and let go of the lists of column headers."""
    is_first = True
    for cell in _listed(row.K):
        if cell.S != "/TD":
            continue
        attributes = _table_attributes(cell)
        if "/Headers" in attributes:
            del attributes["/Headers"]
        if is_first and "/ColSpan" not in attributes:
            cell.S, attributes.Scope = pikepdf.Name.TH, pikepdf.Name.Row
        is_first = False


def _body_rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All rows in the bodies of all tables under an element."""
    for kid in _kids(element):
        if kid.get("/S") == "/TBody":
            yield from _kids(kid)
        else:
            yield from _body_rows(kid)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The structure elements right under an element."""
    kids = _listed(element.get("/K"))
    return [one for one in kids if isinstance(one, pikepdf.Dictionary) and one.get("/S") is not None]


def _table_attributes(cell: pikepdf.Object) -> pikepdf.Object:
    """The table attributes of a cell."""
    return next(one for one in _listed(cell.get("/A")) if one.get("/O") == "/Table")


def _listed(value: Any) -> list[pikepdf.Object]:
    """One value, several or none, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
