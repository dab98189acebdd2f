"""No text stops a report: what our fonts cannot draw is written as its code, and nothing is lost."""

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from results.report.glyphs import drawable, storable
from results.report.pdf import typst_fonts

TEXTS = [
    ("Gewone tekst, één regel.\nEn nog een.", "Gewone tekst, één regel.\nEn nog een."),
    ("e\u0301e\u0301n", "één"),
    ("Gerust 😀 ❤️ 👨‍👩‍👧", "Gerust 😀 ❤️ 👨‍👩‍👧"),
    ("مرحبا שלום", "مرحبا שלום"),
    ("你好", "[U+4F60 597D]"),
    ("你 a好b\n你", "[U+4F60] a[U+597D]b\n[U+4F60]"),
    ("bel\a", "bel[U+0007]"),
    ("half\ud83d", "half[U+D83D]"),
    ("eigen\ue000", "eigen[U+E000]"),
    ("\u05b0", "[U+05B0]"),
    ("😀\u0301", "😀[U+0301]"),
    ("een\r\ntwee\tdrie", "een\ntwee drie"),
]
TEMPLATE = b"""
#set document(title: "Proef")
#set text(lang: "nl", font: ("Zelfscan Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji"))
#sys.inputs.text
"""


@pytest.mark.parametrize(("text", "drawn"), TEXTS, ids=ascii)
def test_a_text_is_drawn_as_it_is_or_by_its_codes(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


SIGNS = st.text(
    st.characters() | st.characters(categories=["Mn", "Me", "Cf"]) | st.sampled_from("aé\n😀👍שم\u200d\ufe0f\u0301"),
    max_size=30,
)


@settings(max_examples=60)
@given(SIGNS)
def test_whatever_is_drawable_the_strictest_standards_take(text: str) -> None:
    made = typst.compile(
        TEMPLATE,
        font_paths=typst_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"text": drawable(text)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=0,
    )
    assert made.startswith(b"%PDF")


def test_an_office_document_keeps_every_letter_and_no_control_sign() -> None:
    assert storable("你好\n\x00\ud800") == "你好\n[U+0000][U+D800]"
