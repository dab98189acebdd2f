"""A learning goal made of an advised step: its sentence, training, first act, evidence and a day to look back."""

from collections.abc import Mapping
from datetime import date, timedelta

from results.advice.eligibility import Wish
from results.advice.next_steps import served_gaps
from results.advice.reasons import first_act
from results.advice.suggestions import Advice
from results.goals.prompts import goal_starter
from scan.instrument.catalogue import Learning
from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal

LOOK_BACK = timedelta(weeks=13)
EVIDENCE: Mapping[Learning | None, str] = {"workplace": "kpb", "skill": "kpb", "knowledge": "reflectieverslag"}


def suggested_goal(number: int, advice: Advice, wish: Wish, instrument: Instrument, today: date) -> LearningGoal:
    """The goal of the step at place `number`, for the gap that heads it; the person may change all of it."""
    gap, training = served_gaps(advice)[number], advice.suggestions[number].training
    item = next(one for one in instrument.items if one.id in gap.items)
    evidence = EVIDENCE.get(training.kind, "")
    return LearningGoal(
        "new",
        goal_starter(item, advice.parameters),
        gap.topic,
        item.id,
        training=training.id,
        activity=first_act(training, advice, wish, instrument.framework),
        learning=training.kind,
        evidence=tuple(one.key for one in instrument.framework.evidence if one.key == evidence),
        evaluate_on=today + LOOK_BACK,
    )
