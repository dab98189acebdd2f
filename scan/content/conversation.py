"""conversation.yaml: the words of a meeting, checked for braces that nothing fills."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from scan.content.files import read_content_file
from scan.content.loading import raise_if_any
from scan.content.mistakes import KeyPath, Mistake, located_message
from scan.content.schema import to_definition
from scan.instrument.conversation import WORDS, Conversation

FILE = "conversation.yaml"
OWN = Path(__file__).parents[2] / "items"  # for a content folder without the file


def load_conversation(folder: Path) -> Conversation:
    """The words in `folder`, or our own when it has none; ContentError with all mistakes."""
    path = folder / FILE
    file = read_content_file(path if path.exists() else OWN / FILE, Conversation)
    mistakes = file.mistakes or [*_word_mistakes((), file.content)]
    raise_if_any([located_message(file.name, file.content, one) for one in mistakes])
    return to_definition(Conversation, file.content)


def _word_mistakes(place: KeyPath, content: Any) -> Iterator[Mistake]:
    """Braces in a text that no word will fill."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _word_mistakes((*place, key), value)
    elif isinstance(content, str) and not _fields(content) <= set(WORDS):
        allowed = ", ".join(f"{{{word}}}" for word in WORDS)
        yield Mistake(place, f"tussen accolades mag alleen staan: {allowed}")


def _fields(text: str) -> set[str]:
    try:
        return {field for _, field, *_ in Formatter().parse(text) if field is not None}
    except ValueError:
        return {"{"}
