"""What a person sets out to learn after a scan, and what they are asked to show behind a high answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from results.advice.gaps import Gap
from scan.instrument.instrument import Instrument, Item
from scan.learning_goal import LearningGoal as LearningGoal
from scan.learning_goal import goal_from_text as goal_from_text
from scan.learning_goal import goal_to_text as goal_to_text
from scan.learning_goal import is_closed as is_closed
from scan.scoring.assessment import Assessment

GOALS_MOST = 3
PROMPTS_MOST = 3


@dataclass(frozen=True)
class EvidencePrompt:
    """A high answer (4 or 5) in a role that asks attention, with the question what shows it."""

    item_id: str
    answer: int
    question: str


def starter(item: Item) -> str:
    """A sentence to start a goal from, made of what the item says: "Ik wil kunnen zeggen: ‘Ik …’"."""
    return f"Ik wil kunnen zeggen: ‘{item.text}’"


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
