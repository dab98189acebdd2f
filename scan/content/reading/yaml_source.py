"""A content file as plain values, read strictly; the only module that knows YAML."""

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from scan.content.mistakes import KeyPath, Mistake, quoted_name, quoted_value
from scan.content.reading.characters import hidden
from scan.content.reading.encoding import UnreadableError, text_of
from scan.content.reading.yaml_errors import broken, lines_of, swallowed
from scan.content.reading.yaml_scalars import cut_off, plain_value

# The limits of reliability.md, "Content and imports".
MOST_VALUES = 20_000
MOST_DEPTH = 20
# The same grammar twice; the one in C is ten times as fast, but not part of every build of PyYAML.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STANDARD = "tag:yaml.org,2002:"


def read_yaml(path: Path) -> tuple[Any, list[Mistake]]:
    """What the file at `path` says, and every mistake in how it says it; None when it could not be read."""
    try:
        value, mistakes = _parsed(text_of(path))
    except UnreadableError as error:
        return None, [Mistake((), str(error))]
    return deepcopy(value), list(mistakes)


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Any, tuple[Mistake, ...]]:
    """The value and mistakes of a text; kept, since a command reads the same content more than once."""
    source = YamlFile(text)
    return source.read(), tuple(source.mistakes)


class YamlFile:
    """The text of one file on its way to values; `mistakes` grows while it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.mistakes: list[Mistake] = []
        self.values = 0
        self.events: Iterator[Any] = iter(())
        self.begun: Any = None  # the key of an entry whose dash was forgotten
        self.explained = False  # why nothing more can be read

    def read(self) -> Any:
        """The value of the one document; None when the text, or what follows some line, cannot be read."""
        tabs = [str(number) for number, line in enumerate(self.lines, 1) if "\t" in line]
        if tabs:
            self.explained = True
            self.doubt((), f"er staat een tab op regel {', '.join(tabs[:9])}; typ spaties")
        try:
            return self.document()
        except UnreadableError as error:
            self.doubt((), str(error))
        except Exception as error:  # PyYAML raises far more than YAMLError on odd text
            if not self.explained:
                self.doubt((), broken(self.text, error))
        return None

    def document(self) -> Any:
        """The value of the first document; a second one is a mistake."""
        self.events = yaml.parse(self.text, Loader=LOADER)
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise UnreadableError("is leeg")
        value = self.value(next(self.events), ())
        next(self.events)
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            self.doubt((), "bevat meer dan één document; houd er één, zonder '---'")
        if value is None:
            raise UnreadableError("is leeg")
        return value

    def value(self, event: Any, place: KeyPath) -> Any:
        """The value that begins with `event`, read to its end."""
        self.guard(event, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place)
        return self.scalar(event, place) if isinstance(event, yaml.ScalarEvent) else None

    def guard(self, event: Any, place: KeyPath) -> None:
        """Refuses what is too much, and tells what content has no need of."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise UnreadableError(f"bevat meer dan {MOST_VALUES} waarden; splits het")
        if len(place) > MOST_DEPTH:
            raise UnreadableError(f"regel {line_number(event)} is meer dan {MOST_DEPTH} niveaus diep; maak het platter")
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.doubt(place, f"'{sign}{event.anchor}' is een alias; schrijf de waarde telkens uit")
        elif getattr(event, "tag", None):
            self.doubt(place, f"{quoted_value(event.tag.replace(STANDARD, '!!'))} is een tag; laat die weg")

    def mapping(self, place: KeyPath) -> dict[str, Any]:
        """Keys and values up to the end of the mapping; of a key written twice the first counts.

        Where an entry of a list begins anew, a dash was forgotten: it ends there, and `begun` is where the next begins.
        """
        found: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            number = line_number(event)
            if begins_anew(event, found, place):
                self.doubt(
                    place,
                    f"regel {line_number(event)}: zet '- ' voor {quoted_name(event.value)}; hier begint een nieuw deel",
                )
                self.begun = event
                break
            key = self.key(event, place)
            if key in found:
                self.doubt((*place, key), f"deze sleutel staat er twee keer, ook op regel {number}; houd er één")
            found.setdefault(key, self.value(next(self.events), (*place, key)))
        return found

    def next(self) -> Any:
        """The next event, after the key of an entry that has begun already."""
        event, self.begun = self.begun or next(self.events), None
        return event

    def key(self, event: Any, place: KeyPath) -> str:
        """The text of a key, which must be a word."""
        name = event.value.encode(errors="replace").decode() if isinstance(event, yaml.ScalarEvent) else "?"
        self.value(event, (*place, name))
        if not isinstance(event, yaml.ScalarEvent):
            self.doubt((*place, name), "een sleutel is een woord, geen lijst en geen alias")
        return name

    def sequence(self, place: KeyPath) -> list[Any]:
        """The entries up to the end of the list."""
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*place, len(found))))
            while self.begun:
                found.append(self.mapping((*place, len(found))))
        return found

    def scalar(self, event: Any, place: KeyPath) -> Any:
        """Text as it stands between quotes; without quotes also a number, true, false or null."""
        text = event.value.encode(errors="replace").decode()
        self.look_through(event, place)
        if not event.implicit[0]:
            return text
        value, rule, guess = plain_value(text)
        lost = cut_off(self.text, event.end_mark.index)
        if lost or rule:
            self.doubt(place, lost or rule, guess and not lost)
        return value

    def look_through(self, event: Any, place: KeyPath) -> None:
        """Tells what a text holds that its author cannot see: odd signs, and lines behind a quote left open."""
        first, last = event.start_mark.line, event.end_mark.line
        for sign, rule in hidden(event.value):
            written = self.text[event.start_mark.index : event.end_mark.index]
            before = written.partition(sign)[0] if sign in written else ""
            self.doubt(place, f"regel {first + len(lines_of(before))}: {rule}")
        if event.style and last > first and swallowed(self.lines[first : last + 1]):
            self.explained = True
            lines = f"opent op regel {first + 1} en sluit pas op regel {last + 1}"
            self.doubt(place, f"dit aanhalingsteken {lines}; sluit het eerder")

    def doubt(self, place: KeyPath, rule: str, guess: bool = False) -> None:
        """Notes a mistake and reads on."""
        self.mistakes.append(Mistake(place, rule, guess))


def line_number(event: Any) -> int:
    """The line where an event begins, counted from one."""
    return int(event.start_mark.line) + 1


def begins_anew(event: Any, found: dict[str, Any], place: KeyPath) -> bool:
    """Whether an entry of a list that has several keys already meets its first key again."""
    in_a_list = bool(place) and isinstance(place[-1], int)
    return in_a_list and len(found) > 1 and getattr(event, "value", None) == next(iter(found))
