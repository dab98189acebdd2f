"""What a person sets out to learn after a scan, and what they are asked to show behind a high answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from results.gaps import Gap, Topic
from scan.assessment import Assessment
from scan.catalogue import Learning
from scan.framework import Framework
from scan.instrument import Instrument, Item

Status = Literal["open", "bezig", "behaald", "losgelaten"]
LEARNING_WORDS: Mapping[Learning, str] = {
    "knowledge": "Kennis opdoen",
    "skill": "Vaardigheid trainen",
    "workplace": "Werkplekleren",
}
STATUS_WORDS: Mapping[Status, str] = {
    "open": "Nog te beginnen",
    "bezig": "Mee bezig",
    "behaald": "Behaald",
    "losgelaten": "Losgelaten",
}
GOALS_MOST = 3
PROMPTS_MOST = 3


@dataclass(frozen=True)
class LearningGoal:
    """One thing a person wants to learn, in their own words.

    It comes from a `topic`, from an item, or from neither. What they will do is a `training` of the catalogue (its id)
    or an `activity` in own words; `evidence` holds keys of the framework's evidence; `companion` is who looks along.
    """

    id: str
    text: str
    topic: Topic | None = None
    item_id: str = ""
    training: str = ""
    activity: str = ""
    learning: Learning | None = None
    evidence: tuple[str, ...] = ()
    companion: str = ""
    evaluate_on: date | None = None
    status: Status = "open"


@dataclass(frozen=True)
class EvidencePrompt:
    """A high answer (4 or 5) in a role that asks attention, with the question what shows it."""

    item_id: str
    answer: int
    question: str


def starter(item: Item) -> str:
    """A sentence to start a goal from, made of what the item says: "Ik wil kunnen zeggen: ‘Ik …’"."""
    return f"Ik wil kunnen zeggen: ‘{item.text}’"


def starters(gap: Gap, instrument: Instrument) -> tuple[str, ...]:
    """A starter for every item of a gap, in the order of the content."""
    return tuple(starter(item) for item in instrument.items if item.id in gap.items)


def is_closed(goal: LearningGoal) -> bool:
    """Whether nothing more is to be done about a goal."""
    return goal.status in ("behaald", "losgelaten")


def evidence_words(goal: LearningGoal, framework: Framework) -> tuple[str, ...]:
    """How the goal will be seen, in words; evidence that this framework does not know stands as its key."""
    labels = {one.key: one.label for one in framework.evidence}
    return tuple(labels.get(key, key) for key in goal.evidence)


def evidence_prompts(
    assessment: Assessment, instrument: Instrument, found: Sequence[Gap], noted: Collection[str] = ()
) -> tuple[EvidencePrompt, ...]:
    """What to ask for evidence of: at most three answers of 4 or 5, the highest first, in roles that have a gap.

    Items in `noted` told already what shows it (measurement.md §8).
    """
    roles = {gap.topic.role for gap in found}
    criterion = instrument.framework.constants.criterion
    high = [
        EvidencePrompt(item.id, answer, f"Je koos een {answer} bij ‘{item.text}’ Waaruit blijkt dat?")
        for item in instrument.items_of(instrument.framework.phase(assessment.phase))
        if item.role in roles
        and item.id not in noted
        and isinstance(answer := assessment.answers.get(item.id), int)
        and answer >= criterion
    ]
    return tuple(sorted(high, key=lambda one: -one.answer)[:PROMPTS_MOST])
