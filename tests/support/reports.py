"""A person's scan with goals and advice, to report on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from results.advice.eligibility import Wish
from results.advice.suggestions import suggest
from results.report.report import Report
from scan.instrument.instrument import ceiling
from scan.learning_goal import LONGEST_LINE, LearningGoal
from scan.scoring.assessment import Answer
from scan.scoring.scoring import score
from scan.store import Sitting
from tests.support.building import phase, real, said

TODAY = date(2026, 11, 22)
BEGUN = datetime(2026, 11, 20, 9, tzinfo=UTC)
INSTRUMENT, CATALOGUE = real()
AUDIENCES = {"n6": "bachelor", "n7": "master", "n8": "aios", "gevorderd": "aios", "expert": "arts"}
GOAL = LearningGoal(
    id="g1",
    text="Ik wil kunnen zeggen: ‘Ik start een opioïd samen met een laxeermiddel.’",
    training=CATALOGUE.entries[0].id,
    activity="en elke week een casus",
    learning="skill",
    evidence=("kpb", "casus"),
    companion="mijn opleider",
    evaluate_on=date(2027, 3, 1),
    status="bezig",
)


def answers(key: str, share: float) -> dict[str, Answer | None]:
    """Answers to this share of the questions of a phase, now and then "nog niet gedaan"."""
    random = Random(key)
    asked = [one for one in INSTRUMENT.items_of(phase(key)) if random.random() < share]
    return {
        one.id: random.choice(["NE", *[min(x, ceiling(one, phase(key))) for x in (1, 2, 3, 4, 5)]]) for one in asked
    }


def report(
    key: str = "n8", share: float = 1.0, notes: dict[str, str] | None = None, goals: tuple[LearningGoal, ...] = (GOAL,)
) -> Report:
    """The report of someone who answered this share of the questions."""
    setting: dict[str, Any] = {"audience": AUDIENCES[key], "specialism": "oncologie", "year": None}
    assessment = said(answers(key, share), key, **setting)
    wish = Wish(AUDIENCES[key], "oncologie", hours=40)
    return Report(
        sitting=Sitting(assessment, begun_at=BEGUN, notes=notes or {}),
        instrument=INSTRUMENT,
        today=TODAY,
        catalogue=CATALOGUE,
        advice=suggest(score(assessment, INSTRUMENT), INSTRUMENT, CATALOGUE, wish),
        wish=wish,
        goals=goals,
    )


def written(one: Report, text: str) -> Report:
    """The same report with this text wherever its learner can write."""
    goals = tuple(replace(goal, text=text, activity=text[:LONGEST_LINE], companion=text[:100]) for goal in one.goals)
    notes = dict.fromkeys(one.sitting.assessment.answers, text)
    return replace(one, sitting=replace(one.sitting, notes=notes), goals=goals)
