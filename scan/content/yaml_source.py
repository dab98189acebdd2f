"""A content file as plain values, read strictly; the only module that knows YAML."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scan.content.encoding import UnreadableError, text_of
from scan.content.mistakes import Mistake, Place, shown
from scan.content.yaml_scalars import cut_off, plain_value

# The limits of reliability.md, "Content and imports".
MOST_VALUES = 20_000
MOST_DEPTH = 20
# The same grammar twice; the one in C is ten times as fast, but not part of every build of PyYAML.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STANDARD = "tag:yaml.org,2002:"
REMEDY = "check the indent, close every quote, and put quotes around text with ': ' or '#'"


def read(path: Path) -> tuple[Any, list[Mistake]]:
    """What the file at `path` says, and every mistake in how it says it; None when it could not be read."""
    try:
        source = YamlFile(text_of(path))
    except UnreadableError as error:
        return None, [Mistake((), str(error))]
    return source.read(), source.mistakes


class YamlFile:
    """The text of one file on its way to values; `mistakes` grows while it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mistakes: list[Mistake] = []
        self.values = 0
        self.events: Iterator[Any] = iter(())

    def read(self) -> Any:
        """The value of the one document; None when the text, or what follows some line, cannot be read."""
        tabs = [str(number) for number, line in enumerate(self.text.split("\n"), 1) if "\t" in line]
        if tabs:
            self.doubt((), f"there is a tab in line {', '.join(tabs[:9])}; use spaces")
        try:
            return self.document()
        except UnreadableError as error:
            self.doubt((), str(error))
        except Exception as error:  # PyYAML raises far more than YAMLError on odd text
            if not tabs:
                self.doubt((), broken(error))
        return None

    def document(self) -> Any:
        """The value of the first document; a second one is a mistake."""
        self.events = yaml.parse(self.text, Loader=LOADER)
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise UnreadableError("is empty")
        value = self.value(next(self.events), ())
        next(self.events)
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            self.doubt((), "holds several documents; keep one, without '---'")
        if value is None:
            raise UnreadableError("is empty")
        return value

    def value(self, event: Any, place: Place) -> Any:
        """The value that begins with `event`, read to its end."""
        self.guard(event, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place)
        return self.scalar(event, place) if isinstance(event, yaml.ScalarEvent) else None

    def guard(self, event: Any, place: Place) -> None:
        """Refuses what is too much, and tells what content has no need of."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise UnreadableError(f"holds more than {MOST_VALUES} values; split it")
        if len(place) > MOST_DEPTH:
            line = event.start_mark.line + 1
            raise UnreadableError(f"line {line} is more than {MOST_DEPTH} levels deep; make it flatter")
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.doubt(place, f"'{sign}{event.anchor}' is an alias; write the value out each time")
        elif getattr(event, "tag", None):
            self.doubt(place, f"{shown(event.tag.replace(STANDARD, '!!'))} is a tag; leave it out")

    def mapping(self, place: Place) -> dict[str, Any]:
        """Keys and values up to the end of the mapping; of a key written twice the first counts."""
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, place)
            if key in found:
                self.doubt((*place, key), "this key is written twice; keep one")
            found.setdefault(key, self.value(next(self.events), (*place, key)))
        return found

    def key(self, event: Any, place: Place) -> str:
        """The text of a key, which must be a word."""
        name = event.value.encode(errors="replace").decode() if isinstance(event, yaml.ScalarEvent) else "?"
        self.value(event, (*place, name))
        if not isinstance(event, yaml.ScalarEvent):
            self.doubt((*place, name), "a key must be a word, no list and no alias")
        return name

    def sequence(self, place: Place) -> list[Any]:
        """The entries up to the end of the list."""
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*place, len(found))))
        return found

    def scalar(self, event: Any, place: Place) -> Any:
        """Text as it stands between quotes; without quotes also a number, true, false or null."""
        text = event.value.encode(errors="replace").decode()
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n" for sign in event.value):
            self.doubt(place, "holds a sign that is no text; leave it out")
        if not event.implicit[0]:
            return text
        value, doubt = plain_value(text)
        doubt = cut_off(self.text, event.end_mark.index) or doubt
        if doubt:
            self.doubt(place, doubt)
        return value

    def doubt(self, place: Place, rule: str) -> None:
        """Notes a mistake and reads on."""
        self.mistakes.append(Mistake(place, rule))


def broken(error: Exception) -> str:
    """The line where reading stopped, with the usual remedies."""
    mark = getattr(error, "problem_mark", None)
    line = f"line {mark.line + 1}" if mark else "a line"
    return f"{line} cannot be read as YAML; {REMEDY}"
