"""Gaps: the topics in which a profile falls short of its end norms (measurement.md §6)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scan.instrument.constants import Constants
from scan.instrument.instrument import Instrument, Item, norm
from scan.learning_goal import Topic
from scan.scoring.assessment import NE, Assessment
from scan.scoring.target import shortfall


@dataclass(frozen=True)
class Gap:
    """A topic with a shortfall: its weight w, the ids of the items that fall short, and how many of those are NE."""

    topic: Topic
    weight: float
    items: tuple[str, ...]
    inexperienced: int


def find_gaps(
    assessment: Assessment,
    instrument: Instrument,
    goals: Collection[Topic] = (),
    seen_by_supervisor: Collection[Topic] = (),
) -> tuple[Gap, ...]:
    """Every topic with an in-scope shortfall, in content order; those in `goals` or `seen_by_supervisor` weigh more."""
    short: dict[Topic, list[tuple[Item, int]]] = {}
    for item, points in _shortfalls(assessment, instrument):
        short.setdefault(Topic(item.role, item.epa_task, item.theme, item.level), []).append((item, points))
    return tuple(
        Gap(
            topic=topic,
            weight=sum(points for _, points in short_items)
            * _factor(topic, goals, seen_by_supervisor, instrument.framework.constants),
            items=tuple(item.id for item, _ in short_items),
            inexperienced=sum(assessment.answers[item.id] == NE for item, _ in short_items),
        )
        for topic, short_items in short.items()
    )


def _shortfalls(assessment: Assessment, instrument: Instrument) -> Iterator[tuple[Item, int]]:
    phase = instrument.framework.phase(assessment.phase)
    most = instrument.framework.constants.shortfall_most
    for item in instrument.items_of(phase):
        answer = assessment.answers.get(item.id)
        if item.level in phase.scope and answer is not None and (points := shortfall(answer, norm(item, phase))):
            yield item, min(most, points)


def _factor(
    topic: Topic, goals: Collection[Topic], seen_by_supervisor: Collection[Topic], constants: Constants
) -> float:
    goal = constants.goal_factor if topic in goals else 1.0
    return goal * (constants.supervisor_factor if topic in seen_by_supervisor else 1.0)


def mainly_inexperience(gaps: Collection[Gap], constants: Constants) -> bool:
    """Whether the share of NE among the items that fall short is at least `constants.mainly_inexperience`."""
    items = sum(len(gap.items) for gap in gaps)
    return items > 0 and sum(gap.inexperienced for gap in gaps) >= constants.mainly_inexperience * items
