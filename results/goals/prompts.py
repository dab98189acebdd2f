"""Prompts after a scan: the first sentence of a learning goal, and questions for evidence of high answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from results.advice.gaps import Gap
from scan.instrument.advice import AdviceParameters
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import Assessment

GOALS_MOST = 3
PROMPTS_MOST = 3


@dataclass(frozen=True)
class EvidencePrompt:
    """A high answer (4 or 5) in a role with a gap, and the question for its evidence."""

    item_id: str
    answer: int
    question: str


def goal_starter(item: Item, advice: AdviceParameters) -> str:
    """The first sentence of a goal about an item, as a person would say it: that of its theme in its role.

    Without one in the content it quotes the item.
    """
    start = advice.start(item.theme, item.role)
    return start.goal if start else f"Ik wil hier verder in komen: ‘{item.text}’"


def evidence_prompts(
    assessment: Assessment, instrument: Instrument, gaps: Sequence[Gap], noted: Collection[str] = ()
) -> tuple[EvidencePrompt, ...]:
    """At most three prompts for answers of 4 or 5 in roles with a gap, the highest first (measurement.md §8).

    Items in `noted` already have a note with evidence and are left out.
    """
    roles = {gap.topic.role for gap in gaps}
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
