"""How many items stand in each cell of the instrument, and which cells are too thin to score."""

from collections.abc import Iterable, Iterator, Sequence

from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument, Item

LOWEST = "basis"
COMPETENCIES = range(1, 11)  # the ten core competencies of the EAPC white paper (Gamondi and others, 2013)
Row = tuple[str, dict[str, int]]


def blueprint(instrument: Instrument) -> str:
    """A table per phase and set: the items asked or offered at each level, by role, EPA task and EAPC competency."""
    framework = instrument.framework
    return "\n\n".join(table(phase, framework, specialism, items) for phase, specialism, items in sets(instrument))


def sets(instrument: Instrument) -> Iterator[tuple[Phase, str, tuple[Item, ...]]]:
    """Each phase with the items of its base set (named ""), then of every specialism that has overlays in it."""
    for specialism in ("", *instrument.specialisms):
        own = instrument.set_for(specialism)
        for phase in instrument.framework.phases:
            items = own.items_of(phase)
            if not specialism or any(item.replaces for item in items):
                yield phase, specialism, items


def table(phase: Phase, framework: Framework, specialism: str, items: Sequence[Item]) -> str:
    """The counts of one phase as lines of text."""
    offered = f", biedt {', '.join(phase.offers)}" if phase.offers else ""
    title = f"{phase.key} ({phase.label}){f' voor {specialism}' if specialism else ''}"
    lines = [f"{title}: vraagt {', '.join(phase.scope)}{offered}", table_line("", phase.levels)]
    rows = (*role_rows(phase, framework, items), *task_rows(phase, framework, items), *competency_rows(phase, items))
    lines += [table_line(name, (cells[level] for level in phase.levels)) for name, cells in rows]
    lines.append(table_line("alle", counts(phase, items).values()))
    return "\n".join(lines)


def table_line(name: str, cells: Iterable[object]) -> str:
    """One row of the table."""
    return f"  {name:<8}" + "".join(f"{cell:>11}" for cell in cells)


def role_rows(phase: Phase, framework: Framework, items: Sequence[Item]) -> list[Row]:
    """Per role the number of items at each level of the phase."""
    return [(role.key, counts(phase, (i for i in items if i.role == role.key))) for role in framework.roles]


def task_rows(phase: Phase, framework: Framework, items: Sequence[Item]) -> list[Row]:
    """Per EPA task the number of items at each level of the phase."""
    return [(task.key, counts(phase, (i for i in items if i.epa_task == task.key))) for task in framework.epa_tasks]


def competency_rows(phase: Phase, items: Sequence[Item]) -> list[Row]:
    """Per EAPC core competency the number of items at each level of the phase; no rows when no item names one."""
    if not any(item.eapc for item in items):
        return []
    return [(f"EAPC {n}", counts(phase, (i for i in items if n in i.eapc))) for n in COMPETENCIES]


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
    beside = f" (en {doubtful} met fouten)" if doubtful else ""
    return [
        f"{cell}: te weinig items; nodig: {needed}, gevonden: {found}{beside}"
        for phase, specialism, items in sets(instrument)
        for cell, found, needed in judged_cells(phase, instrument.framework, items, specialism)
        if found + doubtful < needed
    ]


def judged_cells(
    phase: Phase, framework: Framework, items: Sequence[Item], specialism: str = ""
) -> Iterator[tuple[str, int, int]]:
    """Each cell of a phase with a minimum: its name, how many items it has and how many it needs.

    Roles count at every level, EPA tasks at the lowest, and EAPC competencies over all that the phase asks.
    """
    least = framework.minimum
    place = f"{phase.key} voor {specialism}" if specialism else phase.key
    for name, cells in role_rows(phase, framework, items):
        yield from ((f"{place} > {name} × {level}", n, least.per_role_and_level) for level, n in cells.items())
    for name, cells in task_rows(phase, framework, items):
        yield f"{place} > {name} × {LOWEST}", cells.get(LOWEST, 0), least.per_task
    asked = [item for item in items if item.level in phase.scope]
    for n in COMPETENCIES if least.per_competency else ():
        yield f"{place} > EAPC {n}", sum(n in item.eapc for item in asked), least.per_competency
    yield f"{place} > gevraagd", len(asked), phase.minimum_items
