"""A learning goal as a row of a table in Dutch."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scan.dates import dutch_date
from scan.dutch import listing
from scan.instrument.framework import Framework
from scan.learning_goal import GOAL_STATUS_WORDS, LEARNING_WORDS, PATH_WORDS, LearningGoal, goal_from_text
from scan.store.store import Sitting

GOAL_HEADINGS = ("Leerdoel", "Activiteit", "Soort leren", "Te zien aan", "Kijkt mee", "Evaluatie", "Stand")

EVALUATION = GOAL_HEADINGS.index("Evaluatie")


def goals_of(sitting: Sitting) -> tuple[LearningGoal, ...]:
    """The goals of a sitting in the order they were made; goals that this version cannot read are skipped."""
    return tuple(_readable(sitting.goals.values()))


def goal_row(goal: LearningGoal, framework: Framework | None, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The cells of a goal under GOAL_HEADINGS; "" where nothing was filled in.

    `titles` maps ids of trainings to titles; an unknown id or key is shown as it is.
    """
    labels = {one.key: one.label for one in framework.evidence} if framework else {}
    steps = [
        f"{PATH_WORDS[step.key]}: {text}"
        for step in goal.path
        if (text := _parts(_day(step.on, step.typed), step.note))
    ]
    return (
        goal.text,
        _parts(titles.get(goal.training, goal.training), goal.activity, *steps),
        LEARNING_WORDS[goal.learning] if goal.learning else "",
        listing([labels.get(key, key) for key in goal.evidence]),
        goal.companion,
        _day(goal.evaluate_on, goal.typed),
        GOAL_STATUS_WORDS[goal.status],
    )


def goal_values(goal: LearningGoal, framework: Framework | None, titles: Mapping[str, str]) -> tuple[str | date, ...]:
    """The cells of `goal_row` for a spreadsheet: the evaluation is a date when it is one."""
    cells = goal_row(goal, framework, titles)
    return (*cells[:EVALUATION], goal.evaluate_on or cells[EVALUATION], *cells[EVALUATION + 1 :])


def _readable(texts: Iterable[str]) -> Iterator[LearningGoal]:
    for text in texts:
        try:
            yield goal_from_text(text)
        except ValueError:
            continue


def _day(day: date | None, typed: str) -> str:
    return dutch_date(day) if day else typed


def _parts(*parts: str) -> str:
    return " · ".join(filter(None, parts))
