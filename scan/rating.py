"""The questions for a supervisor: those of the learner's phase, grouped by role or by EPA task."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Answer, Setting
from scan.steps import scan_steps, step_name
from scan.store.store import Sitting

Grouping = Literal["rol", "taak"]
DEFAULT_LEARNER = "deze arts"
NOT_SEEN_HINT = "Zag je dit niet? Kies dan ‘Niet gezien’ of laat de vraag open. Dat telt nergens mee."


class RatingPart(NamedTuple):
    """One page of a rating: its name, its questions, and its name on a phone where that is shorter."""

    name: str
    items: tuple[Item, ...]
    short: str = ""

    def answered(self, answers: Mapping[str, Answer]) -> int:
        """The number of its items that have an answer."""
        return sum(item.id in answers for item in self.items)


def rating_parts(instrument: Instrument, phase: Phase, by: Grouping) -> tuple[RatingPart, ...]:
    """The items in scope of the phase, a page per role or per EPA task.

    Offered levels are left out: the roles that got an offer would reveal how the learner scored.
    """
    asked = scan_steps(instrument, phase, {})
    if by == "rol":
        return tuple(RatingPart(step_name(step, instrument), step.items, step.role.short) for step in asked)
    items = [item for step in asked for item in step.items]
    tasks = instrument.framework.epa_tasks
    parts = [RatingPart(task.label, tuple(i for i in items if i.epa_task == task.key)) for task in tasks]
    return tuple(part for part in parts if part.items)


def asked_items(sitting: Sitting, instrument: Instrument) -> frozenset[str]:
    """The ids of the questions in the roles that this side began: what its "klaar" is about; all when it began none."""
    parts = rating_parts(instrument, instrument.framework.phase(sitting.assessment.phase), "rol")
    begun = [part for part in parts if part.answered(sitting.assessment.answers)]
    return frozenset(item.id for part in begun or parts for item in part.items)


def rating_stems(instrument: Instrument, setting: Setting | None) -> dict[str, tuple[str, str]]:
    """The question to a supervisor per scale, with the hint for what they did not see (measurement.md §1)."""
    learner = learner_word(instrument, setting)
    asked = {scale.key: scale.rating_stem.format(learner=learner) or scale.stem for scale in instrument.scales}
    return {key: (stem, NOT_SEEN_HINT) for key, stem in asked.items()}


def learner_word(instrument: Instrument, setting: Setting | None) -> str:
    """The word for the learner in questions to a supervisor: "deze arts", "deze student"."""
    known = {one.key: one.learner for one in instrument.framework.audiences}
    return known.get(setting.audience if setting else "", DEFAULT_LEARNER)
