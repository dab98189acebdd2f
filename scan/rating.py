"""What someone who looks along is asked: the same questions, by role or by EPA task, and never more than was asked."""

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
        """How many of its items hold an answer."""
        return sum(item.id in answers for item in self.items)


def rating_parts(instrument: Instrument, phase: Phase, by: Grouping) -> tuple[RatingPart, ...]:
    """All that the phase asks of everyone, in pages of at most ten questions.

    What a person was offered beyond that is left out: which role got an offer would tell how they scored.
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
    """What who looks along is asked, by scale, with how to leave out what they did not see (measurement.md §1)."""
    learner = learner_word(instrument, setting)
    asked = {scale.key: scale.rating_stem.format(learner=learner) or scale.stem for scale in instrument.scales}
    return {key: (stem, NOT_SEEN_HINT) for key, stem in asked.items()}


def learner_word(instrument: Instrument, setting: Setting | None) -> str:
    """What who looks along calls the person: "deze arts", "deze student"."""
    known = {one.key: one.learner for one in instrument.framework.audiences}
    return known.get(setting.audience if setting else "", DEFAULT_LEARNER)
