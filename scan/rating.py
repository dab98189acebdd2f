"""The questions for a supervisor: those of the learner's phase, grouped by role or by EPA task."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Answer, Setting
from scan.steps import MOST_ITEMS_PER_PAGE, scan_steps, step_name

Grouping = Literal["rol", "taak"]
DEFAULT_LEARNER = "deze arts"
NOT_SEEN_HINT = "Zag je dit niet? Kies dan ‘Niet gezien’ of laat de vraag open. Dat telt nergens mee."


class RatingPart(NamedTuple):
    """One page of a rating: its name and its questions."""

    name: str
    items: tuple[Item, ...]

    def answered(self, answers: Mapping[str, Answer]) -> int:
        """The number of its items that have an answer."""
        return sum(item.id in answers for item in self.items)


def rating_parts(instrument: Instrument, phase: Phase, by: Grouping) -> tuple[RatingPart, ...]:
    """The items in scope of the phase, in pages of at most ten questions.

    Offered levels are left out: the roles that got an offer would reveal how the learner scored.
    """
    asked = scan_steps(instrument, phase, {})
    if by == "rol":
        return tuple(RatingPart(step_name(step, instrument), step.items) for step in asked)
    items = [item for step in asked for item in step.items]
    tasks = instrument.framework.epa_tasks
    return tuple(part for task in tasks for part in _pages(task.label, [i for i in items if i.epa_task == task.key]))


def _pages(name: str, items: Sequence[Item]) -> Iterator[RatingPart]:
    pages = [tuple(items[start : start + MOST_ITEMS_PER_PAGE]) for start in range(0, len(items), MOST_ITEMS_PER_PAGE)]
    for number, page in enumerate(pages, 1):
        yield RatingPart(f"{name} ({number} van {len(pages)})" if len(pages) > 1 else name, page)


def rating_stems(instrument: Instrument, setting: Setting | None) -> dict[str, tuple[str, str]]:
    """The question to a supervisor per scale, with the hint for what they did not see (measurement.md §1)."""
    learner = learner_word(instrument, setting)
    asked = {scale.key: scale.rating_stem.format(learner=learner) or scale.stem for scale in instrument.scales}
    return {key: (stem, NOT_SEEN_HINT) for key, stem in asked.items()}


def learner_word(instrument: Instrument, setting: Setting | None) -> str:
    """The word for the learner in questions to a supervisor: "deze arts", "deze student"."""
    known = {one.key: one.learner for one in instrument.framework.audiences}
    return known.get(setting.audience if setting else "", DEFAULT_LEARNER)
