"""No text stops a report: what our fonts cannot draw is written as its code, and nothing is lost (R70)."""

import json

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from results.report.glyphs import drawable, storable
from results.report.pdf import font_families, typst_fonts

TEXTS = [
    ("Gewone tekst, één regel.\nEn nog een.", "Gewone tekst, één regel.\nEn nog een."),
    ("e\u0301e\u0301n", "één"),
    ("Gerust 😀 ❤️ 👨‍👩‍👧", "Gerust 😀 ❤️ 👨‍👩‍👧"),
    ("مرحبا שלום", "مرحبا שלום"),
    ("𐎀𐎁", "[U+10380 10381]"),
    ("𐎀 a𐎁b\n𐎀", "[U+10380] a[U+10381]b\n[U+10380]"),
    ("\ufb01jn \ufb02ink", "fijn flink"),
    ("\uf0b7 punt\uf0d8 pijl\uf0fc vink", "• punt➢ pijl✓ vink"),
    ("a\u2028b\u2029c\vd\x85e\rf", "a\nb\nc\nd\ne\nf"),
    ("10\u2077 m\u00b2 \u2122", "10⁷ m² ™"),
    ("x\u1d43", "x[U+1D43]"),
    ("bel\a", "bel[U+0007]"),
    ("\u202eom", "[U+202E]om"),
    ("half\ud83d", "half[U+D83D]"),
    ("eigen\ue000", "eigen[U+E000]"),
    ("\u05b0", "[U+05B0]"),
    ("😀\u0301", "😀[U+0301]"),
    ("een\r\ntwee\tdrie", "een\ntwee drie"),
]
SCRIPTS = {
    "Arabic": "مرحبا",
    "Armenian": "Բարեւ",
    "Bengali": "নমস্কার",
    "Chinese": "你好，缓和医疗。漢字",
    "Devanagari": "नमस्ते, मैं सीखना चाहता हूँ",
    "Ethiopic": "ሰላም ናይ ክንክን",
    "Georgian": "გამარჯობა",
    "Greek": "Καλημέρα",
    "Gujarati": "નમસ્તે",
    "Gurmukhi": "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
    "Hebrew": "שָׁלוֹם",
    "Japanese": "こんにちは、緩和ケア",
    "Kannada": "ನಮಸ್ಕಾರ",
    "Khmer": "សួស្តី",
    "Korean": "안녕하세요",
    "Lao": "ສະບາຍດີ",
    "Malayalam": "നമസ്കാരം",
    "Mathematics": "∑ ∀ ⊂ ≥",
    "Myanmar": "မင်္ဂလာပါ",
    "Oriya": "ନମସ୍କାର",
    "Cyrillic": "Доброго дня",
    "Sinhala": "ආයුබෝවන්",
    "Syriac": "ܫܠܡܐ",
    "Tamil": "வணக்கம்",
    "Telugu": "నమస్కారం",
    "Thaana": "ދިވެހި",
    "Thai": "สวัสดี ฉันอยากเรียนรู้",
    "Tibetan": "བཀྲ་ཤིས་བདེ་ལེགས",
    "Tifinagh": "ⵣⵓⵍ",
}
TEMPLATE = b"""
#set document(title: "Proef")
#set text(lang: "nl", font: json(bytes(sys.inputs.families)))
#sys.inputs.text
"""


@pytest.mark.parametrize(("text", "drawn"), TEXTS, ids=ascii)
def test_a_text_is_drawn_as_it_is_or_by_its_codes(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_drawn_in_its_own_letters(script: str) -> None:
    assert drawable(SCRIPTS[script]) == SCRIPTS[script]
    strictest_pdf(SCRIPTS[script])


SIGNS = st.text(
    st.characters() | st.characters(categories=["Mn", "Me", "Cf"]) | st.sampled_from("aé\n😀👍שم\u200d\ufe0f\u0301"),
    max_size=30,
)


@settings(max_examples=60)
@given(SIGNS)
def test_whatever_is_drawable_the_strictest_standards_take(text: str) -> None:
    strictest_pdf(text)


def strictest_pdf(text: str) -> None:
    """Make a PDF of the text; typst refuses it when a font lacks one of its signs."""
    made = typst.compile(
        TEMPLATE,
        font_paths=typst_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"text": drawable(text), "families": json.dumps(font_families())},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=0,
    )
    assert made.startswith(b"%PDF")


def test_an_office_document_keeps_every_letter_and_no_control_sign() -> None:
    assert storable("你好\n\x00\ud800\u2028\uf0b7") == "你好\n[U+0000][U+D800]\n•"
