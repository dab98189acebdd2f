"""Content folders to checked definitions, or a ContentError with every mistake at once."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from scan.content.blueprint import thin_cells
from scan.content.catalogue_consistency import catalogue_mistakes
from scan.content.consistency import Neighbours, consistency_mistakes, future_dates
from scan.content.files import (
    ContentFile,
    Glossary,
    Scales,
    Sources,
    Statements,
    first_per_place,
    instrument_files,
    read_content_file,
)
from scan.content.mistakes import Mistake, located_message, printable, value_at
from scan.content.reading.yaml_source import read_yaml
from scan.content.references import Ids, Names, dangling_references, defined_names
from scan.content.schema import D, to_definition, valid_entries
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import EpaTask, Framework, Phase
from scan.instrument.instrument import Instrument, Item


class ContentError(Exception):
    """Content that cannot be used; `problems` say where, what and how to mend it, one line each, safe to print."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(map(printable, problems))
        super().__init__("\n".join(self.problems))


def load_instrument(folder: Path, version: str = "draft", today: date | None = None) -> Instrument:
    """The instrument in `folder`; ContentError with all mistakes when there are any.

    Dates after `today` are mistakes too; without it no date is compared: what is served must not depend on a clock.
    """
    files = instrument_files(folder)
    raise_if_any(mistake_lines(files, names_defined_by(files), today))
    return build_instrument(files, version)


def load_catalogue(folder: Path, framework: Framework) -> Catalogue:
    """The catalogue in `folder`, its names checked against `framework` and sources.yaml; ContentError otherwise."""
    file = read_content_file(folder / "catalogue.yaml", Catalogue)
    sources, _ = read_yaml(folder / "sources.yaml")
    known = defined_names([framework.model_dump(mode="json"), sources, file.content])
    raise_if_any(mistake_lines([file], known, framework=framework))
    return to_definition(Catalogue, file.content)


def load_content(folder: Path, version: str = "draft", today: date | None = None) -> tuple[Instrument, Catalogue]:
    """Instrument and catalogue together; ContentError with the mistakes of both, dates after `today` included."""
    files, catalogue = instrument_files(folder), read_content_file(folder / "catalogue.yaml", Catalogue)
    raise_if_any(mistake_lines([*files, catalogue], names_defined_by([*files, catalogue]), today))
    return build_instrument(files, version), to_definition(Catalogue, catalogue.content)


def raise_if_any(found: Sequence[str]) -> None:
    """Stops at mistakes, all of them at once."""
    if found:
        raise ContentError(found)


def names_defined_by(files: Sequence[ContentFile]) -> Names:
    """The names that the files give."""
    return defined_names(file.content for file in files)


def mistake_lines(
    files: Sequence[ContentFile], known: Names, today: date | None = None, framework: Framework | None = None
) -> list[str]:
    """Every mistake in the files, by themselves and beside each other, then the thin cells, as lines.

    `framework` stands in for a framework.yaml that is not among the files.
    """
    found = [*mistakes_by_file(files, known, today, neighbours(files, framework))]
    lines = [
        located_message(file.name, file.content, one)
        for file, several in zip(files, found, strict=True)
        for one in several
    ]
    return lines + thin_cell_lines(files, found)


def neighbours(files: Sequence[ContentFile], framework: Framework | None) -> Neighbours:
    """The definitions without mistakes that the files are checked against."""
    phases = [one for file in files for _, one in valid_entries(Phase, value_at(file.content, "phases"))]
    items = [one for file in files for _, one in valid_entries(Item, value_at(file.content, "items"))]
    tasks = [one for file in files for _, one in valid_entries(EpaTask, value_at(file.content, "epa_tasks"))]
    return Neighbours(
        phases={phase.key: phase for phase in phases},
        items={item.id: item for item in items},
        practised={task.key for task in (framework.epa_tasks if framework else tasks) if task.needs_practice},
    )


def mistakes_by_file(
    files: Sequence[ContentFile], known: Names, today: date | None, others: Neighbours
) -> Iterator[list[Mistake]]:
    """The mistakes of each file."""
    ids = Ids()
    for file in files:
        beside = [
            *dangling_references(file.content, known),
            *ids.twice(file.name, file.content),
            *consistency_mistakes(file.content, others),
            *catalogue_mistakes(file.content, others.practised),
        ]
        beside += future_dates(file.content, today) if today else []
        yield file.mistakes + first_per_place(beside, file.mistakes)


def thin_cell_lines(files: Sequence[ContentFile], found: Sequence[Sequence[Mistake]]) -> list[str]:
    """The cells that have too few items, whatever becomes of the items with mistakes.

    Nothing while the framework or a whole file cannot be read.
    """
    frames = [file.content for file in files if file.definition is Framework]
    framework = next((one for _, one in valid_entries(Framework, frames)), None)
    statements = [(file, bad) for file, bad in zip(files, found, strict=True) if file.definition is Statements]
    if framework is None or not all(isinstance(value_at(file.content, "items"), list) for file, _ in statements):
        return []
    items: list[Item] = []
    doubtful = 0
    for file, bad in statements:
        wrong = {one.place[1] for one in bad if len(one.place) > 1}
        items += (
            item for position, item in valid_entries(Item, value_at(file.content, "items")) if position not in wrong
        )
        doubtful += len(wrong)
    counted = Instrument(version="draft", framework=framework, scales=(), items=tuple(items), sources=(), glossary=())
    return [f"statements > {problem}" for problem in thin_cells(counted, doubtful)]


def build_instrument(files: Sequence[ContentFile], version: str) -> Instrument:
    """The instrument that files without mistakes make; items by role, then in the order of their file."""
    framework, *_ = definitions_of(files, Framework)
    order = [role.key for role in framework.roles]
    items = (item for file in definitions_of(files, Statements) for item in file.items)
    return Instrument(
        version=version,
        framework=framework,
        scales=definitions_of(files, Scales)[0].scales,
        items=tuple(sorted(items, key=lambda item: order.index(item.role))),
        sources=definitions_of(files, Sources)[0].sources,
        glossary=definitions_of(files, Glossary)[0].terms,
    )


def definitions_of(files: Sequence[ContentFile], definition: type[D]) -> list[D]:
    """The files of one kind as definitions."""
    return [to_definition(definition, file.content) for file in files if file.definition is definition]
