"""The files of a content folder: what each should hold, and what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scan.content.mistakes import Mistake
from scan.content.reading.yaml_source import read_yaml
from scan.content.schema import shape_mistakes
from scan.instrument.base import Definition
from scan.instrument.framework import Framework
from scan.instrument.instrument import Item, Scale, Source, Term


class Scales(Definition):
    """What scales.yaml holds."""

    scales: tuple[Scale, ...]


class Statements(Definition):
    """What a file in statements/ holds."""

    items: tuple[Item, ...]


class Sources(Definition):
    """What sources.yaml holds."""

    sources: tuple[Source, ...]


class Glossary(Definition):
    """What glossary.yaml holds."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class ContentFile:
    """A file that was read: what it should be, what it says (None when unreadable), and its mistakes so far."""

    name: str
    definition: type[Definition]
    content: Any
    mistakes: list[Mistake] = field(default_factory=list)


def instrument_files(folder: Path) -> list[ContentFile]:
    """Every file an instrument is made of; only the glossary may be absent."""
    glossary = folder / "glossary.yaml"
    return [
        read_content_file(folder / "framework.yaml", Framework),
        read_content_file(folder / "scales.yaml", Scales),
        *statement_files(folder / "statements"),
        read_content_file(folder / "sources.yaml", Sources),
        read_content_file(glossary, Glossary)
        if glossary.exists()
        else ContentFile(glossary.name, Glossary, {"terms": []}),
    ]


def statement_files(folder: Path) -> list[ContentFile]:
    """The files with items, by name (`.yml` too, lest one is passed over in silence); none at all is a mistake."""
    none = ContentFile(
        folder.name, Statements, None, [Mistake((), "hier staat geen *.yaml; schrijf een bestand per rol")]
    )
    return [read_content_file(path, Statements) for path in sorted(folder.glob("*.y*ml"))] or [none]


def read_content_file(path: Path, definition: type[Definition]) -> ContentFile:
    """The file at `path`, read and compared with the shape it should have."""
    content, mistakes = read_yaml(path)
    shape = [] if content is None else shape_mistakes(definition, content)
    places = {one.place for one in shape}
    spelling = [one for one in mistakes if not (one.guess and one.place in places)]
    return ContentFile(path.name, definition, content, spelling + first_per_place(shape, spelling))


def first_per_place(mistakes: Iterable[Mistake], before: Iterable[Mistake]) -> list[Mistake]:
    """The mistakes at places of which nothing was told before, since one often causes the other."""
    places = {mistake.place for mistake in before}
    return [mistake for mistake in mistakes if mistake.place not in places]
