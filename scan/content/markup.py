"""Content is plain text: marks that a label on the screen would take for markup are told to the author."""

import re
from collections.abc import Iterator
from typing import Any

from scan.content.mistakes import KeyPath, Mistake, quoted_value

# Streamlit reads the text of a button, a tile or a heading as Markdown, with formulas, icons, pictures and colours.
MARKUP = re.compile(r"[<>*`$~\[\]\\|#]|(?<!\w)_|_(?!\w)|:[\w+/.-]+[:\[]|&[#\w]+;|\n\s*[=-]+\s*$|--|[~=]=")
BEGINS = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
ADDRESSES = ("url",)


def markup_mistakes(content: Any, place: KeyPath = ()) -> Iterator[Mistake]:
    """Every text that would not be shown as it is written; addresses are links already."""
    if isinstance(content, str):
        found = MARKUP.search(content) or BEGINS.match(content)
        if found:
            yield Mistake(
                place, f"{quoted_value(found[0].strip())} wordt op een scherm als opmaak gelezen; schrijf gewone tekst"
            )
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in ADDRESSES:
                yield from markup_mistakes(value, (*place, key))
    elif isinstance(content, list):
        for position, value in enumerate(content):
            yield from markup_mistakes(value, (*place, position))
