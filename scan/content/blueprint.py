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
    offered = f", offers {', '.join(phase.offers)}" if phase.offers else ""
    lines = [f"{phase.key} ({phase.label}): asks {', '.join(phase.scope)}{offered}", line("", phase.levels)]
    for name, cells in (*role_rows(phase, framework, items), *task_rows(phase, framework, items)):
        lines.append(line(name, (cells[level] for level in phase.levels)))
    lines.append(line("all", counts(phase, items).values()))
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


def thin_cells(instrument: Instrument) -> list[str]:
    """Every cell with fewer items than the framework's minimum (measurement.md §2), as a sentence."""
    framework = instrument.framework
    return [
        problem
        for phase in framework.phases
        for problem in phase_problems(phase, framework, instrument.items_of(phase))
    ]


def phase_problems(phase: Phase, framework: Framework, items: Sequence[Item]) -> Iterator[str]:
    """The thin cells of one phase: roles at every level, EPA tasks at the lowest, and all that it asks."""
    least = framework.minimum
    for name, cells in role_rows(phase, framework, items):
        for level, n in cells.items():
            yield from too_few(f"{phase.key} > {name} × {level}", n, least.per_role_and_level)
    for name, cells in task_rows(phase, framework, items):
        yield from too_few(f"{phase.key} > {name} × {LOWEST}", cells.get(LOWEST, 0), least.per_task)
    yield from too_few(f"{phase.key} > asked", sum(item.level in phase.scope for item in items), phase.minimum_items)


def too_few(cell: str, found: int, needed: int) -> Iterator[str]:
    """A cell that is too thin, as a sentence."""
    if found < needed:
        yield f"{cell}: too thin; items needed: {needed}, found: {found}"
