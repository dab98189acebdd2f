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
            cells = [one for one in _kids(row) if one.get("/S") == "/TD"]
            for cell in cells:
                if "/Headers" in _table_attributes(cell):
                    del _table_attributes(cell)["/Headers"]
            if cells and "/ColSpan" not in _table_attributes(cells[0]):
                cells[0].S = pikepdf.Name.TH
                _table_attributes(cells[0]).Scope = pikepdf.Name.Row
        made = io.BytesIO()
        file.save(made, deterministic_id=True, fix_metadata_version=False)
    return made.getvalue()


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
