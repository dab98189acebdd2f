"""How many items stand in each cell of the instrument, and which cells are too thin to score."""

from collections.abc import Iterable, Iterator, Sequence

from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument, Item

LOWEST = "basis"
Row = tuple[str, dict[str, int]]


def blueprint(instrument: Instrument) -> str:
    """A table per phase: the items it asks or offers, role × level and EPA task × level."""
    framework = instrument.framework
    return "\n\n".join(table(phase, framework, instrument.items_of(phase)) for phase in framework.phases)


def table(phase: Phase, framework: Framework, items: Sequence[Item]) -> str:
    """The counts of one phase as lines of text."""
    offered = f", biedt {', '.join(phase.offers)}" if phase.offers else ""
    lines = [f"{phase.key} ({phase.label}): vraagt {', '.join(phase.scope)}{offered}", line("", phase.levels)]
    for name, cells in (*role_rows(phase, framework, items), *task_rows(phase, framework, items)):
        lines.append(line(name, (cells[level] for level in phase.levels)))
    lines.append(line("alle", counts(phase, items).values()))
    return "\n".join(lines)


def line(name: str, cells: Iterable[object]) -> str:
    """One row of the table."""
    return f"  {name:<4}" + "".join(f"{cell:>11}" for cell in cells)


def role_rows(phase: Phase, framework: Framework, items: Sequence[Item]) -> list[Row]:
    """Per role the number of items at each level of the phase."""
    return [(role.key, counts(phase, (i for i in items if i.role == role.key))) for role in framework.roles]


def task_rows(phase: Phase, framework: Framework, items: Sequence[Item]) -> list[Row]:
    """Per EPA task the number of items at each level of the phase."""
    return [(task.key, counts(phase, (i for i in items if i.epa_task == task.key))) for task in framework.epa_tasks]


def counts(phase: Phase, items: Iterable[Item]) -> dict[str, int]:
    """The number of items at each level the phase asks or offers."""
    found: dict[str, int] = dict.fromkeys(phase.levels, 0)
    for item in items:
        found[item.level] += 1
    return found


def thin_cells(instrument: Instrument, doubtful: int = 0) -> list[str]:
    """Every cell with fewer items than the framework's minimum (measurement.md §2), as a sentence.

    `doubtful` items have mistakes and may belong to any cell: a cell is told when it is too thin even with all of them.
    """
    framework = instrument.framework
    beside = f" (en {doubtful} met fouten)" if doubtful else ""
    return [
        f"{cell}: te weinig items; nodig: {needed}, gevonden: {found}{beside}"
        for phase in framework.phases
        for cell, found, needed in judged_cells(phase, framework, instrument.items_of(phase))
        if found + doubtful < needed
    ]


def judged_cells(phase: Phase, framework: Framework, items: Sequence[Item]) -> Iterator[tuple[str, int, int]]:
    """Each cell of a phase with a minimum: its name, how many items it has and how many it needs.

    Roles count at every level, EPA tasks at the lowest, and all that the phase asks together.
    """
    least = framework.minimum
    for name, cells in role_rows(phase, framework, items):
        yield from ((f"{phase.key} > {name} × {level}", n, least.per_role_and_level) for level, n in cells.items())
    for name, cells in task_rows(phase, framework, items):
        yield f"{phase.key} > {name} × {LOWEST}", cells.get(LOWEST, 0), least.per_task
    yield f"{phase.key} > gevraagd", sum(item.level in phase.scope for item in items), phase.minimum_items
