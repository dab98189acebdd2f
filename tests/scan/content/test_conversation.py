"""The words of a meeting: read from the content, all mistakes at once, our own where a folder has none."""

from pathlib import Path

import pytest

from scan.content.conversation import load_conversation
from scan.content.loading import ContentError
from scan.resources import CONTENT

OWN = (CONTENT / "conversation.yaml").read_text("utf-8")


def folder(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """Our own words with these replacements."""
    text = OWN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (tmp_path / "conversation.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_changed_word_is_what_the_meeting_says(tmp_path: Path) -> None:
    words = load_conversation(folder(tmp_path, ('skip: "Bespreken we niet"', 'skip: "Slaan we over"')))
    assert words.texts.skip == "Slaan we over"


def test_a_folder_without_the_file_uses_our_own_words(tmp_path: Path) -> None:
    assert load_conversation(tmp_path) == load_conversation(CONTENT)


def test_every_mistake_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    content = folder(
        tmp_path,
        ('skip: "Bespreken we niet"', 'skip: "Bespreken we {niet} met {naam}"'),
        ("Wat roept dit verschil bij jullie allebei op?", "Wat roept {guest op?"),
    )
    with pytest.raises(ContentError) as refused:
        load_conversation(content)
    rule = "tussen accolades mag alleen staan: {learner}, {guest}"
    assert refused.value.problems == (
        f"conversation.yaml > texts > skip: {rule}",
        f"conversation.yaml > questions > higher > reactie: {rule}",
    )


def test_a_missing_question_and_an_unknown_key_are_named(tmp_path: Path) -> None:
    lacking = '    coaching: "Wat laat {learner} een keer aan {guest} zien, en wanneer kan dat?"\n'
    content = folder(tmp_path, (lacking, ""), ("  unskip:", "  onbekend:"))
    with pytest.raises(ContentError) as refused:
        load_conversation(content)
    told = "\n".join(refused.value.problems)
    assert "conversation.yaml > questions > higher > coaching: deze sleutel ontbreekt" in told
    assert "conversation.yaml > texts > onbekend: onbekende sleutel" in told
