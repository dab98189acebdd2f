"""Reading time of each phase, and how its questions are spread over EPA tasks, dimensions and EAPC competencies."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scan.content.blueprint import COMPETENCIES, sets
from scan.content.wording.readability import words
from scan.dutch import dutch_number
from scan.instrument.framework import Framework
from scan.instrument.instrument import Instrument, Item

WORDS_PER_MINUTE = 238  # silent reading of prose (Brysbaert 2019, Journal of Memory and Language 109: 104047)


class Spread(NamedTuple):
    """What the questions of a phase are spread over, and how many stand at each place."""

    over: str
    counts: Mapping[str, int]

    def __str__(self) -> str:
        least, most = (pick(self.counts, key=self.counts.__getitem__) for pick in (min, max))
        share = f"{self.counts[least]} ({least}) tot {self.counts[most]} ({most})"
        return f"{self.over} {share}"


def balance(instrument: Instrument) -> str:
    """A line per phase and set."""
    return "\n".join(
        f"{phase.key}{f' voor {specialism}' if specialism else ''}: {phase_balance(scope, instrument.framework)}"
        for phase, specialism, items in sets(instrument)
        if (scope := [item for item in items if item.level in phase.scope])
    )


def phase_balance(items: Sequence[Item], framework: Framework) -> str:
    """The size, the reading time and the spread of the questions that a phase asks."""
    size = sum(len(words(item.text)) for item in items)
    minutes = dutch_number(size / WORDS_PER_MINUTE)
    told = "; ".join(map(str, spreads(items, framework)))
    return f"{len(items)} vragen, {size} woorden, {minutes} min lezen; {told}"


def spreads(items: Sequence[Item], framework: Framework) -> Iterator[Spread]:
    """How often each EPA task, dimension and EAPC competency is asked; no line where no item names one."""
    tasks = {task.key: sum(item.epa_task == task.key for item in items) for task in framework.epa_tasks}
    dimensions = {one.key: sum(one.key in item.dimensions for item in items) for one in framework.dimensions}
    eapc = {f"EAPC {n}": sum(n in item.eapc for item in items) for n in COMPETENCIES}
    for over, counts in (("taken", tasks), ("dimensies", dimensions), ("kerncompetenties", eapc)):
        if any(counts.values()):
            yield Spread(over, counts)
