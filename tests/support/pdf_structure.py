"""The structure of a tagged PDF, as a screen reader walks it."""

import io
from collections.abc import Iterator

import pikepdf


def elements(content: bytes) -> list[tuple[str, list[str]]]:
    """The kind of every structure element with the kinds of those around it, in reading order."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return list(_nested(file.Root.StructTreeRoot, []))


def _nested(element: pikepdf.Object, around: list[str]) -> Iterator[tuple[str, list[str]]]:
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), around
            yield from _nested(kid, [*around, str(kid.S)])
