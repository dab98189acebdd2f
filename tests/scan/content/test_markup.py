"""Content that a label would take for markup is refused with its place: content is plain text (R30)."""

from pathlib import Path

import pytest

from scan.content.loading import ContentError, load_content
from scan.content.markup import markup_mistakes
from tests.support.demo_content import demo
from tests.support.payloads import FORMULAS, HARM, STREAMLIT

READ = [*STREAMLIT, *FORMULAS, *(text for kind in HARM.values() for text in kind)]
PLAIN = (
    "Ik bel de huisarts (of de wijkverpleegkundige); dat duurt 10-15 minuten.",
    "Zie ook: https://palliaweb.nl",
    "± 5 %",
)


def test_a_text_with_markup_is_told_with_its_place() -> None:
    for text in READ:
        (mistake,) = markup_mistakes({"items": [{"id": "mh-1", "text": text}]})
        assert mistake.place == ("items", 0, "text"), ascii(text)
        assert mistake.rule.endswith("wordt op een scherm als opmaak gelezen; schrijf gewone tekst"), ascii(text)


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_is_left_alone(text: str) -> None:
    assert list(markup_mistakes({"text": text, "url": "https://example.org/#_a_"})) == []


def test_hostile_content_is_not_served(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    file = folder / "statements" / "medisch-handelen.yaml"
    before = file.read_text("utf-8")
    line = next(line for line in before.splitlines() if line.strip().startswith("text:"))
    file.write_text(before.replace(line, f'{line.split(":")[0]}: "Ik ![x](http://kwaad.example/x)"', 1), "utf-8")
    with pytest.raises(ContentError, match="als opmaak gelezen"):
        load_content(folder)
