"""The questions for a supervisor: those of the learner's phase, grouped by role or by EPA task."""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Answer, Setting
from scan.steps import SECONDS_PER_ITEM, scan_steps, step_name
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


class RatingScope(NamedTuple):
    """How much is asked of a guest: questions, minutes (an estimate), and the parts by name, () for all of them."""

    questions: int
    minutes: int
    parts: tuple[str, ...] = ()


def rating_scope(instrument: Instrument, phase: Phase, topics: Collection[str] = ()) -> RatingScope:
    """How much a rating about these roles asks; no topics means all."""
    parts = rating_parts(instrument, phase, "rol", topics)
    questions = sum(len(part.items) for part in parts)
    minutes = max(1, round(questions * SECONDS_PER_ITEM / 60))
    return RatingScope(questions, minutes, tuple(part.name for part in parts) if topics else ())


def rating_parts(
    instrument: Instrument, phase: Phase, by: Grouping, topics: Collection[str] = ()
) -> tuple[RatingPart, ...]:
    """The items in scope of the phase, a page per role or per EPA task; `topics` limits them to these roles.

    Offered levels are left out: the roles that got an offer would reveal how the learner scored.
    """
    steps = scan_steps(instrument, phase, {})
    asked = [step for step in steps if step.role.key in topics] or steps
    if by == "rol":
        return tuple(RatingPart(step_name(step, instrument), step.items, step.role.short) for step in asked)
    items = [item for step in asked for item in step.items]
    tasks = instrument.framework.epa_tasks
    parts = [RatingPart(task.label, tuple(i for i in items if i.epa_task == task.key)) for task in tasks]
    return tuple(part for part in parts if part.items)


def asked_items(sitting: Sitting, instrument: Instrument, topics: Collection[str] = ()) -> frozenset[str]:
    """The ids of the questions that "klaar" is about: all that an invitation about `topics` asks (R80)."""
    parts = rating_parts(instrument, instrument.framework.phase(sitting.assessment.phase), "rol", topics)
    return frozenset(item.id for part in parts for item in part.items)


def rating_stems(instrument: Instrument, learner: str) -> dict[str, tuple[str, str]]:
    """The question to a supervisor per scale, with the hint for what they did not see (measurement.md §1).

    `learner` is the learner's name, or what `learner_word` returns.
    """
    asked = {scale.key: scale.rating_stem.format(learner=learner) or scale.stem for scale in instrument.scales}
    return {key: (stem, NOT_SEEN_HINT) for key, stem in asked.items()}


def learner_word(instrument: Instrument, setting: Setting | None) -> str:
    """The word for the learner in questions to a supervisor: "deze arts", "deze student"."""
    known = {one.key: one.learner for one in instrument.framework.audiences}
    return known.get(setting.audience if setting else "", DEFAULT_LEARNER)
