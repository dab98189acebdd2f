"""Content folders to checked definitions, or a ContentError with every mistake at once."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from scan.content.blueprint import thin_cells
from scan.content.consistency import Neighbours, future, senseless
from scan.content.files import (
    ContentFile,
    Glossary,
    Scales,
    Sources,
    Statements,
    instrument_files,
    opened,
    untold,
)
from scan.content.mistakes import Mistake, inside, told
from scan.content.reading.yaml_source import read
from scan.content.references import Ids, Names, dangling, names
from scan.content.schema import D, parsed, sound
from scan.instrument.catalogue import Catalogue
from scan.instrument.framework import EpaTask, Framework, Phase
from scan.instrument.instrument import Instrument, Item


class ContentError(Exception):
    """Content that cannot be used; `problems` says where, what and how to mend it, one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def load_instrument(folder: Path, version: str = "draft", today: date | None = None) -> Instrument:
    """The instrument in `folder`; ContentError with all mistakes when there are any.

    Dates after `today` are mistakes too; without it no date is compared: what is served must not depend on a clock.
    """
    files = instrument_files(folder)
    refuse(problems(files, given(files), today))
    return instrument(files, version)


def load_catalogue(folder: Path, framework: Framework) -> Catalogue:
    """The catalogue in `folder`, its names checked against `framework` and sources.yaml; ContentError otherwise."""
    file = opened(folder / "catalogue.yaml", Catalogue)
    sources, _ = read(folder / "sources.yaml")
    refuse(problems([file], names([framework.model_dump(mode="json"), sources]), framework=framework))
    return parsed(Catalogue, file.content)


def load_content(folder: Path, version: str = "draft", today: date | None = None) -> tuple[Instrument, Catalogue]:
    """Instrument and catalogue together; ContentError with the mistakes of both, dates after `today` included."""
    files, catalogue = instrument_files(folder), opened(folder / "catalogue.yaml", Catalogue)
    refuse(problems([*files, catalogue], given(files), today))
    return instrument(files, version), parsed(Catalogue, catalogue.content)


def refuse(found: Sequence[str]) -> None:
    """Stops at mistakes, all of them at once."""
    if found:
        raise ContentError(found)


def given(files: Sequence[ContentFile]) -> Names:
    """The names that the files give."""
    return names(file.content for file in files)


def problems(
    files: Sequence[ContentFile], known: Names, today: date | None = None, framework: Framework | None = None
) -> list[str]:
    """Every mistake in the files, by themselves and beside each other, then the thin cells, as lines.

    `framework` stands in for a framework.yaml that is not among the files.
    """
    found = [*mistakes(files, known, today, neighbours(files, framework))]
    lines = [told(file.name, file.content, one) for file, several in zip(files, found, strict=True) for one in several]
    return lines + thin(files, found)


def neighbours(files: Sequence[ContentFile], framework: Framework | None) -> Neighbours:
    """The definitions without mistakes that the files are checked against."""
    phases = [one for file in files for _, one in sound(Phase, inside(file.content, "phases"))]
    items = [one for file in files for _, one in sound(Item, inside(file.content, "items"))]
    tasks = [one for file in files for _, one in sound(EpaTask, inside(file.content, "epa_tasks"))]
    return Neighbours(
        phases={phase.key: phase for phase in phases},
        items={item.id: item for item in items},
        practised={task.key for task in (framework.epa_tasks if framework else tasks) if task.needs_practice},
    )


def mistakes(
    files: Sequence[ContentFile], known: Names, today: date | None, others: Neighbours
) -> Iterator[list[Mistake]]:
    """The mistakes of each file."""
    ids = Ids()
    for file in files:
        beside = [*dangling(file.content, known), *ids.twice(file.name, file.content), *senseless(file.content, others)]
        beside += future(file.content, today) if today else []
        yield file.mistakes + untold(beside, file.mistakes)


def thin(files: Sequence[ContentFile], found: Sequence[Sequence[Mistake]]) -> list[str]:
    """The cells that have too few items, whatever becomes of the items with mistakes.

    Nothing while the framework or a whole file cannot be read.
    """
    framework = next((one for file in files for _, one in sound(Framework, [file.content])), None)
    statements = [(file, bad) for file, bad in zip(files, found, strict=True) if file.definition is Statements]
    if framework is None or not all(isinstance(inside(file.content, "items"), list) for file, _ in statements):
        return []
    items: list[Item] = []
    doubtful = 0
    for file, bad in statements:
        wrong = {one.place[1] for one in bad if len(one.place) > 1}
        items += (item for position, item in sound(Item, inside(file.content, "items")) if position not in wrong)
        doubtful += len(wrong)
    counted = Instrument(version="draft", framework=framework, scales=(), items=tuple(items), sources=(), glossary=())
    return [f"statements > {problem}" for problem in thin_cells(counted, doubtful)]


def instrument(files: Sequence[ContentFile], version: str) -> Instrument:
    """The instrument that files without mistakes make; items by role, then in the order of their file."""
    framework, *_ = made(files, Framework)
    order = [role.key for role in framework.roles]
    items = (item for file in made(files, Statements) for item in file.items)
    return Instrument(
        version=version,
        framework=framework,
        scales=made(files, Scales)[0].scales,
        items=tuple(sorted(items, key=lambda item: order.index(item.role))),
        sources=made(files, Sources)[0].sources,
        glossary=made(files, Glossary)[0].terms,
    )


def made(files: Sequence[ContentFile], definition: type[D]) -> list[D]:
    """The files of one kind as definitions."""
    return [parsed(definition, file.content) for file in files if file.definition is definition]
